SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE public.audit_events (
    sequence_number bigint NOT NULL,
    release_id character varying(200) NOT NULL,
    happened_at timestamp(6) with time zone NOT NULL,
    kind character varying(32) NOT NULL,
    importance character varying(16) NOT NULL,
    event_text character varying NOT NULL,
    facts character varying NOT NULL,
    previous_hash character(64) NOT NULL,
    hash character(64) NOT NULL
);
CREATE TABLE public.audit_head (
    product character varying(32) NOT NULL,
    sequence_number bigint NOT NULL,
    hash character(64) NOT NULL
);
CREATE TABLE public.checklist_items (
    release_id character varying(200) NOT NULL,
    ordinal integer NOT NULL,
    item_id character varying(1000) NOT NULL,
    phase text NOT NULL,
    item_text text NOT NULL,
    conditional boolean NOT NULL,
    status character varying(16) NOT NULL,
    status_by character varying(2000) NOT NULL,
    status_at timestamp(6) with time zone
);
CREATE TABLE public.checklist_marks (
    release_id character varying(200) NOT NULL,
    ordinal integer NOT NULL,
    item_id character varying(1000) NOT NULL,
    status character varying(16) NOT NULL,
    marked_by character varying(2000) NOT NULL,
    marked_at timestamp(6) with time zone NOT NULL,
    state text NOT NULL
);
CREATE TABLE public.checklists (
    release_id character varying(200) NOT NULL,
    title text NOT NULL,
    state text NOT NULL
);
CREATE TABLE public.gate_states (
    release_id character varying(200) NOT NULL,
    ordinal integer NOT NULL,
    gate_id character varying(2000) NOT NULL,
    gate_name character varying(2000) NOT NULL,
    status character varying(16) NOT NULL,
    since timestamp(6) with time zone NOT NULL,
    deadline timestamp(6) with time zone,
    ended_at timestamp(6) with time zone,
    reason text NOT NULL,
    state text NOT NULL
);
CREATE TABLE public.journal_steps (
    change_id character varying(36) NOT NULL,
    release_id character varying(200) NOT NULL,
    replayed_at timestamp(6) with time zone NOT NULL,
    applied boolean NOT NULL
);
CREATE TABLE public.ledger (
    product character varying(32) NOT NULL,
    ledger_id character varying(36) NOT NULL,
    created_at timestamp(6) with time zone NOT NULL
);
CREATE TABLE public.ledger_schema (
    installed_rank integer NOT NULL,
    version character varying(50),
    description character varying(200) NOT NULL,
    type character varying(20) NOT NULL,
    script character varying(1000) NOT NULL,
    checksum integer,
    installed_by character varying(100) NOT NULL,
    installed_on timestamp without time zone DEFAULT now() NOT NULL,
    execution_time integer NOT NULL,
    success boolean NOT NULL
);
CREATE TABLE public.live_versions (
    environment character varying(200) NOT NULL,
    service character varying(200) NOT NULL,
    target character varying(200) NOT NULL,
    version character varying(1000) NOT NULL,
    since timestamp(6) with time zone NOT NULL,
    release_id character varying(200) NOT NULL
);
CREATE TABLE public.release_stakeholders (
    release_id character varying(200) NOT NULL,
    ordinal integer NOT NULL,
    involvement character varying(32) NOT NULL,
    person character varying(2000) NOT NULL,
    role_name character varying(2000) NOT NULL
);
CREATE TABLE public.releases (
    id character varying(200) NOT NULL,
    kind character varying(16) NOT NULL,
    service character varying(200) NOT NULL,
    environment character varying(200) NOT NULL,
    version character varying(1000) NOT NULL,
    previous_version character varying(1000) NOT NULL,
    git_commit character varying(200) NOT NULL,
    git_branch character varying(1000) NOT NULL,
    build character varying(2000) NOT NULL,
    started_by character varying(200) NOT NULL,
    started_at timestamp(6) with time zone NOT NULL,
    ended_at timestamp(6) with time zone,
    outcome character varying(16) NOT NULL,
    reason text NOT NULL,
    body character varying(16) NOT NULL,
    under_way boolean NOT NULL,
    wake_at timestamp(6) with time zone,
    was_rolled_back boolean NOT NULL,
    rollback_at timestamp(6) with time zone,
    rollback_reason text NOT NULL,
    review_status character varying(32) NOT NULL,
    review_scheduled_at timestamp(6) with time zone,
    revision bigint NOT NULL,
    last_change character varying(36) NOT NULL,
    saved_at character varying(40) NOT NULL,
    audit_events bigint NOT NULL,
    audit_last bigint NOT NULL,
    audit_hash character varying(64) NOT NULL,
    search_text character varying(250) NOT NULL,
    state text NOT NULL
);
CREATE TABLE public.retention_gaps (
    first_sequence bigint NOT NULL,
    last_sequence bigint NOT NULL,
    hash_before character(64) NOT NULL,
    hash_after character(64) NOT NULL,
    seal_id bigint NOT NULL
);
CREATE TABLE public.retention_seals (
    id bigint NOT NULL,
    sealed_at timestamp(6) with time zone NOT NULL,
    releases integer NOT NULL,
    events bigint NOT NULL,
    summary text NOT NULL,
    hash character(64) NOT NULL
);
CREATE TABLE public.rollout_states (
    release_id character varying(200) NOT NULL,
    ordinal integer NOT NULL,
    rollout_id character varying(2000) NOT NULL,
    target character varying(200) NOT NULL,
    route character varying(2000) NOT NULL,
    version character varying(1000) NOT NULL,
    previous_version character varying(1000) NOT NULL,
    phase character varying(32) NOT NULL,
    green_percent integer NOT NULL,
    started_at timestamp(6) with time zone NOT NULL,
    cutover_at timestamp(6) with time zone,
    keep_until timestamp(6) with time zone,
    traffic_back_at timestamp(6) with time zone,
    ended_at timestamp(6) with time zone,
    wake_at timestamp(6) with time zone,
    state text NOT NULL
);
CREATE TABLE public.route_queues (
    environment character varying(200) NOT NULL,
    route character varying(200) NOT NULL,
    ordinal integer NOT NULL,
    rollout_id character varying(2000) NOT NULL
);
CREATE TABLE public.sign_offs (
    release_id character varying(200) NOT NULL,
    gate_ordinal integer NOT NULL,
    ordinal integer NOT NULL,
    person character varying(2000) NOT NULL,
    role_name character varying(2000) NOT NULL,
    decision character varying(16) NOT NULL,
    remark text NOT NULL,
    signed_at timestamp(6) with time zone NOT NULL,
    version character varying(1000) NOT NULL,
    voided boolean NOT NULL,
    state text NOT NULL
);
INSERT INTO public.audit_events VALUES (1, 'well', '2026-03-02 09:00:00.123456+00', 'RELEASE_STARTED', 'INFO', 'release of well to v1 in production started by dora', '{"by":"dora","environment":"production","version":"v1"}', '0000000000000000000000000000000000000000000000000000000000000000', 'ce5ba5887bb4b6ed066487dede029dc75b3b602d007478a135db29bbf95b4c12');
INSERT INTO public.audit_events VALUES (2, 'well', '2026-03-02 09:00:00.123456+00', 'CHECKLIST_READ', 'INFO', 'checklist ''Plan'' with 3 items', '{"environment":"production","title":"Plan","version":"v1"}', 'ce5ba5887bb4b6ed066487dede029dc75b3b602d007478a135db29bbf95b4c12', 'f7f8b6325ddbce4ce93e0c608d78c96be5638a0dd7b54faeaa04fb351053af2e');
INSERT INTO public.audit_events VALUES (3, 'well', '2026-03-02 09:00:00.123456+00', 'ITEM_MARKED', 'DETAIL', 'olga marked ''Backups are checked'' done', '{"by":"olga","environment":"production","item":"backups-are-checked-360f0008","version":"v1"}', 'f7f8b6325ddbce4ce93e0c608d78c96be5638a0dd7b54faeaa04fb351053af2e', 'd2ca719a21d9b59673d60f1e475e759736fd0cb652eda1ed995d62e5efd42718');
INSERT INTO public.audit_events VALUES (4, 'well', '2026-03-02 09:00:00.123456+00', 'ITEM_MARKED', 'DETAIL', 'olga marked ''On-call knows'' done', '{"by":"olga","environment":"production","item":"on-call-knows-5deddf4e","version":"v1"}', 'd2ca719a21d9b59673d60f1e475e759736fd0cb652eda1ed995d62e5efd42718', '6ad6e5b6d43c0f9d4cffd82263f622821c1229c69a323ef3551f743ab70f6e2e');
INSERT INTO public.audit_events VALUES (5, 'well', '2026-03-02 09:00:00.123456+00', 'ITEM_MARKED', 'DETAIL', 'olga marked ''Feature flags are set, if applicable'' done', '{"by":"olga","environment":"production","item":"feature-flags-are-set-if-applicable-b635f540","version":"v1"}', '6ad6e5b6d43c0f9d4cffd82263f622821c1229c69a323ef3551f743ab70f6e2e', 'c59e24dc2f3f4d3d559ded7b21b568804b08a0fbf24da95699f277bc6ee44818');
INSERT INTO public.audit_events VALUES (6, 'well', '2026-03-02 09:00:00.123456+00', 'GATE_WAITING', 'ACTION_NEEDED', 'gate ''Go / No-Go'' waits for: checklist complete; sign-off as Release Manager; at most 4 h', '{"deadline":"2026-03-02T13:00:00.123456789Z","gate":"Go / No-Go","roles":"Release Manager","version":"v1","waitsFor":"checklist complete; sign-off as Release Manager"}', 'c59e24dc2f3f4d3d559ded7b21b568804b08a0fbf24da95699f277bc6ee44818', 'b862b6679c6fe252ec2fb26c168213cda5f12909218bde64e1d08ec136003f5a');
INSERT INTO public.audit_events VALUES (7, 'well', '2026-03-02 09:00:00.123456+00', 'GATE_SIGNED', 'INFO', 'rosa approved gate ''Go / No-Go'' as Release Manager: go ahead', '{"comment":"go ahead","decision":"APPROVE","gate":"Go / No-Go","person":"rosa","role":"Release Manager","version":"v1"}', 'b862b6679c6fe252ec2fb26c168213cda5f12909218bde64e1d08ec136003f5a', '27b8494f23012e44557f6fc0ceed4b8f55e5b943c4ddd8188d229cbda068ee4d');
INSERT INTO public.audit_events VALUES (8, 'well', '2026-03-02 09:00:00.123456+00', 'GATE_OPENED', 'INFO', 'gate ''Go / No-Go'' is open for v1', '{"gate":"Go / No-Go","version":"v1"}', '27b8494f23012e44557f6fc0ceed4b8f55e5b943c4ddd8188d229cbda068ee4d', 'c6cf43a49cc6e1118af542d41d2793eb6e15c6be45588b659859b44f022f6254');
INSERT INTO public.audit_events VALUES (9, 'well', '2026-03-02 09:00:00.123456+00', 'ROUTE_HELD', 'DETAIL', 'well: holds route route', '{"rollout":"r1","target":"well"}', 'c6cf43a49cc6e1118af542d41d2793eb6e15c6be45588b659859b44f022f6254', '38012fab00b28831f302ee3c60379cc2312b83bb80d21fad015c11becb1f8576');
INSERT INTO public.audit_events VALUES (10, 'well', '2026-03-02 09:00:00.123456+00', 'GREEN_LAUNCHED', 'INFO', 'well: green starts with v1 on green', '{"fleet":"green","rollout":"r1","target":"well","version":"v1"}', '38012fab00b28831f302ee3c60379cc2312b83bb80d21fad015c11becb1f8576', '4bdcf311c3c458480c79083361b7f02e231b35e32b1ea5b621fba0430f7534a1');
INSERT INTO public.audit_events VALUES (11, 'well', '2026-03-02 09:00:00.123456+00', 'GREEN_READY', 'INFO', 'well: green is healthy with v1, no traffic yet', '{"rollout":"r1","target":"well","version":"v1"}', '4bdcf311c3c458480c79083361b7f02e231b35e32b1ea5b621fba0430f7534a1', '5968445e8e8b04935defe38255fb618e6c4245a3251d52744af221e37ec171ac');
INSERT INTO public.audit_events VALUES (12, 'well', '2026-03-02 09:00:00.123456+00', 'TRAFFIC_SHIFTED', 'INFO', 'well: 10 % of traffic on green v1', '{"blue":"90","green":"10","rollout":"r1","target":"well"}', '5968445e8e8b04935defe38255fb618e6c4245a3251d52744af221e37ec171ac', 'b3b241b6111dd9b97212726d1139b7207ffc751a31c51a793d1725c3eab99361');
INSERT INTO public.audit_events VALUES (13, 'well', '2026-03-02 09:00:00.123456+00', 'STAGE_STARTED', 'INFO', 'well: stage 10 % bakes for 5 min, judged by errors', '{"percent":"10","rollout":"r1","stage":"s1","target":"well"}', 'b3b241b6111dd9b97212726d1139b7207ffc751a31c51a793d1725c3eab99361', '26260d10568d4ea5f16e4af172999d0979024a119190f9bf21dd77ec3fb7cd6f');
INSERT INTO public.audit_events VALUES (14, 'well', '2026-03-02 09:05:00.123456+00', 'STAGE_PASSED', 'INFO', 'well: stage 10 % passed', '{"rollout":"r1","stage":"s1","target":"well"}', '26260d10568d4ea5f16e4af172999d0979024a119190f9bf21dd77ec3fb7cd6f', '3531947b462f4e57d73848d113e573da7fc926695e666d91f0d4bb0cb89acaaa');
INSERT INTO public.audit_events VALUES (15, 'well', '2026-03-02 09:05:00.123456+00', 'TRAFFIC_SHIFTED', 'DETAIL', 'well: 100 % of traffic on green v1', '{"blue":"0","green":"100","rollout":"r1","target":"well"}', '3531947b462f4e57d73848d113e573da7fc926695e666d91f0d4bb0cb89acaaa', '6161b5a3ec860ab24f6b554753bd3c43a18884be8ac2c9d248d57ad0b7ed2727');
INSERT INTO public.audit_events VALUES (16, 'well', '2026-03-02 09:05:00.123456+00', 'CUTOVER', 'INFO', 'well: green v1 has all traffic, blue is kept for 10 min', '{"rollout":"r1","target":"well","version":"v1"}', '6161b5a3ec860ab24f6b554753bd3c43a18884be8ac2c9d248d57ad0b7ed2727', '82eec0a00bc41fe38ac92a3fae268596e5377602b9bf1d20cf348461fa79472e');
INSERT INTO public.audit_events VALUES (17, 'well', '2026-03-02 09:05:00.123456+00', 'VERSION_RECORDED', 'DETAIL', 'well: recorded as v1', '{"rollout":"r1","target":"well","version":"v1"}', '82eec0a00bc41fe38ac92a3fae268596e5377602b9bf1d20cf348461fa79472e', '7c83c4c7032efc8f64a2b3184f030e91a439421729dbeca9bd604b85712bd8c6');
INSERT INTO public.audit_events VALUES (18, 'well', '2026-03-02 09:05:00.123456+00', 'RELEASE_ENDED', 'INFO', 'well v1 in production released', '{"environment":"production","outcome":"RELEASED","version":"v1"}', '7c83c4c7032efc8f64a2b3184f030e91a439421729dbeca9bd604b85712bd8c6', '39a3bf26cc56988f4816b9556f28bc82464720717f5cdf3615d85cc9c07a35a3');
INSERT INTO public.audit_events VALUES (19, 'well', '2026-03-02 09:15:00.123456+00', 'BLUE_RETIRED', 'INFO', 'well: blue v0 is taken down', '{"rollout":"r1","target":"well"}', '39a3bf26cc56988f4816b9556f28bc82464720717f5cdf3615d85cc9c07a35a3', '5ca54c89ec09f6ac571c4475445707c1bac471dd4c0137b4980a1cdaab4e1b69');
INSERT INTO public.audit_events VALUES (20, 'back', '2026-03-02 09:00:00.123456+00', 'RELEASE_STARTED', 'INFO', 'release of back to bad-2 in production started by dora', '{"by":"dora","environment":"production","version":"bad-2"}', '5ca54c89ec09f6ac571c4475445707c1bac471dd4c0137b4980a1cdaab4e1b69', '39180f8918e281ed395dd7bf4d7f08d41aaa10f53cd52bcda5e9259fd5385c66');
INSERT INTO public.audit_events VALUES (21, 'back', '2026-03-02 09:00:00.123456+00', 'CHECKLIST_READ', 'INFO', 'checklist ''Plan'' with 3 items', '{"environment":"production","title":"Plan","version":"bad-2"}', '39180f8918e281ed395dd7bf4d7f08d41aaa10f53cd52bcda5e9259fd5385c66', 'e5d8809c4ae84e30ff867cd1e0b172959a5ed6264d295d8912350e903896ba3a');
INSERT INTO public.audit_events VALUES (22, 'back', '2026-03-02 09:00:00.123456+00', 'ITEM_MARKED', 'DETAIL', 'olga marked ''Backups are checked'' done', '{"by":"olga","environment":"production","item":"backups-are-checked-360f0008","version":"bad-2"}', 'e5d8809c4ae84e30ff867cd1e0b172959a5ed6264d295d8912350e903896ba3a', 'b33b077329a16cda04ad24725dd61a48f88e353f0ab2a093aa7b8535b77244d6');
INSERT INTO public.audit_events VALUES (23, 'back', '2026-03-02 09:00:00.123456+00', 'ITEM_MARKED', 'DETAIL', 'olga marked ''On-call knows'' done', '{"by":"olga","environment":"production","item":"on-call-knows-5deddf4e","version":"bad-2"}', 'b33b077329a16cda04ad24725dd61a48f88e353f0ab2a093aa7b8535b77244d6', '541afc9eac59a87e15a5176bf0a957d69c4bc1034cc131b79fd50ad874421db2');
INSERT INTO public.audit_events VALUES (24, 'back', '2026-03-02 09:00:00.123456+00', 'ITEM_MARKED', 'DETAIL', 'olga marked ''Feature flags are set, if applicable'' done', '{"by":"olga","environment":"production","item":"feature-flags-are-set-if-applicable-b635f540","version":"bad-2"}', '541afc9eac59a87e15a5176bf0a957d69c4bc1034cc131b79fd50ad874421db2', 'b9917b76702d204ad8a8726ab0ab6f9a086b84a20559b220979be1da36f3d6a9');
INSERT INTO public.audit_events VALUES (25, 'back', '2026-03-02 09:00:00.123456+00', 'GATE_WAITING', 'ACTION_NEEDED', 'gate ''Go / No-Go'' waits for: checklist complete; sign-off as Release Manager; at most 4 h', '{"deadline":"2026-03-02T13:00:00.123456789Z","gate":"Go / No-Go","roles":"Release Manager","version":"bad-2","waitsFor":"checklist complete; sign-off as Release Manager"}', 'b9917b76702d204ad8a8726ab0ab6f9a086b84a20559b220979be1da36f3d6a9', 'bac5846f2a911c42ea6c0ea8b61a6abf8b56ba4e3a8417b29eb568d8e676cf04');
INSERT INTO public.audit_events VALUES (26, 'back', '2026-03-02 09:00:00.123456+00', 'GATE_SIGNED', 'INFO', 'rosa approved gate ''Go / No-Go'' as Release Manager: go ahead', '{"comment":"go ahead","decision":"APPROVE","gate":"Go / No-Go","person":"rosa","role":"Release Manager","version":"bad-2"}', 'bac5846f2a911c42ea6c0ea8b61a6abf8b56ba4e3a8417b29eb568d8e676cf04', '765a5580ca4db9b080d76f5ccd99bf23490fcb6507524861c10d5eb6dbd77bfc');
INSERT INTO public.audit_events VALUES (27, 'back', '2026-03-02 09:00:00.123456+00', 'GATE_OPENED', 'INFO', 'gate ''Go / No-Go'' is open for bad-2', '{"gate":"Go / No-Go","version":"bad-2"}', '765a5580ca4db9b080d76f5ccd99bf23490fcb6507524861c10d5eb6dbd77bfc', '48b80894674129f1c679457ae17f7afd8e7d2675eca7114b003edf8c07783639');
INSERT INTO public.audit_events VALUES (28, 'back', '2026-03-02 09:00:00.123456+00', 'ROUTE_HELD', 'DETAIL', 'back: holds route route', '{"rollout":"r1","target":"back"}', '48b80894674129f1c679457ae17f7afd8e7d2675eca7114b003edf8c07783639', '76624c86958a74706a09e3a5603b1f126d2feb227c6797bb9eeacbfdeccbfe36');
INSERT INTO public.audit_events VALUES (29, 'back', '2026-03-02 09:00:00.123456+00', 'GREEN_LAUNCHED', 'INFO', 'back: green starts with bad-2 on green', '{"fleet":"green","rollout":"r1","target":"back","version":"bad-2"}', '76624c86958a74706a09e3a5603b1f126d2feb227c6797bb9eeacbfdeccbfe36', '4fe30de446bf4f36e1fcdd19f8bc05c012a529814359dba7cb0ef9bfcb8b9980');
INSERT INTO public.audit_events VALUES (30, 'back', '2026-03-02 09:00:00.123456+00', 'GREEN_READY', 'INFO', 'back: green is healthy with bad-2, no traffic yet', '{"rollout":"r1","target":"back","version":"bad-2"}', '4fe30de446bf4f36e1fcdd19f8bc05c012a529814359dba7cb0ef9bfcb8b9980', 'b33d0ba2bb797236b549fbd2023aa72fa2dd5de04ae77f3861d2a01ef95c17ba');
INSERT INTO public.audit_events VALUES (31, 'back', '2026-03-02 09:00:00.123456+00', 'TRAFFIC_SHIFTED', 'INFO', 'back: 10 % of traffic on green bad-2', '{"blue":"90","green":"10","rollout":"r1","target":"back"}', 'b33d0ba2bb797236b549fbd2023aa72fa2dd5de04ae77f3861d2a01ef95c17ba', 'b5184b03a552af976c78ed612079e456c832918b90f14e29064c8c57283e1c1a');
INSERT INTO public.audit_events VALUES (32, 'back', '2026-03-02 09:00:00.123456+00', 'STAGE_STARTED', 'INFO', 'back: stage 10 % bakes for 5 min, judged by errors', '{"percent":"10","rollout":"r1","stage":"s1","target":"back"}', 'b5184b03a552af976c78ed612079e456c832918b90f14e29064c8c57283e1c1a', '842bad4cae75ff1cb9af3009c752dae4c34f011848e794a1a4f3add2e4a63485');
INSERT INTO public.audit_events VALUES (33, 'back', '2026-03-02 09:02:00.123456+00', 'BREACH', 'ALARM', 'back: errorRate 50 % breaks ''>5%'', errors', '{"limit":"0.05","metric":"errorRate","observed":"0.5","rollout":"r1","rule":"errorRate >5%","severity":"LOW","target":"back"}', '842bad4cae75ff1cb9af3009c752dae4c34f011848e794a1a4f3add2e4a63485', '165ed9bff3c6d0789372aa0aa957897d54cfc7288a87cc8fb1f94428a576561f');
INSERT INTO public.audit_events VALUES (34, 'back', '2026-03-02 09:02:00.123456+00', 'ROLLBACK_STARTED', 'ALARM', 'back: rolls back', '{"by":"","cause":"BREACH","rollout":"r1","target":"back"}', '165ed9bff3c6d0789372aa0aa957897d54cfc7288a87cc8fb1f94428a576561f', '015728d996cf02a89b4899ad6c83b6ef406a9333084dbf5c953e59dc31f01ed1');
INSERT INTO public.audit_events VALUES (35, 'back', '2026-03-02 09:02:00.123456+00', 'TRAFFIC_SHIFTED', 'INFO', 'back: all traffic on blue v0', '{"blue":"100","green":"0","rollout":"r1","target":"back"}', '015728d996cf02a89b4899ad6c83b6ef406a9333084dbf5c953e59dc31f01ed1', '37bc20485d9d8acd1d90bf0092b3a7f8256b1cb21403718c23490c709fe3c1dc');
INSERT INTO public.audit_events VALUES (36, 'back', '2026-03-02 09:02:00.123456+00', 'GREEN_RETIRED', 'DETAIL', 'back: green bad-2 is taken down', '{"rollout":"r1","target":"back"}', '37bc20485d9d8acd1d90bf0092b3a7f8256b1cb21403718c23490c709fe3c1dc', 'b5f63d783e1486cf8a53c727993317d235bafb80a1ea4207d6c397d2aa1b109d');
INSERT INTO public.audit_events VALUES (37, 'back', '2026-03-02 09:02:00.123456+00', 'ROLLED_BACK', 'INFO', 'back: rolled back to v0', '{"cause":"errorRate 50 % breaks ''>5%'', errors","rollout":"r1","target":"back","version":"v0"}', 'b5f63d783e1486cf8a53c727993317d235bafb80a1ea4207d6c397d2aa1b109d', '286d64d25431bf66ceeec24e53e303f7188e6672eb31c6b6f61a5108b3960511');
INSERT INTO public.audit_events VALUES (38, 'back', '2026-03-02 09:02:00.123456+00', 'RELEASE_ENDED', 'ALARM', 'back bad-2 in production rolled back: errorRate 50 % breaks ''>5%'', errors', '{"environment":"production","outcome":"ROLLED_BACK","version":"bad-2"}', '286d64d25431bf66ceeec24e53e303f7188e6672eb31c6b6f61a5108b3960511', '1d4a9dc5c9cd5fc93baf25afd40f84d0b5bed5fb9dd61a6c57f6b5afd85fd386');
INSERT INTO public.audit_events VALUES (39, 'begun', '2026-03-02 09:00:00.123456+00', 'RELEASE_STARTED', 'INFO', 'release of begun to v3 in production started by dora', '{"by":"dora","environment":"production","version":"v3"}', '1d4a9dc5c9cd5fc93baf25afd40f84d0b5bed5fb9dd61a6c57f6b5afd85fd386', '453e47023ccc6e35129d08d353d8641328f1eb2995cccd1ee5227e5a4ccd7d83');
INSERT INTO public.audit_events VALUES (40, 'open', '2026-03-02 09:00:00.123456+00', 'RELEASE_STARTED', 'INFO', 'release of open to v4 in production started by dora', '{"by":"dora","environment":"production","version":"v4"}', '453e47023ccc6e35129d08d353d8641328f1eb2995cccd1ee5227e5a4ccd7d83', '4dcff0f428394269b426d824824ec84eb783983e5c09ab8b37c51ebe29360bc3');
INSERT INTO public.audit_events VALUES (41, 'open', '2026-03-02 09:00:00.123456+00', 'CHECKLIST_READ', 'INFO', 'checklist ''Plan'' with 3 items', '{"environment":"production","title":"Plan","version":"v4"}', '4dcff0f428394269b426d824824ec84eb783983e5c09ab8b37c51ebe29360bc3', '1e84f1fe72e937db0782f73f3f79b9a1d68266d727812b2e8cf799b7245db2db');
INSERT INTO public.audit_events VALUES (42, 'open', '2026-03-02 09:00:00.123456+00', 'ITEM_MARKED', 'DETAIL', 'olga marked ''Backups are checked'' done', '{"by":"olga","environment":"production","item":"backups-are-checked-360f0008","version":"v4"}', '1e84f1fe72e937db0782f73f3f79b9a1d68266d727812b2e8cf799b7245db2db', '5d49ddfc826fdd65160f70767e10184230ec5453868150354a4e1f71bda050f1');
INSERT INTO public.audit_events VALUES (43, 'open', '2026-03-02 09:00:00.123456+00', 'ITEM_MARKED', 'DETAIL', 'olga marked ''On-call knows'' done', '{"by":"olga","environment":"production","item":"on-call-knows-5deddf4e","version":"v4"}', '5d49ddfc826fdd65160f70767e10184230ec5453868150354a4e1f71bda050f1', '6dcd0f13623d7eada8e0903aa01dc7a82efac308d5b83450bd94c0c7c52aee39');
INSERT INTO public.audit_events VALUES (44, 'open', '2026-03-02 09:00:00.123456+00', 'ITEM_MARKED', 'DETAIL', 'olga marked ''Feature flags are set, if applicable'' done', '{"by":"olga","environment":"production","item":"feature-flags-are-set-if-applicable-b635f540","version":"v4"}', '6dcd0f13623d7eada8e0903aa01dc7a82efac308d5b83450bd94c0c7c52aee39', '3535902470d7d63126fc5709ce7e51a9dbc4df29dbe4c7b0c2524467dfabdcb3');
INSERT INTO public.audit_events VALUES (45, 'open', '2026-03-02 09:00:00.123456+00', 'GATE_WAITING', 'ACTION_NEEDED', 'gate ''Go / No-Go'' waits for: checklist complete; sign-off as Release Manager; at most 4 h', '{"deadline":"2026-03-02T13:00:00.123456789Z","gate":"Go / No-Go","roles":"Release Manager","version":"v4","waitsFor":"checklist complete; sign-off as Release Manager"}', '3535902470d7d63126fc5709ce7e51a9dbc4df29dbe4c7b0c2524467dfabdcb3', 'b2327c2a9a58821feda4d2f45328b884a0607ad1809d1c0ba9b59f48f3ddc884');
INSERT INTO public.audit_events VALUES (46, 'open', '2026-03-02 09:00:00.123456+00', 'GATE_SIGNED', 'INFO', 'rosa approved gate ''Go / No-Go'' as Release Manager: go ahead', '{"comment":"go ahead","decision":"APPROVE","gate":"Go / No-Go","person":"rosa","role":"Release Manager","version":"v4"}', 'b2327c2a9a58821feda4d2f45328b884a0607ad1809d1c0ba9b59f48f3ddc884', '1b0e7b8f54ab56f8e4e3d46a56557debadf2d736f1dae185854aa62fbcb672e6');
INSERT INTO public.audit_events VALUES (47, 'open', '2026-03-02 09:00:00.123456+00', 'GATE_OPENED', 'INFO', 'gate ''Go / No-Go'' is open for v4', '{"gate":"Go / No-Go","version":"v4"}', '1b0e7b8f54ab56f8e4e3d46a56557debadf2d736f1dae185854aa62fbcb672e6', '8b285aafccefe2436f2309062347374c99c2030c7da45f616ed15e43c36f1281');
INSERT INTO public.audit_events VALUES (48, 'open', '2026-03-02 09:00:00.123456+00', 'ROUTE_HELD', 'DETAIL', 'open: holds route route', '{"rollout":"r1","target":"open"}', '8b285aafccefe2436f2309062347374c99c2030c7da45f616ed15e43c36f1281', '91cec70aa17cbe5551b23bca93174bc12dbe547989b96accda0ac9a4c9d65924');
INSERT INTO public.audit_events VALUES (49, 'open', '2026-03-02 09:00:00.123456+00', 'GREEN_LAUNCHED', 'INFO', 'open: green starts with v4 on green', '{"fleet":"green","rollout":"r1","target":"open","version":"v4"}', '91cec70aa17cbe5551b23bca93174bc12dbe547989b96accda0ac9a4c9d65924', 'af3ba1cdd3d0b757ab93c36cc298f02c607746b1e25a0215101d73bb3b90c6f5');
INSERT INTO public.audit_events VALUES (50, 'open', '2026-03-02 09:00:00.123456+00', 'GREEN_READY', 'INFO', 'open: green is healthy with v4, no traffic yet', '{"rollout":"r1","target":"open","version":"v4"}', 'af3ba1cdd3d0b757ab93c36cc298f02c607746b1e25a0215101d73bb3b90c6f5', '40291b75720ccf77ad3d0c3585af6902e382e3b58a273111e0c49db5b401ff77');
INSERT INTO public.audit_events VALUES (51, 'open', '2026-03-02 09:00:00.123456+00', 'TRAFFIC_SHIFTED', 'INFO', 'open: 10 % of traffic on green v4', '{"blue":"90","green":"10","rollout":"r1","target":"open"}', '40291b75720ccf77ad3d0c3585af6902e382e3b58a273111e0c49db5b401ff77', 'b79093499aaacd9c1d96ca8665d408cf547265627d42bbeb24e87086b071769b');
INSERT INTO public.audit_events VALUES (52, 'open', '2026-03-02 09:00:00.123456+00', 'STAGE_STARTED', 'INFO', 'open: stage 10 % bakes for 5 min, judged by errors', '{"percent":"10","rollout":"r1","stage":"s1","target":"open"}', 'b79093499aaacd9c1d96ca8665d408cf547265627d42bbeb24e87086b071769b', '6e91b3a08afe09e63d612953fec008da866e393b016d2b52137cc1b50aec460c');
INSERT INTO public.audit_head VALUES ('release-plan', 52, '6e91b3a08afe09e63d612953fec008da866e393b016d2b52137cc1b50aec460c');
INSERT INTO public.checklist_items VALUES ('well', 0, 'backups-are-checked-360f0008', 'Before', 'Backups are checked', false, 'DONE', 'olga', '2026-03-02 09:00:00.123456+00');
INSERT INTO public.checklist_items VALUES ('well', 1, 'on-call-knows-5deddf4e', 'Before', 'On-call knows', false, 'DONE', 'olga', '2026-03-02 09:00:00.123456+00');
INSERT INTO public.checklist_items VALUES ('well', 2, 'feature-flags-are-set-if-applicable-b635f540', 'Before', 'Feature flags are set, if applicable', true, 'DONE', 'olga', '2026-03-02 09:00:00.123456+00');
INSERT INTO public.checklist_items VALUES ('back', 0, 'backups-are-checked-360f0008', 'Before', 'Backups are checked', false, 'DONE', 'olga', '2026-03-02 09:00:00.123456+00');
INSERT INTO public.checklist_items VALUES ('back', 1, 'on-call-knows-5deddf4e', 'Before', 'On-call knows', false, 'DONE', 'olga', '2026-03-02 09:00:00.123456+00');
INSERT INTO public.checklist_items VALUES ('back', 2, 'feature-flags-are-set-if-applicable-b635f540', 'Before', 'Feature flags are set, if applicable', true, 'DONE', 'olga', '2026-03-02 09:00:00.123456+00');
INSERT INTO public.checklist_items VALUES ('open', 0, 'backups-are-checked-360f0008', 'Before', 'Backups are checked', false, 'DONE', 'olga', '2026-03-02 09:00:00.123456+00');
INSERT INTO public.checklist_items VALUES ('open', 1, 'on-call-knows-5deddf4e', 'Before', 'On-call knows', false, 'DONE', 'olga', '2026-03-02 09:00:00.123456+00');
INSERT INTO public.checklist_items VALUES ('open', 2, 'feature-flags-are-set-if-applicable-b635f540', 'Before', 'Feature flags are set, if applicable', true, 'DONE', 'olga', '2026-03-02 09:00:00.123456+00');
INSERT INTO public.checklist_marks VALUES ('well', 0, 'backups-are-checked-360f0008', 'DONE', 'olga', '2026-03-02 09:00:00.123456+00', '{"itemId":"backups-are-checked-360f0008","status":"DONE","by":"olga","at":"2026-03-02T09:00:00.123456789Z","reason":"","note":"","evidence":""}');
INSERT INTO public.checklist_marks VALUES ('well', 1, 'on-call-knows-5deddf4e', 'DONE', 'olga', '2026-03-02 09:00:00.123456+00', '{"itemId":"on-call-knows-5deddf4e","status":"DONE","by":"olga","at":"2026-03-02T09:00:00.123456789Z","reason":"","note":"","evidence":""}');
INSERT INTO public.checklist_marks VALUES ('well', 2, 'feature-flags-are-set-if-applicable-b635f540', 'DONE', 'olga', '2026-03-02 09:00:00.123456+00', '{"itemId":"feature-flags-are-set-if-applicable-b635f540","status":"DONE","by":"olga","at":"2026-03-02T09:00:00.123456789Z","reason":"","note":"","evidence":""}');
INSERT INTO public.checklist_marks VALUES ('back', 0, 'backups-are-checked-360f0008', 'DONE', 'olga', '2026-03-02 09:00:00.123456+00', '{"itemId":"backups-are-checked-360f0008","status":"DONE","by":"olga","at":"2026-03-02T09:00:00.123456789Z","reason":"","note":"","evidence":""}');
INSERT INTO public.checklist_marks VALUES ('back', 1, 'on-call-knows-5deddf4e', 'DONE', 'olga', '2026-03-02 09:00:00.123456+00', '{"itemId":"on-call-knows-5deddf4e","status":"DONE","by":"olga","at":"2026-03-02T09:00:00.123456789Z","reason":"","note":"","evidence":""}');
INSERT INTO public.checklist_marks VALUES ('back', 2, 'feature-flags-are-set-if-applicable-b635f540', 'DONE', 'olga', '2026-03-02 09:00:00.123456+00', '{"itemId":"feature-flags-are-set-if-applicable-b635f540","status":"DONE","by":"olga","at":"2026-03-02T09:00:00.123456789Z","reason":"","note":"","evidence":""}');
INSERT INTO public.checklist_marks VALUES ('open', 0, 'backups-are-checked-360f0008', 'DONE', 'olga', '2026-03-02 09:00:00.123456+00', '{"itemId":"backups-are-checked-360f0008","status":"DONE","by":"olga","at":"2026-03-02T09:00:00.123456789Z","reason":"","note":"","evidence":""}');
INSERT INTO public.checklist_marks VALUES ('open', 1, 'on-call-knows-5deddf4e', 'DONE', 'olga', '2026-03-02 09:00:00.123456+00', '{"itemId":"on-call-knows-5deddf4e","status":"DONE","by":"olga","at":"2026-03-02T09:00:00.123456789Z","reason":"","note":"","evidence":""}');
INSERT INTO public.checklist_marks VALUES ('open', 2, 'feature-flags-are-set-if-applicable-b635f540', 'DONE', 'olga', '2026-03-02 09:00:00.123456+00', '{"itemId":"feature-flags-are-set-if-applicable-b635f540","status":"DONE","by":"olga","at":"2026-03-02T09:00:00.123456789Z","reason":"","note":"","evidence":""}');
INSERT INTO public.checklists VALUES ('well', 'Plan', '{"title":"Plan","phases":[{"id":"before-60387d7d","title":"Before","level":2,"offset":null,"conditional":false,"items":[{"id":"backups-are-checked-360f0008","text":"Backups are checked","done":false,"conditional":false,"details":[],"children":[],"group":null,"links":[],"line":5},{"id":"on-call-knows-5deddf4e","text":"On-call knows","done":false,"conditional":false,"details":[],"children":[],"group":null,"links":[],"line":6},{"id":"feature-flags-are-set-if-applicable-b635f540","text":"Feature flags are set, if applicable","done":false,"conditional":true,"details":[],"children":[],"group":null,"links":[],"line":7}],"procedures":[],"scripts":[],"notes":[],"line":3},{"id":"contacts-48b0ca87","title":"Contacts","level":2,"offset":null,"conditional":false,"items":[],"procedures":[],"scripts":[],"notes":[],"line":9}],"schedule":[],"signOffs":[],"contacts":[{"role":"Release Manager","name":"","details":{"Contact":"Rosa"}}],"criteria":[]}');
INSERT INTO public.checklists VALUES ('back', 'Plan', '{"title":"Plan","phases":[{"id":"before-60387d7d","title":"Before","level":2,"offset":null,"conditional":false,"items":[{"id":"backups-are-checked-360f0008","text":"Backups are checked","done":false,"conditional":false,"details":[],"children":[],"group":null,"links":[],"line":5},{"id":"on-call-knows-5deddf4e","text":"On-call knows","done":false,"conditional":false,"details":[],"children":[],"group":null,"links":[],"line":6},{"id":"feature-flags-are-set-if-applicable-b635f540","text":"Feature flags are set, if applicable","done":false,"conditional":true,"details":[],"children":[],"group":null,"links":[],"line":7}],"procedures":[],"scripts":[],"notes":[],"line":3},{"id":"contacts-48b0ca87","title":"Contacts","level":2,"offset":null,"conditional":false,"items":[],"procedures":[],"scripts":[],"notes":[],"line":9}],"schedule":[],"signOffs":[],"contacts":[{"role":"Release Manager","name":"","details":{"Contact":"Rosa"}}],"criteria":[]}');
INSERT INTO public.checklists VALUES ('open', 'Plan', '{"title":"Plan","phases":[{"id":"before-60387d7d","title":"Before","level":2,"offset":null,"conditional":false,"items":[{"id":"backups-are-checked-360f0008","text":"Backups are checked","done":false,"conditional":false,"details":[],"children":[],"group":null,"links":[],"line":5},{"id":"on-call-knows-5deddf4e","text":"On-call knows","done":false,"conditional":false,"details":[],"children":[],"group":null,"links":[],"line":6},{"id":"feature-flags-are-set-if-applicable-b635f540","text":"Feature flags are set, if applicable","done":false,"conditional":true,"details":[],"children":[],"group":null,"links":[],"line":7}],"procedures":[],"scripts":[],"notes":[],"line":3},{"id":"contacts-48b0ca87","title":"Contacts","level":2,"offset":null,"conditional":false,"items":[],"procedures":[],"scripts":[],"notes":[],"line":9}],"schedule":[],"signOffs":[],"contacts":[{"role":"Release Manager","name":"","details":{"Contact":"Rosa"}}],"criteria":[]}');
INSERT INTO public.gate_states VALUES ('well', 0, 'go', 'Go / No-Go', 'OPEN', '2026-03-02 09:00:00.123456+00', '2026-03-02 13:00:00.123456+00', '2026-03-02 09:00:00.123456+00', 'all conditions hold', '{"id":"go","gate":{"plan":{"name":"Go / No-Go","conditions":[{"is":"ChecklistComplete","phase":""},{"is":"SignedOff","role":"Release Manager","quorum":1}],"timeout":"PT4H","onTimeout":"REJECT","fourEyes":true},"version":"v1","startedBy":"dora","causedBy":["author@example.org"],"state":"OPEN","since":"2026-03-02T09:00:00.123456789Z","deadline":"2026-03-02T13:00:00.123456789Z","conditions":{"checklist":{"met":true,"detail":"3 of 3 items done","evidence":{"is":"Counted","count":{"total":3,"open":0,"openTexts":[]}},"looking":false,"lookAt":null,"trouble":""},"sign-off:release manager":{"met":true,"detail":"1 of 1: rosa","evidence":{"is":"None"},"looking":false,"lookAt":null,"trouble":""}},"signOffs":[],"reason":"all conditions hold","endedAt":"2026-03-02T09:00:00.123456789Z","nextWake":null}}');
INSERT INTO public.gate_states VALUES ('back', 0, 'go', 'Go / No-Go', 'OPEN', '2026-03-02 09:00:00.123456+00', '2026-03-02 13:00:00.123456+00', '2026-03-02 09:00:00.123456+00', 'all conditions hold', '{"id":"go","gate":{"plan":{"name":"Go / No-Go","conditions":[{"is":"ChecklistComplete","phase":""},{"is":"SignedOff","role":"Release Manager","quorum":1}],"timeout":"PT4H","onTimeout":"REJECT","fourEyes":true},"version":"bad-2","startedBy":"dora","causedBy":["author@example.org"],"state":"OPEN","since":"2026-03-02T09:00:00.123456789Z","deadline":"2026-03-02T13:00:00.123456789Z","conditions":{"checklist":{"met":true,"detail":"3 of 3 items done","evidence":{"is":"Counted","count":{"total":3,"open":0,"openTexts":[]}},"looking":false,"lookAt":null,"trouble":""},"sign-off:release manager":{"met":true,"detail":"1 of 1: rosa","evidence":{"is":"None"},"looking":false,"lookAt":null,"trouble":""}},"signOffs":[],"reason":"all conditions hold","endedAt":"2026-03-02T09:00:00.123456789Z","nextWake":null}}');
INSERT INTO public.gate_states VALUES ('open', 0, 'go', 'Go / No-Go', 'OPEN', '2026-03-02 09:00:00.123456+00', '2026-03-02 13:00:00.123456+00', '2026-03-02 09:00:00.123456+00', 'all conditions hold', '{"id":"go","gate":{"plan":{"name":"Go / No-Go","conditions":[{"is":"ChecklistComplete","phase":""},{"is":"SignedOff","role":"Release Manager","quorum":1}],"timeout":"PT4H","onTimeout":"REJECT","fourEyes":true},"version":"v4","startedBy":"dora","causedBy":["author@example.org"],"state":"OPEN","since":"2026-03-02T09:00:00.123456789Z","deadline":"2026-03-02T13:00:00.123456789Z","conditions":{"checklist":{"met":true,"detail":"3 of 3 items done","evidence":{"is":"Counted","count":{"total":3,"open":0,"openTexts":[]}},"looking":false,"lookAt":null,"trouble":""},"sign-off:release manager":{"met":true,"detail":"1 of 1: rosa","evidence":{"is":"None"},"looking":false,"lookAt":null,"trouble":""}},"signOffs":[],"reason":"all conditions hold","endedAt":"2026-03-02T09:00:00.123456789Z","nextWake":null}}');
INSERT INTO public.ledger VALUES ('release-plan', 'd65670bc-70ed-4fe3-905b-58ae34bcaac3', '2026-11-20 19:56:55.204362+00');
INSERT INTO public.ledger_schema VALUES (1, '1', 'ledger', 'SQL', 'V1__ledger.sql', -112078240, 'ledger', '2026-11-20 19:56:55.050668', 52, true);
INSERT INTO public.ledger_schema VALUES (2, '2', 'retention and journal', 'SQL', 'V2__retention_and_journal.sql', -1405167479, 'ledger', '2026-11-20 19:56:55.155739', 12, true);
INSERT INTO public.live_versions VALUES ('production', 'well', 'well', 'v1', '2026-03-02 09:05:00.123456+00', 'well');
INSERT INTO public.live_versions VALUES ('production', 'back', 'back', 'v0', '2026-03-02 09:02:00.123456+00', 'back');
INSERT INTO public.release_stakeholders VALUES ('well', 0, 'STARTED', 'dora', '');
INSERT INTO public.release_stakeholders VALUES ('well', 1, 'CAUSED', 'author@example.org', '');
INSERT INTO public.release_stakeholders VALUES ('well', 2, 'CONTACT', '', 'Release Manager');
INSERT INTO public.release_stakeholders VALUES ('well', 3, 'SIGNED', 'rosa', 'Release Manager');
INSERT INTO public.release_stakeholders VALUES ('back', 0, 'STARTED', 'dora', '');
INSERT INTO public.release_stakeholders VALUES ('back', 1, 'CAUSED', 'author@example.org', '');
INSERT INTO public.release_stakeholders VALUES ('back', 2, 'CONTACT', '', 'Release Manager');
INSERT INTO public.release_stakeholders VALUES ('back', 3, 'SIGNED', 'rosa', 'Release Manager');
INSERT INTO public.release_stakeholders VALUES ('begun', 0, 'STARTED', 'dora', '');
INSERT INTO public.release_stakeholders VALUES ('begun', 1, 'CAUSED', 'author@example.org', '');
INSERT INTO public.release_stakeholders VALUES ('open', 0, 'STARTED', 'dora', '');
INSERT INTO public.release_stakeholders VALUES ('open', 1, 'CAUSED', 'author@example.org', '');
INSERT INTO public.release_stakeholders VALUES ('open', 2, 'CONTACT', '', 'Release Manager');
INSERT INTO public.release_stakeholders VALUES ('open', 3, 'SIGNED', 'rosa', 'Release Manager');
INSERT INTO public.releases VALUES ('well', 'DEPLOYMENT', 'well', 'production', 'v1', 'v0', '4f1c2d3', 'main', 'ship/7', 'dora', '2026-03-02 09:00:00.123456+00', '2026-03-02 09:05:00.123456+00', 'RELEASED', '', 'ENDED', false, NULL, false, NULL, '', '', NULL, 37, '9cf03dc5-069d-4932-b875-d864c00573ed', '2026-03-02T09:15:00.123456789Z', 19, 19, '5ca54c89ec09f6ac571c4475445707c1bac471dd4c0137b4980a1cdaab4e1b69', 'well
v1
dora
main
4f1c2d3
', '{"plan":{"id":"well","kind":"DEPLOYMENT","service":"well","environment":"production","version":"v1","startedBy":"dora","causedBy":["author@example.org"]},"outcome":"RELEASED","reason":"","startedAt":"2026-03-02T09:00:00.123456789Z","endedAt":"2026-03-02T09:05:00.123456789Z","body":"ENDED","checklist":null,"progress":{"marks":[]},"gates":{},"rollouts":{},"verifications":[],"databases":[],"lastNumber":0,"wakeAt":null}');
INSERT INTO public.releases VALUES ('open', 'DEPLOYMENT', 'open', 'production', 'v4', 'v0', '4f1c2d3', 'main', 'ship/7', 'dora', '2026-03-02 09:00:00.123456+00', NULL, 'RUNNING', '', 'RUNNING', true, NULL, false, NULL, '', '', NULL, 16, '482b49d6-fb20-49d4-92ff-9f01b79deb98', '2026-03-02T09:00:00.123456789Z', 13, 52, '6e91b3a08afe09e63d612953fec008da866e393b016d2b52137cc1b50aec460c', 'open
v4
dora
main
4f1c2d3
', '{"plan":{"id":"open","kind":"DEPLOYMENT","service":"open","environment":"production","version":"v4","startedBy":"dora","causedBy":["author@example.org"]},"outcome":"RUNNING","reason":"","startedAt":"2026-03-02T09:00:00.123456789Z","endedAt":null,"body":"RUNNING","checklist":null,"progress":{"marks":[]},"gates":{},"rollouts":{},"verifications":[],"databases":[],"lastNumber":0,"wakeAt":null}');
INSERT INTO public.releases VALUES ('back', 'DEPLOYMENT', 'back', 'production', 'bad-2', 'v0', '4f1c2d3', 'main', 'ship/7', 'dora', '2026-03-02 09:00:00.123456+00', '2026-03-02 09:02:00.123456+00', 'ROLLED_BACK', 'errorRate 50 % breaks ''>5%'', errors', 'FAILED', false, NULL, true, '2026-03-02 09:02:00.123456+00', 'errorRate 50 % breaks ''>5%'', errors', '', NULL, 26, '9249943e-c9a0-472c-99d9-0dea7a123466', '2026-03-02T09:02:00.123456789Z', 19, 38, '1d4a9dc5c9cd5fc93baf25afd40f84d0b5bed5fb9dd61a6c57f6b5afd85fd386', 'back
bad-2
dora
main
4f1c2d3
errorrate 50 % breaks ''>5%'', errors', '{"plan":{"id":"back","kind":"DEPLOYMENT","service":"back","environment":"production","version":"bad-2","startedBy":"dora","causedBy":["author@example.org"]},"outcome":"ROLLED_BACK","reason":"errorRate 50 % breaks ''>5%'', errors","startedAt":"2026-03-02T09:00:00.123456789Z","endedAt":"2026-03-02T09:02:00.123456789Z","body":"FAILED","checklist":null,"progress":{"marks":[]},"gates":{},"rollouts":{},"verifications":[],"databases":[],"lastNumber":0,"wakeAt":null}');
INSERT INTO public.releases VALUES ('begun', 'DEPLOYMENT', 'begun', 'production', 'v3', '', '4f1c2d3', 'main', 'ship/7', 'dora', '2026-03-02 09:00:00.123456+00', NULL, 'RUNNING', '', 'RUNNING', true, NULL, false, NULL, '', '', NULL, 1, '03feacb6-e62f-4830-b173-b988fe0772a5', '2026-03-02T09:00:00.123456789Z', 1, 39, '453e47023ccc6e35129d08d353d8641328f1eb2995cccd1ee5227e5a4ccd7d83', 'begun
v3
dora
main
4f1c2d3
', '{"plan":{"id":"begun","kind":"DEPLOYMENT","service":"begun","environment":"production","version":"v3","startedBy":"dora","causedBy":["author@example.org"]},"outcome":"RUNNING","reason":"","startedAt":"2026-03-02T09:00:00.123456789Z","endedAt":null,"body":"RUNNING","checklist":null,"progress":{"marks":[]},"gates":{},"rollouts":{},"verifications":[],"databases":[],"lastNumber":0,"wakeAt":null}');
INSERT INTO public.rollout_states VALUES ('well', 0, 'r1', 'well', 'route', 'v1', 'v0', 'COMPLETED', 100, '2026-03-02 09:00:00.123456+00', '2026-03-02 09:05:00.123456+00', '2026-03-02 09:15:00.123456+00', NULL, '2026-03-02 09:15:00.123456+00', NULL, '{"plan":{"id":"r1","target":"well","route":"route","version":"v1","policy":{"name":"","triggers":[],"interval":"PT1M","decideWithin":"PT30M"},"keepBlue":"PT10M","readyTimeout":"PT10M","waitForRoute":true},"phase":"COMPLETED","since":"2026-03-02T09:15:00.123456789Z","startedAt":"2026-03-02T09:00:00.123456789Z","blueFleet":"blue","blueVersion":"v0","greenFleet":"green","greenPercent":100,"call":null,"pending":[],"stage":{"stage":{"id":"s1","percent":10,"bake":"PT5M","analysis":{"name":"errors","rules":[{"metric":"errorRate","condition":{"is":"Limit","comparison":"MORE_THAN","limit":0.05,"text":">5%"},"failures":2,"of":2,"missingData":"HOLD","severity":"LOW"}],"interval":"PT1M","warmUp":"PT0S"},"onBreach":"ROLL_BACK","decideWithin":"PT30M"},"since":"2026-03-02T09:00:00.123456789Z","until":"2026-03-02T09:05:00.123456789Z","result":"PASSED","endedAt":"2026-03-02T09:05:00.123456789Z"},"finished":[],"bodyEnded":true,"pause":null,"watches":[],"measured":[{"watch":"stage","analysis":"errors","metric":"errorRate","rule":"errorRate >5%","greenPercent":10,"first":"2026-03-02T09:01:00.123456789Z","last":"2026-03-02T09:05:00.123456789Z","passed":5,"failed":0,"missing":0,"least":0.001,"most":0.001,"mean":0.001,"latest":0.001,"limit":0.05}],"monitor":null,"cause":null,"firstTrafficAt":"2026-03-02T09:00:00.123456789Z","cutoverAt":"2026-03-02T09:05:00.123456789Z","keepUntil":"2026-03-02T09:15:00.123456789Z","trafficBackAt":null,"uncertainUntil":null,"endedAt":"2026-03-02T09:15:00.123456789Z","routeWished":false,"launched":true,"shifted":true,"recorded":true,"blueGone":true,"lastNumber":20,"wakeAt":null}');
INSERT INTO public.rollout_states VALUES ('back', 0, 'r1', 'back', 'route', 'bad-2', 'v0', 'ROLLED_BACK', 0, '2026-03-02 09:00:00.123456+00', NULL, NULL, '2026-03-02 09:02:00.123456+00', '2026-03-02 09:02:00.123456+00', NULL, '{"plan":{"id":"r1","target":"back","route":"route","version":"bad-2","policy":{"name":"","triggers":[],"interval":"PT1M","decideWithin":"PT30M"},"keepBlue":"PT10M","readyTimeout":"PT10M","waitForRoute":true},"phase":"ROLLED_BACK","since":"2026-03-02T09:02:00.123456789Z","startedAt":"2026-03-02T09:00:00.123456789Z","blueFleet":"blue","blueVersion":"v0","greenFleet":"green","greenPercent":0,"call":null,"pending":[],"stage":{"stage":{"id":"s1","percent":10,"bake":"PT5M","analysis":{"name":"errors","rules":[{"metric":"errorRate","condition":{"is":"Limit","comparison":"MORE_THAN","limit":0.05,"text":">5%"},"failures":2,"of":2,"missingData":"HOLD","severity":"LOW"}],"interval":"PT1M","warmUp":"PT0S"},"onBreach":"ROLL_BACK","decideWithin":"PT30M"},"since":"2026-03-02T09:00:00.123456789Z","until":"2026-03-02T09:05:00.123456789Z","result":"BREACHED","endedAt":"2026-03-02T09:02:00.123456789Z"},"finished":[],"bodyEnded":false,"pause":null,"watches":[],"measured":[{"watch":"stage","analysis":"errors","metric":"errorRate","rule":"errorRate >5%","greenPercent":10,"first":"2026-03-02T09:01:00.123456789Z","last":"2026-03-02T09:02:00.123456789Z","passed":0,"failed":2,"missing":0,"least":0.5,"most":0.5,"mean":0.5,"latest":0.5,"limit":0.05}],"monitor":null,"cause":{"kind":"BREACH","text":"errorRate 50 % breaks ''>5%'', errors","by":""},"firstTrafficAt":"2026-03-02T09:00:00.123456789Z","cutoverAt":null,"keepUntil":null,"trafficBackAt":"2026-03-02T09:02:00.123456789Z","uncertainUntil":null,"endedAt":"2026-03-02T09:02:00.123456789Z","routeWished":false,"launched":false,"shifted":true,"recorded":false,"blueGone":false,"lastNumber":14,"wakeAt":null}');
INSERT INTO public.rollout_states VALUES ('open', 0, 'r1', 'open', 'route', 'v4', 'v0', 'BAKING', 10, '2026-03-02 09:00:00.123456+00', NULL, NULL, NULL, NULL, '2026-03-02 09:01:00.123456+00', '{"plan":{"id":"r1","target":"open","route":"route","version":"v4","policy":{"name":"","triggers":[],"interval":"PT1M","decideWithin":"PT30M"},"keepBlue":"PT10M","readyTimeout":"PT10M","waitForRoute":true},"phase":"BAKING","since":"2026-03-02T09:00:00.123456789Z","startedAt":"2026-03-02T09:00:00.123456789Z","blueFleet":"blue","blueVersion":"v0","greenFleet":"green","greenPercent":10,"call":null,"pending":[],"stage":{"stage":{"id":"s1","percent":10,"bake":"PT5M","analysis":{"name":"errors","rules":[{"metric":"errorRate","condition":{"is":"Limit","comparison":"MORE_THAN","limit":0.05,"text":">5%"},"failures":2,"of":2,"missingData":"HOLD","severity":"LOW"}],"interval":"PT1M","warmUp":"PT0S"},"onBreach":"ROLL_BACK","decideWithin":"PT30M"},"since":"2026-03-02T09:00:00.123456789Z","until":"2026-03-02T09:05:00.123456789Z","result":"RUNNING","endedAt":null},"finished":[],"bodyEnded":false,"pause":null,"watches":[{"id":"stage","run":{"analysis":{"name":"errors","rules":[{"metric":"errorRate","condition":{"is":"Limit","comparison":"MORE_THAN","limit":0.05,"text":">5%"},"failures":2,"of":2,"missingData":"HOLD","severity":"LOW"}],"interval":"PT1M","warmUp":"PT0S"},"since":"2026-03-02T09:00:00.123456789Z","rules":[{"failed":0,"last":null}],"judged":0},"responses":["ROLL_BACK"],"decideWithin":"PT30M","raised":0,"nextAt":"2026-03-02T09:01:00.123456789Z","asked":0,"lacking":false}],"measured":[],"monitor":null,"cause":null,"firstTrafficAt":"2026-03-02T09:00:00.123456789Z","cutoverAt":null,"keepUntil":null,"trafficBackAt":null,"uncertainUntil":null,"endedAt":null,"routeWished":true,"launched":true,"shifted":true,"recorded":false,"blueGone":false,"lastNumber":7,"wakeAt":"2026-03-02T09:01:00.123456789Z"}');
INSERT INTO public.route_queues VALUES ('production', 'route', 0, 'open/r1');
INSERT INTO public.sign_offs VALUES ('well', 0, 0, 'rosa', 'Release Manager', 'APPROVE', 'go ahead', '2026-03-02 09:00:00.123456+00', 'v1', false, '{"person":"rosa","role":"Release Manager","decision":"APPROVE","comment":"go ahead","at":"2026-03-02T09:00:00.123456789Z","version":"v1","voided":false}');
INSERT INTO public.sign_offs VALUES ('back', 0, 0, 'rosa', 'Release Manager', 'APPROVE', 'go ahead', '2026-03-02 09:00:00.123456+00', 'bad-2', false, '{"person":"rosa","role":"Release Manager","decision":"APPROVE","comment":"go ahead","at":"2026-03-02T09:00:00.123456789Z","version":"bad-2","voided":false}');
INSERT INTO public.sign_offs VALUES ('open', 0, 0, 'rosa', 'Release Manager', 'APPROVE', 'go ahead', '2026-03-02 09:00:00.123456+00', 'v4', false, '{"person":"rosa","role":"Release Manager","decision":"APPROVE","comment":"go ahead","at":"2026-03-02T09:00:00.123456789Z","version":"v4","voided":false}');
ALTER TABLE ONLY public.audit_events
    ADD CONSTRAINT audit_events_pkey PRIMARY KEY (sequence_number);
ALTER TABLE ONLY public.audit_head
    ADD CONSTRAINT audit_head_pkey PRIMARY KEY (product);
ALTER TABLE ONLY public.checklist_items
    ADD CONSTRAINT checklist_items_pkey PRIMARY KEY (release_id, ordinal);
ALTER TABLE ONLY public.checklist_marks
    ADD CONSTRAINT checklist_marks_pkey PRIMARY KEY (release_id, ordinal);
ALTER TABLE ONLY public.checklists
    ADD CONSTRAINT checklists_pkey PRIMARY KEY (release_id);
ALTER TABLE ONLY public.gate_states
    ADD CONSTRAINT gate_states_pkey PRIMARY KEY (release_id, ordinal);
ALTER TABLE ONLY public.journal_steps
    ADD CONSTRAINT journal_steps_pkey PRIMARY KEY (change_id);
ALTER TABLE ONLY public.ledger
    ADD CONSTRAINT ledger_pkey PRIMARY KEY (product);
ALTER TABLE ONLY public.ledger_schema
    ADD CONSTRAINT ledger_schema_pk PRIMARY KEY (installed_rank);
ALTER TABLE ONLY public.live_versions
    ADD CONSTRAINT live_versions_pkey PRIMARY KEY (environment, service, target);
ALTER TABLE ONLY public.release_stakeholders
    ADD CONSTRAINT release_stakeholders_pkey PRIMARY KEY (release_id, ordinal);
ALTER TABLE ONLY public.releases
    ADD CONSTRAINT releases_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.retention_gaps
    ADD CONSTRAINT retention_gaps_pkey PRIMARY KEY (first_sequence);
ALTER TABLE ONLY public.retention_seals
    ADD CONSTRAINT retention_seals_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rollout_states
    ADD CONSTRAINT rollout_states_pkey PRIMARY KEY (release_id, ordinal);
ALTER TABLE ONLY public.route_queues
    ADD CONSTRAINT route_queues_pkey PRIMARY KEY (environment, route, ordinal);
ALTER TABLE ONLY public.sign_offs
    ADD CONSTRAINT sign_offs_pkey PRIMARY KEY (release_id, gate_ordinal, ordinal);
CREATE INDEX audit_events_by_release ON public.audit_events USING btree (release_id, sequence_number);
CREATE INDEX ledger_schema_s_idx ON public.ledger_schema USING btree (success);
CREATE INDEX live_versions_by_release ON public.live_versions USING btree (release_id);
CREATE INDEX releases_by_environment ON public.releases USING btree (environment, started_at DESC, id DESC);
CREATE INDEX releases_by_environment_and_outcome ON public.releases USING btree (environment, outcome, started_at DESC, id DESC);
CREATE INDEX releases_by_outcome ON public.releases USING btree (outcome, started_at DESC, id DESC);
CREATE INDEX releases_by_place ON public.releases USING btree (service, environment, started_at DESC, id DESC);
CREATE INDEX releases_by_place_and_outcome ON public.releases USING btree (service, environment, outcome, started_at DESC, id DESC);
CREATE INDEX releases_by_service ON public.releases USING btree (service, started_at DESC, id DESC);
CREATE INDEX releases_by_service_and_outcome ON public.releases USING btree (service, outcome, started_at DESC, id DESC);
CREATE INDEX releases_newest ON public.releases USING btree (started_at DESC, id DESC, service, environment, outcome, search_text);
CREATE INDEX releases_under_way ON public.releases USING btree (under_way, started_at);
CREATE INDEX retention_gaps_by_seal ON public.retention_gaps USING btree (seal_id, first_sequence);
ALTER TABLE ONLY public.checklist_items
    ADD CONSTRAINT checklist_items_release_id_fkey FOREIGN KEY (release_id) REFERENCES public.releases(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.checklist_marks
    ADD CONSTRAINT checklist_marks_release_id_fkey FOREIGN KEY (release_id) REFERENCES public.releases(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.checklists
    ADD CONSTRAINT checklists_release_id_fkey FOREIGN KEY (release_id) REFERENCES public.releases(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.gate_states
    ADD CONSTRAINT gate_states_release_id_fkey FOREIGN KEY (release_id) REFERENCES public.releases(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.release_stakeholders
    ADD CONSTRAINT release_stakeholders_release_id_fkey FOREIGN KEY (release_id) REFERENCES public.releases(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.retention_gaps
    ADD CONSTRAINT retention_gaps_seal_id_fkey FOREIGN KEY (seal_id) REFERENCES public.retention_seals(id);
ALTER TABLE ONLY public.rollout_states
    ADD CONSTRAINT rollout_states_release_id_fkey FOREIGN KEY (release_id) REFERENCES public.releases(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.sign_offs
    ADD CONSTRAINT sign_offs_release_id_fkey FOREIGN KEY (release_id) REFERENCES public.releases(id) ON DELETE CASCADE;
