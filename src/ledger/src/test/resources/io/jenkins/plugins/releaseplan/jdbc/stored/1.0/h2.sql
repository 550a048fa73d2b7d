-- H2 2.4.240;
CREATE USER IF NOT EXISTS "RELEASE-PLAN" PASSWORD '' ADMIN;
CREATE CACHED TABLE "PUBLIC"."ledger_schema"(
    "installed_rank" INTEGER NOT NULL,
    "version" CHARACTER VARYING(50),
    "description" CHARACTER VARYING(200) NOT NULL,
    "type" CHARACTER VARYING(20) NOT NULL,
    "script" CHARACTER VARYING(1000) NOT NULL,
    "checksum" INTEGER,
    "installed_by" CHARACTER VARYING(100) NOT NULL,
    "installed_on" TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL,
    "execution_time" INTEGER NOT NULL,
    "success" BOOLEAN NOT NULL
);
ALTER TABLE "PUBLIC"."ledger_schema" ADD CONSTRAINT "PUBLIC"."ledger_schema_pk" PRIMARY KEY("installed_rank");
-- 3 +/- SELECT COUNT(*) FROM PUBLIC.ledger_schema;
INSERT INTO "PUBLIC"."ledger_schema" VALUES(-1, NULL, '<< Flyway Schema History table created >>', 'TABLE', '', NULL, 'RELEASE-PLAN', TIMESTAMP '2026-11-20 19:56:52.96921', 0, TRUE);
INSERT INTO "PUBLIC"."ledger_schema" VALUES(1, '1', 'ledger', 'SQL', 'V1__ledger.sql', -112078240, 'RELEASE-PLAN', TIMESTAMP '2026-11-20 19:56:53.066443', 17, TRUE);
INSERT INTO "PUBLIC"."ledger_schema" VALUES(2, '2', 'retention and journal', 'SQL', 'V2__retention_and_journal.sql', -1405167479, 'RELEASE-PLAN', TIMESTAMP '2026-11-20 19:56:53.091922', 3, TRUE);
CREATE INDEX "PUBLIC"."ledger_schema_s_idx" ON "PUBLIC"."ledger_schema"("success" NULLS FIRST);
CREATE CACHED TABLE "PUBLIC"."LEDGER"(
    "PRODUCT" CHARACTER VARYING(32) NOT NULL,
    "LEDGER_ID" CHARACTER VARYING(36) NOT NULL,
    "CREATED_AT" TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
ALTER TABLE "PUBLIC"."LEDGER" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_8" PRIMARY KEY("PRODUCT");
-- 1 +/- SELECT COUNT(*) FROM PUBLIC.LEDGER;
INSERT INTO "PUBLIC"."LEDGER" VALUES('release-plan', '1b757d1e-1f06-480d-b7c2-6395e9f33930', TIMESTAMP WITH TIME ZONE '2026-11-20 19:56:53.104459+00');
CREATE CACHED TABLE "PUBLIC"."RELEASES"(
    "ID" CHARACTER VARYING(200) NOT NULL,
    "KIND" CHARACTER VARYING(16) NOT NULL,
    "SERVICE" CHARACTER VARYING(200) NOT NULL,
    "ENVIRONMENT" CHARACTER VARYING(200) NOT NULL,
    "VERSION" CHARACTER VARYING(1000) NOT NULL,
    "PREVIOUS_VERSION" CHARACTER VARYING(1000) NOT NULL,
    "GIT_COMMIT" CHARACTER VARYING(200) NOT NULL,
    "GIT_BRANCH" CHARACTER VARYING(1000) NOT NULL,
    "BUILD" CHARACTER VARYING(2000) NOT NULL,
    "STARTED_BY" CHARACTER VARYING(200) NOT NULL,
    "STARTED_AT" TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    "ENDED_AT" TIMESTAMP(6) WITH TIME ZONE,
    "OUTCOME" CHARACTER VARYING(16) NOT NULL,
    "REASON" CHARACTER VARYING NOT NULL,
    "BODY" CHARACTER VARYING(16) NOT NULL,
    "UNDER_WAY" BOOLEAN NOT NULL,
    "WAKE_AT" TIMESTAMP(6) WITH TIME ZONE,
    "WAS_ROLLED_BACK" BOOLEAN NOT NULL,
    "ROLLBACK_AT" TIMESTAMP(6) WITH TIME ZONE,
    "ROLLBACK_REASON" CHARACTER VARYING NOT NULL,
    "REVIEW_STATUS" CHARACTER VARYING(32) NOT NULL,
    "REVIEW_SCHEDULED_AT" TIMESTAMP(6) WITH TIME ZONE,
    "REVISION" BIGINT NOT NULL,
    "LAST_CHANGE" CHARACTER VARYING(36) NOT NULL,
    "SAVED_AT" CHARACTER VARYING(40) NOT NULL,
    "AUDIT_EVENTS" BIGINT NOT NULL,
    "AUDIT_LAST" BIGINT NOT NULL,
    "AUDIT_HASH" CHARACTER VARYING(64) NOT NULL,
    "SEARCH_TEXT" CHARACTER VARYING(250) NOT NULL,
    "STATE" CHARACTER VARYING NOT NULL
);
ALTER TABLE "PUBLIC"."RELEASES" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_D" PRIMARY KEY("ID");
-- 4 +/- SELECT COUNT(*) FROM PUBLIC.RELEASES;
INSERT INTO "PUBLIC"."RELEASES" VALUES('well', 'DEPLOYMENT', 'well', 'production', 'v1', 'v0', '4f1c2d3', 'main', 'ship/7', 'dora', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', TIMESTAMP WITH TIME ZONE '2026-03-02 09:05:00.123456+00', 'RELEASED', '', 'ENDED', FALSE, NULL, FALSE, NULL, '', '', NULL, 37, '4d34f985-6a03-4e39-8d46-4d60f5026919', '2026-03-02T09:15:00.123456789Z', 19, 19, '5ca54c89ec09f6ac571c4475445707c1bac471dd4c0137b4980a1cdaab4e1b69', U&'well\000av1\000adora\000amain\000a4f1c2d3\000a', '{"plan":{"id":"well","kind":"DEPLOYMENT","service":"well","environment":"production","version":"v1","startedBy":"dora","causedBy":["author@example.org"]},"outcome":"RELEASED","reason":"","startedAt":"2026-03-02T09:00:00.123456789Z","endedAt":"2026-03-02T09:05:00.123456789Z","body":"ENDED","checklist":null,"progress":{"marks":[]},"gates":{},"rollouts":{},"verifications":[],"databases":[],"lastNumber":0,"wakeAt":null}');
INSERT INTO "PUBLIC"."RELEASES" VALUES('back', 'DEPLOYMENT', 'back', 'production', 'bad-2', 'v0', '4f1c2d3', 'main', 'ship/7', 'dora', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', TIMESTAMP WITH TIME ZONE '2026-03-02 09:02:00.123456+00', 'ROLLED_BACK', 'errorRate 50 % breaks ''>5%'', errors', 'FAILED', FALSE, NULL, TRUE, TIMESTAMP WITH TIME ZONE '2026-03-02 09:02:00.123456+00', 'errorRate 50 % breaks ''>5%'', errors', '', NULL, 26, '2435b52e-619f-4038-a8d6-ab879b5c0edb', '2026-03-02T09:02:00.123456789Z', 19, 38, '1d4a9dc5c9cd5fc93baf25afd40f84d0b5bed5fb9dd61a6c57f6b5afd85fd386', U&'back\000abad-2\000adora\000amain\000a4f1c2d3\000aerrorrate 50 % breaks ''>5%'', errors', '{"plan":{"id":"back","kind":"DEPLOYMENT","service":"back","environment":"production","version":"bad-2","startedBy":"dora","causedBy":["author@example.org"]},"outcome":"ROLLED_BACK","reason":"errorRate 50 % breaks ''>5%'', errors","startedAt":"2026-03-02T09:00:00.123456789Z","endedAt":"2026-03-02T09:02:00.123456789Z","body":"FAILED","checklist":null,"progress":{"marks":[]},"gates":{},"rollouts":{},"verifications":[],"databases":[],"lastNumber":0,"wakeAt":null}');
INSERT INTO "PUBLIC"."RELEASES" VALUES('begun', 'DEPLOYMENT', 'begun', 'production', 'v3', '', '4f1c2d3', 'main', 'ship/7', 'dora', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', NULL, 'RUNNING', '', 'RUNNING', TRUE, NULL, FALSE, NULL, '', '', NULL, 1, '7dad5293-0be4-418e-b98f-6b6e61af9095', '2026-03-02T09:00:00.123456789Z', 1, 39, '453e47023ccc6e35129d08d353d8641328f1eb2995cccd1ee5227e5a4ccd7d83', U&'begun\000av3\000adora\000amain\000a4f1c2d3\000a', '{"plan":{"id":"begun","kind":"DEPLOYMENT","service":"begun","environment":"production","version":"v3","startedBy":"dora","causedBy":["author@example.org"]},"outcome":"RUNNING","reason":"","startedAt":"2026-03-02T09:00:00.123456789Z","endedAt":null,"body":"RUNNING","checklist":null,"progress":{"marks":[]},"gates":{},"rollouts":{},"verifications":[],"databases":[],"lastNumber":0,"wakeAt":null}');
INSERT INTO "PUBLIC"."RELEASES" VALUES('open', 'DEPLOYMENT', 'open', 'production', 'v4', 'v0', '4f1c2d3', 'main', 'ship/7', 'dora', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', NULL, 'RUNNING', '', 'RUNNING', TRUE, NULL, FALSE, NULL, '', '', NULL, 16, '51556d5b-e4a1-4c0f-b581-07cc1ba8723a', '2026-03-02T09:00:00.123456789Z', 13, 52, '6e91b3a08afe09e63d612953fec008da866e393b016d2b52137cc1b50aec460c', U&'open\000av4\000adora\000amain\000a4f1c2d3\000a', '{"plan":{"id":"open","kind":"DEPLOYMENT","service":"open","environment":"production","version":"v4","startedBy":"dora","causedBy":["author@example.org"]},"outcome":"RUNNING","reason":"","startedAt":"2026-03-02T09:00:00.123456789Z","endedAt":null,"body":"RUNNING","checklist":null,"progress":{"marks":[]},"gates":{},"rollouts":{},"verifications":[],"databases":[],"lastNumber":0,"wakeAt":null}');
CREATE INDEX "PUBLIC"."RELEASES_NEWEST" ON "PUBLIC"."RELEASES"("STARTED_AT" DESC NULLS LAST, "ID" DESC NULLS LAST, "SERVICE" NULLS FIRST, "ENVIRONMENT" NULLS FIRST, "OUTCOME" NULLS FIRST, "SEARCH_TEXT" NULLS FIRST);
CREATE INDEX "PUBLIC"."RELEASES_BY_SERVICE" ON "PUBLIC"."RELEASES"("SERVICE" NULLS FIRST, "STARTED_AT" DESC NULLS LAST, "ID" DESC NULLS LAST);
CREATE INDEX "PUBLIC"."RELEASES_BY_ENVIRONMENT" ON "PUBLIC"."RELEASES"("ENVIRONMENT" NULLS FIRST, "STARTED_AT" DESC NULLS LAST, "ID" DESC NULLS LAST);
CREATE INDEX "PUBLIC"."RELEASES_BY_PLACE" ON "PUBLIC"."RELEASES"("SERVICE" NULLS FIRST, "ENVIRONMENT" NULLS FIRST, "STARTED_AT" DESC NULLS LAST, "ID" DESC NULLS LAST);
CREATE INDEX "PUBLIC"."RELEASES_BY_OUTCOME" ON "PUBLIC"."RELEASES"("OUTCOME" NULLS FIRST, "STARTED_AT" DESC NULLS LAST, "ID" DESC NULLS LAST);
CREATE INDEX "PUBLIC"."RELEASES_BY_SERVICE_AND_OUTCOME" ON "PUBLIC"."RELEASES"("SERVICE" NULLS FIRST, "OUTCOME" NULLS FIRST, "STARTED_AT" DESC NULLS LAST, "ID" DESC NULLS LAST);
CREATE INDEX "PUBLIC"."RELEASES_BY_ENVIRONMENT_AND_OUTCOME" ON "PUBLIC"."RELEASES"("ENVIRONMENT" NULLS FIRST, "OUTCOME" NULLS FIRST, "STARTED_AT" DESC NULLS LAST, "ID" DESC NULLS LAST);
CREATE INDEX "PUBLIC"."RELEASES_BY_PLACE_AND_OUTCOME" ON "PUBLIC"."RELEASES"("SERVICE" NULLS FIRST, "ENVIRONMENT" NULLS FIRST, "OUTCOME" NULLS FIRST, "STARTED_AT" DESC NULLS LAST, "ID" DESC NULLS LAST);
CREATE INDEX "PUBLIC"."RELEASES_UNDER_WAY" ON "PUBLIC"."RELEASES"("UNDER_WAY" NULLS FIRST, "STARTED_AT" NULLS FIRST);
CREATE CACHED TABLE "PUBLIC"."RELEASE_STAKEHOLDERS"(
    "RELEASE_ID" CHARACTER VARYING(200) NOT NULL,
    "ORDINAL" INTEGER NOT NULL,
    "INVOLVEMENT" CHARACTER VARYING(32) NOT NULL,
    "PERSON" CHARACTER VARYING(2000) NOT NULL,
    "ROLE_NAME" CHARACTER VARYING(2000) NOT NULL
);
ALTER TABLE "PUBLIC"."RELEASE_STAKEHOLDERS" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_C1" PRIMARY KEY("RELEASE_ID", "ORDINAL");
-- 14 +/- SELECT COUNT(*) FROM PUBLIC.RELEASE_STAKEHOLDERS;
INSERT INTO "PUBLIC"."RELEASE_STAKEHOLDERS" VALUES('well', 0, 'STARTED', 'dora', '');
INSERT INTO "PUBLIC"."RELEASE_STAKEHOLDERS" VALUES('well', 1, 'CAUSED', 'author@example.org', '');
INSERT INTO "PUBLIC"."RELEASE_STAKEHOLDERS" VALUES('well', 2, 'CONTACT', '', 'Release Manager');
INSERT INTO "PUBLIC"."RELEASE_STAKEHOLDERS" VALUES('well', 3, 'SIGNED', 'rosa', 'Release Manager');
INSERT INTO "PUBLIC"."RELEASE_STAKEHOLDERS" VALUES('back', 0, 'STARTED', 'dora', '');
INSERT INTO "PUBLIC"."RELEASE_STAKEHOLDERS" VALUES('back', 1, 'CAUSED', 'author@example.org', '');
INSERT INTO "PUBLIC"."RELEASE_STAKEHOLDERS" VALUES('back', 2, 'CONTACT', '', 'Release Manager');
INSERT INTO "PUBLIC"."RELEASE_STAKEHOLDERS" VALUES('back', 3, 'SIGNED', 'rosa', 'Release Manager');
INSERT INTO "PUBLIC"."RELEASE_STAKEHOLDERS" VALUES('begun', 0, 'STARTED', 'dora', '');
INSERT INTO "PUBLIC"."RELEASE_STAKEHOLDERS" VALUES('begun', 1, 'CAUSED', 'author@example.org', '');
INSERT INTO "PUBLIC"."RELEASE_STAKEHOLDERS" VALUES('open', 0, 'STARTED', 'dora', '');
INSERT INTO "PUBLIC"."RELEASE_STAKEHOLDERS" VALUES('open', 1, 'CAUSED', 'author@example.org', '');
INSERT INTO "PUBLIC"."RELEASE_STAKEHOLDERS" VALUES('open', 2, 'CONTACT', '', 'Release Manager');
INSERT INTO "PUBLIC"."RELEASE_STAKEHOLDERS" VALUES('open', 3, 'SIGNED', 'rosa', 'Release Manager');
CREATE CACHED TABLE "PUBLIC"."CHECKLISTS"(
    "RELEASE_ID" CHARACTER VARYING(200) NOT NULL,
    "TITLE" CHARACTER VARYING NOT NULL,
    "STATE" CHARACTER VARYING NOT NULL
);
ALTER TABLE "PUBLIC"."CHECKLISTS" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_F" PRIMARY KEY("RELEASE_ID");
-- 3 +/- SELECT COUNT(*) FROM PUBLIC.CHECKLISTS;
INSERT INTO "PUBLIC"."CHECKLISTS" VALUES('well', 'Plan', '{"title":"Plan","phases":[{"id":"before-60387d7d","title":"Before","level":2,"offset":null,"conditional":false,"items":[{"id":"backups-are-checked-360f0008","text":"Backups are checked","done":false,"conditional":false,"details":[],"children":[],"group":null,"links":[],"line":5},{"id":"on-call-knows-5deddf4e","text":"On-call knows","done":false,"conditional":false,"details":[],"children":[],"group":null,"links":[],"line":6},{"id":"feature-flags-are-set-if-applicable-b635f540","text":"Feature flags are set, if applicable","done":false,"conditional":true,"details":[],"children":[],"group":null,"links":[],"line":7}],"procedures":[],"scripts":[],"notes":[],"line":3},{"id":"contacts-48b0ca87","title":"Contacts","level":2,"offset":null,"conditional":false,"items":[],"procedures":[],"scripts":[],"notes":[],"line":9}],"schedule":[],"signOffs":[],"contacts":[{"role":"Release Manager","name":"","details":{"Contact":"Rosa"}}],"criteria":[]}');
INSERT INTO "PUBLIC"."CHECKLISTS" VALUES('back', 'Plan', '{"title":"Plan","phases":[{"id":"before-60387d7d","title":"Before","level":2,"offset":null,"conditional":false,"items":[{"id":"backups-are-checked-360f0008","text":"Backups are checked","done":false,"conditional":false,"details":[],"children":[],"group":null,"links":[],"line":5},{"id":"on-call-knows-5deddf4e","text":"On-call knows","done":false,"conditional":false,"details":[],"children":[],"group":null,"links":[],"line":6},{"id":"feature-flags-are-set-if-applicable-b635f540","text":"Feature flags are set, if applicable","done":false,"conditional":true,"details":[],"children":[],"group":null,"links":[],"line":7}],"procedures":[],"scripts":[],"notes":[],"line":3},{"id":"contacts-48b0ca87","title":"Contacts","level":2,"offset":null,"conditional":false,"items":[],"procedures":[],"scripts":[],"notes":[],"line":9}],"schedule":[],"signOffs":[],"contacts":[{"role":"Release Manager","name":"","details":{"Contact":"Rosa"}}],"criteria":[]}');
INSERT INTO "PUBLIC"."CHECKLISTS" VALUES('open', 'Plan', '{"title":"Plan","phases":[{"id":"before-60387d7d","title":"Before","level":2,"offset":null,"conditional":false,"items":[{"id":"backups-are-checked-360f0008","text":"Backups are checked","done":false,"conditional":false,"details":[],"children":[],"group":null,"links":[],"line":5},{"id":"on-call-knows-5deddf4e","text":"On-call knows","done":false,"conditional":false,"details":[],"children":[],"group":null,"links":[],"line":6},{"id":"feature-flags-are-set-if-applicable-b635f540","text":"Feature flags are set, if applicable","done":false,"conditional":true,"details":[],"children":[],"group":null,"links":[],"line":7}],"procedures":[],"scripts":[],"notes":[],"line":3},{"id":"contacts-48b0ca87","title":"Contacts","level":2,"offset":null,"conditional":false,"items":[],"procedures":[],"scripts":[],"notes":[],"line":9}],"schedule":[],"signOffs":[],"contacts":[{"role":"Release Manager","name":"","details":{"Contact":"Rosa"}}],"criteria":[]}');
CREATE CACHED TABLE "PUBLIC"."CHECKLIST_ITEMS"(
    "RELEASE_ID" CHARACTER VARYING(200) NOT NULL,
    "ORDINAL" INTEGER NOT NULL,
    "ITEM_ID" CHARACTER VARYING(1000) NOT NULL,
    "PHASE" CHARACTER VARYING NOT NULL,
    "ITEM_TEXT" CHARACTER VARYING NOT NULL,
    "CONDITIONAL" BOOLEAN NOT NULL,
    "STATUS" CHARACTER VARYING(16) NOT NULL,
    "STATUS_BY" CHARACTER VARYING(2000) NOT NULL,
    "STATUS_AT" TIMESTAMP(6) WITH TIME ZONE
);
ALTER TABLE "PUBLIC"."CHECKLIST_ITEMS" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_73" PRIMARY KEY("RELEASE_ID", "ORDINAL");
-- 9 +/- SELECT COUNT(*) FROM PUBLIC.CHECKLIST_ITEMS;
INSERT INTO "PUBLIC"."CHECKLIST_ITEMS" VALUES('well', 0, 'backups-are-checked-360f0008', 'Before', 'Backups are checked', FALSE, 'DONE', 'olga', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00');
INSERT INTO "PUBLIC"."CHECKLIST_ITEMS" VALUES('well', 1, 'on-call-knows-5deddf4e', 'Before', 'On-call knows', FALSE, 'DONE', 'olga', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00');
INSERT INTO "PUBLIC"."CHECKLIST_ITEMS" VALUES('well', 2, 'feature-flags-are-set-if-applicable-b635f540', 'Before', 'Feature flags are set, if applicable', TRUE, 'DONE', 'olga', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00');
INSERT INTO "PUBLIC"."CHECKLIST_ITEMS" VALUES('back', 0, 'backups-are-checked-360f0008', 'Before', 'Backups are checked', FALSE, 'DONE', 'olga', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00');
INSERT INTO "PUBLIC"."CHECKLIST_ITEMS" VALUES('back', 1, 'on-call-knows-5deddf4e', 'Before', 'On-call knows', FALSE, 'DONE', 'olga', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00');
INSERT INTO "PUBLIC"."CHECKLIST_ITEMS" VALUES('back', 2, 'feature-flags-are-set-if-applicable-b635f540', 'Before', 'Feature flags are set, if applicable', TRUE, 'DONE', 'olga', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00');
INSERT INTO "PUBLIC"."CHECKLIST_ITEMS" VALUES('open', 0, 'backups-are-checked-360f0008', 'Before', 'Backups are checked', FALSE, 'DONE', 'olga', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00');
INSERT INTO "PUBLIC"."CHECKLIST_ITEMS" VALUES('open', 1, 'on-call-knows-5deddf4e', 'Before', 'On-call knows', FALSE, 'DONE', 'olga', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00');
INSERT INTO "PUBLIC"."CHECKLIST_ITEMS" VALUES('open', 2, 'feature-flags-are-set-if-applicable-b635f540', 'Before', 'Feature flags are set, if applicable', TRUE, 'DONE', 'olga', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00');
CREATE CACHED TABLE "PUBLIC"."CHECKLIST_MARKS"(
    "RELEASE_ID" CHARACTER VARYING(200) NOT NULL,
    "ORDINAL" INTEGER NOT NULL,
    "ITEM_ID" CHARACTER VARYING(1000) NOT NULL,
    "STATUS" CHARACTER VARYING(16) NOT NULL,
    "MARKED_BY" CHARACTER VARYING(2000) NOT NULL,
    "MARKED_AT" TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    "STATE" CHARACTER VARYING NOT NULL
);
ALTER TABLE "PUBLIC"."CHECKLIST_MARKS" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_73F3" PRIMARY KEY("RELEASE_ID", "ORDINAL");
-- 9 +/- SELECT COUNT(*) FROM PUBLIC.CHECKLIST_MARKS;
INSERT INTO "PUBLIC"."CHECKLIST_MARKS" VALUES('well', 0, 'backups-are-checked-360f0008', 'DONE', 'olga', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', '{"itemId":"backups-are-checked-360f0008","status":"DONE","by":"olga","at":"2026-03-02T09:00:00.123456789Z","reason":"","note":"","evidence":""}');
INSERT INTO "PUBLIC"."CHECKLIST_MARKS" VALUES('well', 1, 'on-call-knows-5deddf4e', 'DONE', 'olga', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', '{"itemId":"on-call-knows-5deddf4e","status":"DONE","by":"olga","at":"2026-03-02T09:00:00.123456789Z","reason":"","note":"","evidence":""}');
INSERT INTO "PUBLIC"."CHECKLIST_MARKS" VALUES('well', 2, 'feature-flags-are-set-if-applicable-b635f540', 'DONE', 'olga', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', '{"itemId":"feature-flags-are-set-if-applicable-b635f540","status":"DONE","by":"olga","at":"2026-03-02T09:00:00.123456789Z","reason":"","note":"","evidence":""}');
INSERT INTO "PUBLIC"."CHECKLIST_MARKS" VALUES('back', 0, 'backups-are-checked-360f0008', 'DONE', 'olga', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', '{"itemId":"backups-are-checked-360f0008","status":"DONE","by":"olga","at":"2026-03-02T09:00:00.123456789Z","reason":"","note":"","evidence":""}');
INSERT INTO "PUBLIC"."CHECKLIST_MARKS" VALUES('back', 1, 'on-call-knows-5deddf4e', 'DONE', 'olga', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', '{"itemId":"on-call-knows-5deddf4e","status":"DONE","by":"olga","at":"2026-03-02T09:00:00.123456789Z","reason":"","note":"","evidence":""}');
INSERT INTO "PUBLIC"."CHECKLIST_MARKS" VALUES('back', 2, 'feature-flags-are-set-if-applicable-b635f540', 'DONE', 'olga', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', '{"itemId":"feature-flags-are-set-if-applicable-b635f540","status":"DONE","by":"olga","at":"2026-03-02T09:00:00.123456789Z","reason":"","note":"","evidence":""}');
INSERT INTO "PUBLIC"."CHECKLIST_MARKS" VALUES('open', 0, 'backups-are-checked-360f0008', 'DONE', 'olga', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', '{"itemId":"backups-are-checked-360f0008","status":"DONE","by":"olga","at":"2026-03-02T09:00:00.123456789Z","reason":"","note":"","evidence":""}');
INSERT INTO "PUBLIC"."CHECKLIST_MARKS" VALUES('open', 1, 'on-call-knows-5deddf4e', 'DONE', 'olga', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', '{"itemId":"on-call-knows-5deddf4e","status":"DONE","by":"olga","at":"2026-03-02T09:00:00.123456789Z","reason":"","note":"","evidence":""}');
INSERT INTO "PUBLIC"."CHECKLIST_MARKS" VALUES('open', 2, 'feature-flags-are-set-if-applicable-b635f540', 'DONE', 'olga', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', '{"itemId":"feature-flags-are-set-if-applicable-b635f540","status":"DONE","by":"olga","at":"2026-03-02T09:00:00.123456789Z","reason":"","note":"","evidence":""}');
CREATE CACHED TABLE "PUBLIC"."GATE_STATES"(
    "RELEASE_ID" CHARACTER VARYING(200) NOT NULL,
    "ORDINAL" INTEGER NOT NULL,
    "GATE_ID" CHARACTER VARYING(2000) NOT NULL,
    "GATE_NAME" CHARACTER VARYING(2000) NOT NULL,
    "STATUS" CHARACTER VARYING(16) NOT NULL,
    "SINCE" TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    "DEADLINE" TIMESTAMP(6) WITH TIME ZONE,
    "ENDED_AT" TIMESTAMP(6) WITH TIME ZONE,
    "REASON" CHARACTER VARYING NOT NULL,
    "STATE" CHARACTER VARYING NOT NULL
);
ALTER TABLE "PUBLIC"."GATE_STATES" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_2C" PRIMARY KEY("RELEASE_ID", "ORDINAL");
-- 3 +/- SELECT COUNT(*) FROM PUBLIC.GATE_STATES;
INSERT INTO "PUBLIC"."GATE_STATES" VALUES('well', 0, 'go', 'Go / No-Go', 'OPEN', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', TIMESTAMP WITH TIME ZONE '2026-03-02 13:00:00.123456+00', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'all conditions hold', '{"id":"go","gate":{"plan":{"name":"Go / No-Go","conditions":[{"is":"ChecklistComplete","phase":""},{"is":"SignedOff","role":"Release Manager","quorum":1}],"timeout":"PT4H","onTimeout":"REJECT","fourEyes":true},"version":"v1","startedBy":"dora","causedBy":["author@example.org"],"state":"OPEN","since":"2026-03-02T09:00:00.123456789Z","deadline":"2026-03-02T13:00:00.123456789Z","conditions":{"checklist":{"met":true,"detail":"3 of 3 items done","evidence":{"is":"Counted","count":{"total":3,"open":0,"openTexts":[]}},"looking":false,"lookAt":null,"trouble":""},"sign-off:release manager":{"met":true,"detail":"1 of 1: rosa","evidence":{"is":"None"},"looking":false,"lookAt":null,"trouble":""}},"signOffs":[],"reason":"all conditions hold","endedAt":"2026-03-02T09:00:00.123456789Z","nextWake":null}}');
INSERT INTO "PUBLIC"."GATE_STATES" VALUES('back', 0, 'go', 'Go / No-Go', 'OPEN', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', TIMESTAMP WITH TIME ZONE '2026-03-02 13:00:00.123456+00', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'all conditions hold', '{"id":"go","gate":{"plan":{"name":"Go / No-Go","conditions":[{"is":"ChecklistComplete","phase":""},{"is":"SignedOff","role":"Release Manager","quorum":1}],"timeout":"PT4H","onTimeout":"REJECT","fourEyes":true},"version":"bad-2","startedBy":"dora","causedBy":["author@example.org"],"state":"OPEN","since":"2026-03-02T09:00:00.123456789Z","deadline":"2026-03-02T13:00:00.123456789Z","conditions":{"checklist":{"met":true,"detail":"3 of 3 items done","evidence":{"is":"Counted","count":{"total":3,"open":0,"openTexts":[]}},"looking":false,"lookAt":null,"trouble":""},"sign-off:release manager":{"met":true,"detail":"1 of 1: rosa","evidence":{"is":"None"},"looking":false,"lookAt":null,"trouble":""}},"signOffs":[],"reason":"all conditions hold","endedAt":"2026-03-02T09:00:00.123456789Z","nextWake":null}}');
INSERT INTO "PUBLIC"."GATE_STATES" VALUES('open', 0, 'go', 'Go / No-Go', 'OPEN', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', TIMESTAMP WITH TIME ZONE '2026-03-02 13:00:00.123456+00', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'all conditions hold', '{"id":"go","gate":{"plan":{"name":"Go / No-Go","conditions":[{"is":"ChecklistComplete","phase":""},{"is":"SignedOff","role":"Release Manager","quorum":1}],"timeout":"PT4H","onTimeout":"REJECT","fourEyes":true},"version":"v4","startedBy":"dora","causedBy":["author@example.org"],"state":"OPEN","since":"2026-03-02T09:00:00.123456789Z","deadline":"2026-03-02T13:00:00.123456789Z","conditions":{"checklist":{"met":true,"detail":"3 of 3 items done","evidence":{"is":"Counted","count":{"total":3,"open":0,"openTexts":[]}},"looking":false,"lookAt":null,"trouble":""},"sign-off:release manager":{"met":true,"detail":"1 of 1: rosa","evidence":{"is":"None"},"looking":false,"lookAt":null,"trouble":""}},"signOffs":[],"reason":"all conditions hold","endedAt":"2026-03-02T09:00:00.123456789Z","nextWake":null}}');
CREATE CACHED TABLE "PUBLIC"."SIGN_OFFS"(
    "RELEASE_ID" CHARACTER VARYING(200) NOT NULL,
    "GATE_ORDINAL" INTEGER NOT NULL,
    "ORDINAL" INTEGER NOT NULL,
    "PERSON" CHARACTER VARYING(2000) NOT NULL,
    "ROLE_NAME" CHARACTER VARYING(2000) NOT NULL,
    "DECISION" CHARACTER VARYING(16) NOT NULL,
    "REMARK" CHARACTER VARYING NOT NULL,
    "SIGNED_AT" TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    "VERSION" CHARACTER VARYING(1000) NOT NULL,
    "VOIDED" BOOLEAN NOT NULL,
    "STATE" CHARACTER VARYING NOT NULL
);
ALTER TABLE "PUBLIC"."SIGN_OFFS" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_E7" PRIMARY KEY("RELEASE_ID", "GATE_ORDINAL", "ORDINAL");
-- 3 +/- SELECT COUNT(*) FROM PUBLIC.SIGN_OFFS;
INSERT INTO "PUBLIC"."SIGN_OFFS" VALUES('well', 0, 0, 'rosa', 'Release Manager', 'APPROVE', 'go ahead', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'v1', FALSE, '{"person":"rosa","role":"Release Manager","decision":"APPROVE","comment":"go ahead","at":"2026-03-02T09:00:00.123456789Z","version":"v1","voided":false}');
INSERT INTO "PUBLIC"."SIGN_OFFS" VALUES('back', 0, 0, 'rosa', 'Release Manager', 'APPROVE', 'go ahead', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'bad-2', FALSE, '{"person":"rosa","role":"Release Manager","decision":"APPROVE","comment":"go ahead","at":"2026-03-02T09:00:00.123456789Z","version":"bad-2","voided":false}');
INSERT INTO "PUBLIC"."SIGN_OFFS" VALUES('open', 0, 0, 'rosa', 'Release Manager', 'APPROVE', 'go ahead', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'v4', FALSE, '{"person":"rosa","role":"Release Manager","decision":"APPROVE","comment":"go ahead","at":"2026-03-02T09:00:00.123456789Z","version":"v4","voided":false}');
CREATE CACHED TABLE "PUBLIC"."ROLLOUT_STATES"(
    "RELEASE_ID" CHARACTER VARYING(200) NOT NULL,
    "ORDINAL" INTEGER NOT NULL,
    "ROLLOUT_ID" CHARACTER VARYING(2000) NOT NULL,
    "TARGET" CHARACTER VARYING(200) NOT NULL,
    "ROUTE" CHARACTER VARYING(2000) NOT NULL,
    "VERSION" CHARACTER VARYING(1000) NOT NULL,
    "PREVIOUS_VERSION" CHARACTER VARYING(1000) NOT NULL,
    "PHASE" CHARACTER VARYING(32) NOT NULL,
    "GREEN_PERCENT" INTEGER NOT NULL,
    "STARTED_AT" TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    "CUTOVER_AT" TIMESTAMP(6) WITH TIME ZONE,
    "KEEP_UNTIL" TIMESTAMP(6) WITH TIME ZONE,
    "TRAFFIC_BACK_AT" TIMESTAMP(6) WITH TIME ZONE,
    "ENDED_AT" TIMESTAMP(6) WITH TIME ZONE,
    "WAKE_AT" TIMESTAMP(6) WITH TIME ZONE,
    "STATE" CHARACTER VARYING NOT NULL
);
ALTER TABLE "PUBLIC"."ROLLOUT_STATES" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_57" PRIMARY KEY("RELEASE_ID", "ORDINAL");
-- 3 +/- SELECT COUNT(*) FROM PUBLIC.ROLLOUT_STATES;
INSERT INTO "PUBLIC"."ROLLOUT_STATES" VALUES('well', 0, 'r1', 'well', 'route', 'v1', 'v0', 'COMPLETED', 100, TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', TIMESTAMP WITH TIME ZONE '2026-03-02 09:05:00.123456+00', TIMESTAMP WITH TIME ZONE '2026-03-02 09:15:00.123456+00', NULL, TIMESTAMP WITH TIME ZONE '2026-03-02 09:15:00.123456+00', NULL, '{"plan":{"id":"r1","target":"well","route":"route","version":"v1","policy":{"name":"","triggers":[],"interval":"PT1M","decideWithin":"PT30M"},"keepBlue":"PT10M","readyTimeout":"PT10M","waitForRoute":true},"phase":"COMPLETED","since":"2026-03-02T09:15:00.123456789Z","startedAt":"2026-03-02T09:00:00.123456789Z","blueFleet":"blue","blueVersion":"v0","greenFleet":"green","greenPercent":100,"call":null,"pending":[],"stage":{"stage":{"id":"s1","percent":10,"bake":"PT5M","analysis":{"name":"errors","rules":[{"metric":"errorRate","condition":{"is":"Limit","comparison":"MORE_THAN","limit":0.05,"text":">5%"},"failures":2,"of":2,"missingData":"HOLD","severity":"LOW"}],"interval":"PT1M","warmUp":"PT0S"},"onBreach":"ROLL_BACK","decideWithin":"PT30M"},"since":"2026-03-02T09:00:00.123456789Z","until":"2026-03-02T09:05:00.123456789Z","result":"PASSED","endedAt":"2026-03-02T09:05:00.123456789Z"},"finished":[],"bodyEnded":true,"pause":null,"watches":[],"measured":[{"watch":"stage","analysis":"errors","metric":"errorRate","rule":"errorRate >5%","greenPercent":10,"first":"2026-03-02T09:01:00.123456789Z","last":"2026-03-02T09:05:00.123456789Z","passed":5,"failed":0,"missing":0,"least":0.001,"most":0.001,"mean":0.001,"latest":0.001,"limit":0.05}],"monitor":null,"cause":null,"firstTrafficAt":"2026-03-02T09:00:00.123456789Z","cutoverAt":"2026-03-02T09:05:00.123456789Z","keepUntil":"2026-03-02T09:15:00.123456789Z","trafficBackAt":null,"uncertainUntil":null,"endedAt":"2026-03-02T09:15:00.123456789Z","routeWished":false,"launched":true,"shifted":true,"recorded":true,"blueGone":true,"lastNumber":20,"wakeAt":null}');
INSERT INTO "PUBLIC"."ROLLOUT_STATES" VALUES('back', 0, 'r1', 'back', 'route', 'bad-2', 'v0', 'ROLLED_BACK', 0, TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', NULL, NULL, TIMESTAMP WITH TIME ZONE '2026-03-02 09:02:00.123456+00', TIMESTAMP WITH TIME ZONE '2026-03-02 09:02:00.123456+00', NULL, '{"plan":{"id":"r1","target":"back","route":"route","version":"bad-2","policy":{"name":"","triggers":[],"interval":"PT1M","decideWithin":"PT30M"},"keepBlue":"PT10M","readyTimeout":"PT10M","waitForRoute":true},"phase":"ROLLED_BACK","since":"2026-03-02T09:02:00.123456789Z","startedAt":"2026-03-02T09:00:00.123456789Z","blueFleet":"blue","blueVersion":"v0","greenFleet":"green","greenPercent":0,"call":null,"pending":[],"stage":{"stage":{"id":"s1","percent":10,"bake":"PT5M","analysis":{"name":"errors","rules":[{"metric":"errorRate","condition":{"is":"Limit","comparison":"MORE_THAN","limit":0.05,"text":">5%"},"failures":2,"of":2,"missingData":"HOLD","severity":"LOW"}],"interval":"PT1M","warmUp":"PT0S"},"onBreach":"ROLL_BACK","decideWithin":"PT30M"},"since":"2026-03-02T09:00:00.123456789Z","until":"2026-03-02T09:05:00.123456789Z","result":"BREACHED","endedAt":"2026-03-02T09:02:00.123456789Z"},"finished":[],"bodyEnded":false,"pause":null,"watches":[],"measured":[{"watch":"stage","analysis":"errors","metric":"errorRate","rule":"errorRate >5%","greenPercent":10,"first":"2026-03-02T09:01:00.123456789Z","last":"2026-03-02T09:02:00.123456789Z","passed":0,"failed":2,"missing":0,"least":0.5,"most":0.5,"mean":0.5,"latest":0.5,"limit":0.05}],"monitor":null,"cause":{"kind":"BREACH","text":"errorRate 50 % breaks ''>5%'', errors","by":""},"firstTrafficAt":"2026-03-02T09:00:00.123456789Z","cutoverAt":null,"keepUntil":null,"trafficBackAt":"2026-03-02T09:02:00.123456789Z","uncertainUntil":null,"endedAt":"2026-03-02T09:02:00.123456789Z","routeWished":false,"launched":false,"shifted":true,"recorded":false,"blueGone":false,"lastNumber":14,"wakeAt":null}');
INSERT INTO "PUBLIC"."ROLLOUT_STATES" VALUES('open', 0, 'r1', 'open', 'route', 'v4', 'v0', 'BAKING', 10, TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', NULL, NULL, NULL, NULL, TIMESTAMP WITH TIME ZONE '2026-03-02 09:01:00.123456+00', '{"plan":{"id":"r1","target":"open","route":"route","version":"v4","policy":{"name":"","triggers":[],"interval":"PT1M","decideWithin":"PT30M"},"keepBlue":"PT10M","readyTimeout":"PT10M","waitForRoute":true},"phase":"BAKING","since":"2026-03-02T09:00:00.123456789Z","startedAt":"2026-03-02T09:00:00.123456789Z","blueFleet":"blue","blueVersion":"v0","greenFleet":"green","greenPercent":10,"call":null,"pending":[],"stage":{"stage":{"id":"s1","percent":10,"bake":"PT5M","analysis":{"name":"errors","rules":[{"metric":"errorRate","condition":{"is":"Limit","comparison":"MORE_THAN","limit":0.05,"text":">5%"},"failures":2,"of":2,"missingData":"HOLD","severity":"LOW"}],"interval":"PT1M","warmUp":"PT0S"},"onBreach":"ROLL_BACK","decideWithin":"PT30M"},"since":"2026-03-02T09:00:00.123456789Z","until":"2026-03-02T09:05:00.123456789Z","result":"RUNNING","endedAt":null},"finished":[],"bodyEnded":false,"pause":null,"watches":[{"id":"stage","run":{"analysis":{"name":"errors","rules":[{"metric":"errorRate","condition":{"is":"Limit","comparison":"MORE_THAN","limit":0.05,"text":">5%"},"failures":2,"of":2,"missingData":"HOLD","severity":"LOW"}],"interval":"PT1M","warmUp":"PT0S"},"since":"2026-03-02T09:00:00.123456789Z","rules":[{"failed":0,"last":null}],"judged":0},"responses":["ROLL_BACK"],"decideWithin":"PT30M","raised":0,"nextAt":"2026-03-02T09:01:00.123456789Z","asked":0,"lacking":false}],"measured":[],"monitor":null,"cause":null,"firstTrafficAt":"2026-03-02T09:00:00.123456789Z","cutoverAt":null,"keepUntil":null,"trafficBackAt":null,"uncertainUntil":null,"endedAt":null,"routeWished":true,"launched":true,"shifted":true,"recorded":false,"blueGone":false,"lastNumber":7,"wakeAt":"2026-03-02T09:01:00.123456789Z"}');
CREATE CACHED TABLE "PUBLIC"."LIVE_VERSIONS"(
    "ENVIRONMENT" CHARACTER VARYING(200) NOT NULL,
    "SERVICE" CHARACTER VARYING(200) NOT NULL,
    "TARGET" CHARACTER VARYING(200) NOT NULL,
    "VERSION" CHARACTER VARYING(1000) NOT NULL,
    "SINCE" TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    "RELEASE_ID" CHARACTER VARYING(200) NOT NULL
);
ALTER TABLE "PUBLIC"."LIVE_VERSIONS" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_9" PRIMARY KEY("ENVIRONMENT", "SERVICE", "TARGET");
-- 2 +/- SELECT COUNT(*) FROM PUBLIC.LIVE_VERSIONS;
INSERT INTO "PUBLIC"."LIVE_VERSIONS" VALUES('production', 'well', 'well', 'v1', TIMESTAMP WITH TIME ZONE '2026-03-02 09:05:00.123456+00', 'well');
INSERT INTO "PUBLIC"."LIVE_VERSIONS" VALUES('production', 'back', 'back', 'v0', TIMESTAMP WITH TIME ZONE '2026-03-02 09:02:00.123456+00', 'back');
CREATE INDEX "PUBLIC"."LIVE_VERSIONS_BY_RELEASE" ON "PUBLIC"."LIVE_VERSIONS"("RELEASE_ID" NULLS FIRST);
CREATE CACHED TABLE "PUBLIC"."ROUTE_QUEUES"(
    "ENVIRONMENT" CHARACTER VARYING(200) NOT NULL,
    "ROUTE" CHARACTER VARYING(200) NOT NULL,
    "ORDINAL" INTEGER NOT NULL,
    "ROLLOUT_ID" CHARACTER VARYING(2000) NOT NULL
);
ALTER TABLE "PUBLIC"."ROUTE_QUEUES" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_5C" PRIMARY KEY("ENVIRONMENT", "ROUTE", "ORDINAL");
-- 1 +/- SELECT COUNT(*) FROM PUBLIC.ROUTE_QUEUES;
INSERT INTO "PUBLIC"."ROUTE_QUEUES" VALUES('production', 'route', 0, 'open/r1');
CREATE CACHED TABLE "PUBLIC"."AUDIT_EVENTS"(
    "SEQUENCE_NUMBER" BIGINT NOT NULL,
    "RELEASE_ID" CHARACTER VARYING(200) NOT NULL,
    "HAPPENED_AT" TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    "KIND" CHARACTER VARYING(32) NOT NULL,
    "IMPORTANCE" CHARACTER VARYING(16) NOT NULL,
    "EVENT_TEXT" CHARACTER VARYING NOT NULL,
    "FACTS" CHARACTER VARYING NOT NULL,
    "PREVIOUS_HASH" CHARACTER(64) NOT NULL,
    "HASH" CHARACTER(64) NOT NULL
);
ALTER TABLE "PUBLIC"."AUDIT_EVENTS" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_C0" PRIMARY KEY("SEQUENCE_NUMBER");
-- 52 +/- SELECT COUNT(*) FROM PUBLIC.AUDIT_EVENTS;
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(1, 'well', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'RELEASE_STARTED', 'INFO', 'release of well to v1 in production started by dora', '{"by":"dora","environment":"production","version":"v1"}', '0000000000000000000000000000000000000000000000000000000000000000', 'ce5ba5887bb4b6ed066487dede029dc75b3b602d007478a135db29bbf95b4c12');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(2, 'well', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'CHECKLIST_READ', 'INFO', 'checklist ''Plan'' with 3 items', '{"environment":"production","title":"Plan","version":"v1"}', 'ce5ba5887bb4b6ed066487dede029dc75b3b602d007478a135db29bbf95b4c12', 'f7f8b6325ddbce4ce93e0c608d78c96be5638a0dd7b54faeaa04fb351053af2e');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(3, 'well', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'ITEM_MARKED', 'DETAIL', 'olga marked ''Backups are checked'' done', '{"by":"olga","environment":"production","item":"backups-are-checked-360f0008","version":"v1"}', 'f7f8b6325ddbce4ce93e0c608d78c96be5638a0dd7b54faeaa04fb351053af2e', 'd2ca719a21d9b59673d60f1e475e759736fd0cb652eda1ed995d62e5efd42718');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(4, 'well', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'ITEM_MARKED', 'DETAIL', 'olga marked ''On-call knows'' done', '{"by":"olga","environment":"production","item":"on-call-knows-5deddf4e","version":"v1"}', 'd2ca719a21d9b59673d60f1e475e759736fd0cb652eda1ed995d62e5efd42718', '6ad6e5b6d43c0f9d4cffd82263f622821c1229c69a323ef3551f743ab70f6e2e');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(5, 'well', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'ITEM_MARKED', 'DETAIL', 'olga marked ''Feature flags are set, if applicable'' done', '{"by":"olga","environment":"production","item":"feature-flags-are-set-if-applicable-b635f540","version":"v1"}', '6ad6e5b6d43c0f9d4cffd82263f622821c1229c69a323ef3551f743ab70f6e2e', 'c59e24dc2f3f4d3d559ded7b21b568804b08a0fbf24da95699f277bc6ee44818');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(6, 'well', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'GATE_WAITING', 'ACTION_NEEDED', 'gate ''Go / No-Go'' waits for: checklist complete; sign-off as Release Manager; at most 4 h', '{"deadline":"2026-03-02T13:00:00.123456789Z","gate":"Go / No-Go","roles":"Release Manager","version":"v1","waitsFor":"checklist complete; sign-off as Release Manager"}', 'c59e24dc2f3f4d3d559ded7b21b568804b08a0fbf24da95699f277bc6ee44818', 'b862b6679c6fe252ec2fb26c168213cda5f12909218bde64e1d08ec136003f5a');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(7, 'well', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'GATE_SIGNED', 'INFO', 'rosa approved gate ''Go / No-Go'' as Release Manager: go ahead', '{"comment":"go ahead","decision":"APPROVE","gate":"Go / No-Go","person":"rosa","role":"Release Manager","version":"v1"}', 'b862b6679c6fe252ec2fb26c168213cda5f12909218bde64e1d08ec136003f5a', '27b8494f23012e44557f6fc0ceed4b8f55e5b943c4ddd8188d229cbda068ee4d');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(8, 'well', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'GATE_OPENED', 'INFO', 'gate ''Go / No-Go'' is open for v1', '{"gate":"Go / No-Go","version":"v1"}', '27b8494f23012e44557f6fc0ceed4b8f55e5b943c4ddd8188d229cbda068ee4d', 'c6cf43a49cc6e1118af542d41d2793eb6e15c6be45588b659859b44f022f6254');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(9, 'well', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'ROUTE_HELD', 'DETAIL', 'well: holds route route', '{"rollout":"r1","target":"well"}', 'c6cf43a49cc6e1118af542d41d2793eb6e15c6be45588b659859b44f022f6254', '38012fab00b28831f302ee3c60379cc2312b83bb80d21fad015c11becb1f8576');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(10, 'well', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'GREEN_LAUNCHED', 'INFO', 'well: green starts with v1 on green', '{"fleet":"green","rollout":"r1","target":"well","version":"v1"}', '38012fab00b28831f302ee3c60379cc2312b83bb80d21fad015c11becb1f8576', '4bdcf311c3c458480c79083361b7f02e231b35e32b1ea5b621fba0430f7534a1');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(11, 'well', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'GREEN_READY', 'INFO', 'well: green is healthy with v1, no traffic yet', '{"rollout":"r1","target":"well","version":"v1"}', '4bdcf311c3c458480c79083361b7f02e231b35e32b1ea5b621fba0430f7534a1', '5968445e8e8b04935defe38255fb618e6c4245a3251d52744af221e37ec171ac');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(12, 'well', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'TRAFFIC_SHIFTED', 'INFO', 'well: 10 % of traffic on green v1', '{"blue":"90","green":"10","rollout":"r1","target":"well"}', '5968445e8e8b04935defe38255fb618e6c4245a3251d52744af221e37ec171ac', 'b3b241b6111dd9b97212726d1139b7207ffc751a31c51a793d1725c3eab99361');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(13, 'well', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'STAGE_STARTED', 'INFO', 'well: stage 10 % bakes for 5 min, judged by errors', '{"percent":"10","rollout":"r1","stage":"s1","target":"well"}', 'b3b241b6111dd9b97212726d1139b7207ffc751a31c51a793d1725c3eab99361', '26260d10568d4ea5f16e4af172999d0979024a119190f9bf21dd77ec3fb7cd6f');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(14, 'well', TIMESTAMP WITH TIME ZONE '2026-03-02 09:05:00.123456+00', 'STAGE_PASSED', 'INFO', 'well: stage 10 % passed', '{"rollout":"r1","stage":"s1","target":"well"}', '26260d10568d4ea5f16e4af172999d0979024a119190f9bf21dd77ec3fb7cd6f', '3531947b462f4e57d73848d113e573da7fc926695e666d91f0d4bb0cb89acaaa');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(15, 'well', TIMESTAMP WITH TIME ZONE '2026-03-02 09:05:00.123456+00', 'TRAFFIC_SHIFTED', 'DETAIL', 'well: 100 % of traffic on green v1', '{"blue":"0","green":"100","rollout":"r1","target":"well"}', '3531947b462f4e57d73848d113e573da7fc926695e666d91f0d4bb0cb89acaaa', '6161b5a3ec860ab24f6b554753bd3c43a18884be8ac2c9d248d57ad0b7ed2727');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(16, 'well', TIMESTAMP WITH TIME ZONE '2026-03-02 09:05:00.123456+00', 'CUTOVER', 'INFO', 'well: green v1 has all traffic, blue is kept for 10 min', '{"rollout":"r1","target":"well","version":"v1"}', '6161b5a3ec860ab24f6b554753bd3c43a18884be8ac2c9d248d57ad0b7ed2727', '82eec0a00bc41fe38ac92a3fae268596e5377602b9bf1d20cf348461fa79472e');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(17, 'well', TIMESTAMP WITH TIME ZONE '2026-03-02 09:05:00.123456+00', 'VERSION_RECORDED', 'DETAIL', 'well: recorded as v1', '{"rollout":"r1","target":"well","version":"v1"}', '82eec0a00bc41fe38ac92a3fae268596e5377602b9bf1d20cf348461fa79472e', '7c83c4c7032efc8f64a2b3184f030e91a439421729dbeca9bd604b85712bd8c6');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(18, 'well', TIMESTAMP WITH TIME ZONE '2026-03-02 09:05:00.123456+00', 'RELEASE_ENDED', 'INFO', 'well v1 in production released', '{"environment":"production","outcome":"RELEASED","version":"v1"}', '7c83c4c7032efc8f64a2b3184f030e91a439421729dbeca9bd604b85712bd8c6', '39a3bf26cc56988f4816b9556f28bc82464720717f5cdf3615d85cc9c07a35a3');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(19, 'well', TIMESTAMP WITH TIME ZONE '2026-03-02 09:15:00.123456+00', 'BLUE_RETIRED', 'INFO', 'well: blue v0 is taken down', '{"rollout":"r1","target":"well"}', '39a3bf26cc56988f4816b9556f28bc82464720717f5cdf3615d85cc9c07a35a3', '5ca54c89ec09f6ac571c4475445707c1bac471dd4c0137b4980a1cdaab4e1b69');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(20, 'back', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'RELEASE_STARTED', 'INFO', 'release of back to bad-2 in production started by dora', '{"by":"dora","environment":"production","version":"bad-2"}', '5ca54c89ec09f6ac571c4475445707c1bac471dd4c0137b4980a1cdaab4e1b69', '39180f8918e281ed395dd7bf4d7f08d41aaa10f53cd52bcda5e9259fd5385c66');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(21, 'back', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'CHECKLIST_READ', 'INFO', 'checklist ''Plan'' with 3 items', '{"environment":"production","title":"Plan","version":"bad-2"}', '39180f8918e281ed395dd7bf4d7f08d41aaa10f53cd52bcda5e9259fd5385c66', 'e5d8809c4ae84e30ff867cd1e0b172959a5ed6264d295d8912350e903896ba3a');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(22, 'back', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'ITEM_MARKED', 'DETAIL', 'olga marked ''Backups are checked'' done', '{"by":"olga","environment":"production","item":"backups-are-checked-360f0008","version":"bad-2"}', 'e5d8809c4ae84e30ff867cd1e0b172959a5ed6264d295d8912350e903896ba3a', 'b33b077329a16cda04ad24725dd61a48f88e353f0ab2a093aa7b8535b77244d6');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(23, 'back', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'ITEM_MARKED', 'DETAIL', 'olga marked ''On-call knows'' done', '{"by":"olga","environment":"production","item":"on-call-knows-5deddf4e","version":"bad-2"}', 'b33b077329a16cda04ad24725dd61a48f88e353f0ab2a093aa7b8535b77244d6', '541afc9eac59a87e15a5176bf0a957d69c4bc1034cc131b79fd50ad874421db2');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(24, 'back', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'ITEM_MARKED', 'DETAIL', 'olga marked ''Feature flags are set, if applicable'' done', '{"by":"olga","environment":"production","item":"feature-flags-are-set-if-applicable-b635f540","version":"bad-2"}', '541afc9eac59a87e15a5176bf0a957d69c4bc1034cc131b79fd50ad874421db2', 'b9917b76702d204ad8a8726ab0ab6f9a086b84a20559b220979be1da36f3d6a9');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(25, 'back', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'GATE_WAITING', 'ACTION_NEEDED', 'gate ''Go / No-Go'' waits for: checklist complete; sign-off as Release Manager; at most 4 h', '{"deadline":"2026-03-02T13:00:00.123456789Z","gate":"Go / No-Go","roles":"Release Manager","version":"bad-2","waitsFor":"checklist complete; sign-off as Release Manager"}', 'b9917b76702d204ad8a8726ab0ab6f9a086b84a20559b220979be1da36f3d6a9', 'bac5846f2a911c42ea6c0ea8b61a6abf8b56ba4e3a8417b29eb568d8e676cf04');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(26, 'back', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'GATE_SIGNED', 'INFO', 'rosa approved gate ''Go / No-Go'' as Release Manager: go ahead', '{"comment":"go ahead","decision":"APPROVE","gate":"Go / No-Go","person":"rosa","role":"Release Manager","version":"bad-2"}', 'bac5846f2a911c42ea6c0ea8b61a6abf8b56ba4e3a8417b29eb568d8e676cf04', '765a5580ca4db9b080d76f5ccd99bf23490fcb6507524861c10d5eb6dbd77bfc');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(27, 'back', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'GATE_OPENED', 'INFO', 'gate ''Go / No-Go'' is open for bad-2', '{"gate":"Go / No-Go","version":"bad-2"}', '765a5580ca4db9b080d76f5ccd99bf23490fcb6507524861c10d5eb6dbd77bfc', '48b80894674129f1c679457ae17f7afd8e7d2675eca7114b003edf8c07783639');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(28, 'back', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'ROUTE_HELD', 'DETAIL', 'back: holds route route', '{"rollout":"r1","target":"back"}', '48b80894674129f1c679457ae17f7afd8e7d2675eca7114b003edf8c07783639', '76624c86958a74706a09e3a5603b1f126d2feb227c6797bb9eeacbfdeccbfe36');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(29, 'back', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'GREEN_LAUNCHED', 'INFO', 'back: green starts with bad-2 on green', '{"fleet":"green","rollout":"r1","target":"back","version":"bad-2"}', '76624c86958a74706a09e3a5603b1f126d2feb227c6797bb9eeacbfdeccbfe36', '4fe30de446bf4f36e1fcdd19f8bc05c012a529814359dba7cb0ef9bfcb8b9980');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(30, 'back', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'GREEN_READY', 'INFO', 'back: green is healthy with bad-2, no traffic yet', '{"rollout":"r1","target":"back","version":"bad-2"}', '4fe30de446bf4f36e1fcdd19f8bc05c012a529814359dba7cb0ef9bfcb8b9980', 'b33d0ba2bb797236b549fbd2023aa72fa2dd5de04ae77f3861d2a01ef95c17ba');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(31, 'back', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'TRAFFIC_SHIFTED', 'INFO', 'back: 10 % of traffic on green bad-2', '{"blue":"90","green":"10","rollout":"r1","target":"back"}', 'b33d0ba2bb797236b549fbd2023aa72fa2dd5de04ae77f3861d2a01ef95c17ba', 'b5184b03a552af976c78ed612079e456c832918b90f14e29064c8c57283e1c1a');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(32, 'back', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'STAGE_STARTED', 'INFO', 'back: stage 10 % bakes for 5 min, judged by errors', '{"percent":"10","rollout":"r1","stage":"s1","target":"back"}', 'b5184b03a552af976c78ed612079e456c832918b90f14e29064c8c57283e1c1a', '842bad4cae75ff1cb9af3009c752dae4c34f011848e794a1a4f3add2e4a63485');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(33, 'back', TIMESTAMP WITH TIME ZONE '2026-03-02 09:02:00.123456+00', 'BREACH', 'ALARM', 'back: errorRate 50 % breaks ''>5%'', errors', '{"limit":"0.05","metric":"errorRate","observed":"0.5","rollout":"r1","rule":"errorRate >5%","severity":"LOW","target":"back"}', '842bad4cae75ff1cb9af3009c752dae4c34f011848e794a1a4f3add2e4a63485', '165ed9bff3c6d0789372aa0aa957897d54cfc7288a87cc8fb1f94428a576561f');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(34, 'back', TIMESTAMP WITH TIME ZONE '2026-03-02 09:02:00.123456+00', 'ROLLBACK_STARTED', 'ALARM', 'back: rolls back', '{"by":"","cause":"BREACH","rollout":"r1","target":"back"}', '165ed9bff3c6d0789372aa0aa957897d54cfc7288a87cc8fb1f94428a576561f', '015728d996cf02a89b4899ad6c83b6ef406a9333084dbf5c953e59dc31f01ed1');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(35, 'back', TIMESTAMP WITH TIME ZONE '2026-03-02 09:02:00.123456+00', 'TRAFFIC_SHIFTED', 'INFO', 'back: all traffic on blue v0', '{"blue":"100","green":"0","rollout":"r1","target":"back"}', '015728d996cf02a89b4899ad6c83b6ef406a9333084dbf5c953e59dc31f01ed1', '37bc20485d9d8acd1d90bf0092b3a7f8256b1cb21403718c23490c709fe3c1dc');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(36, 'back', TIMESTAMP WITH TIME ZONE '2026-03-02 09:02:00.123456+00', 'GREEN_RETIRED', 'DETAIL', 'back: green bad-2 is taken down', '{"rollout":"r1","target":"back"}', '37bc20485d9d8acd1d90bf0092b3a7f8256b1cb21403718c23490c709fe3c1dc', 'b5f63d783e1486cf8a53c727993317d235bafb80a1ea4207d6c397d2aa1b109d');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(37, 'back', TIMESTAMP WITH TIME ZONE '2026-03-02 09:02:00.123456+00', 'ROLLED_BACK', 'INFO', 'back: rolled back to v0', '{"cause":"errorRate 50 % breaks ''>5%'', errors","rollout":"r1","target":"back","version":"v0"}', 'b5f63d783e1486cf8a53c727993317d235bafb80a1ea4207d6c397d2aa1b109d', '286d64d25431bf66ceeec24e53e303f7188e6672eb31c6b6f61a5108b3960511');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(38, 'back', TIMESTAMP WITH TIME ZONE '2026-03-02 09:02:00.123456+00', 'RELEASE_ENDED', 'ALARM', 'back bad-2 in production rolled back: errorRate 50 % breaks ''>5%'', errors', '{"environment":"production","outcome":"ROLLED_BACK","version":"bad-2"}', '286d64d25431bf66ceeec24e53e303f7188e6672eb31c6b6f61a5108b3960511', '1d4a9dc5c9cd5fc93baf25afd40f84d0b5bed5fb9dd61a6c57f6b5afd85fd386');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(39, 'begun', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'RELEASE_STARTED', 'INFO', 'release of begun to v3 in production started by dora', '{"by":"dora","environment":"production","version":"v3"}', '1d4a9dc5c9cd5fc93baf25afd40f84d0b5bed5fb9dd61a6c57f6b5afd85fd386', '453e47023ccc6e35129d08d353d8641328f1eb2995cccd1ee5227e5a4ccd7d83');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(40, 'open', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'RELEASE_STARTED', 'INFO', 'release of open to v4 in production started by dora', '{"by":"dora","environment":"production","version":"v4"}', '453e47023ccc6e35129d08d353d8641328f1eb2995cccd1ee5227e5a4ccd7d83', '4dcff0f428394269b426d824824ec84eb783983e5c09ab8b37c51ebe29360bc3');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(41, 'open', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'CHECKLIST_READ', 'INFO', 'checklist ''Plan'' with 3 items', '{"environment":"production","title":"Plan","version":"v4"}', '4dcff0f428394269b426d824824ec84eb783983e5c09ab8b37c51ebe29360bc3', '1e84f1fe72e937db0782f73f3f79b9a1d68266d727812b2e8cf799b7245db2db');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(42, 'open', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'ITEM_MARKED', 'DETAIL', 'olga marked ''Backups are checked'' done', '{"by":"olga","environment":"production","item":"backups-are-checked-360f0008","version":"v4"}', '1e84f1fe72e937db0782f73f3f79b9a1d68266d727812b2e8cf799b7245db2db', '5d49ddfc826fdd65160f70767e10184230ec5453868150354a4e1f71bda050f1');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(43, 'open', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'ITEM_MARKED', 'DETAIL', 'olga marked ''On-call knows'' done', '{"by":"olga","environment":"production","item":"on-call-knows-5deddf4e","version":"v4"}', '5d49ddfc826fdd65160f70767e10184230ec5453868150354a4e1f71bda050f1', '6dcd0f13623d7eada8e0903aa01dc7a82efac308d5b83450bd94c0c7c52aee39');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(44, 'open', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'ITEM_MARKED', 'DETAIL', 'olga marked ''Feature flags are set, if applicable'' done', '{"by":"olga","environment":"production","item":"feature-flags-are-set-if-applicable-b635f540","version":"v4"}', '6dcd0f13623d7eada8e0903aa01dc7a82efac308d5b83450bd94c0c7c52aee39', '3535902470d7d63126fc5709ce7e51a9dbc4df29dbe4c7b0c2524467dfabdcb3');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(45, 'open', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'GATE_WAITING', 'ACTION_NEEDED', 'gate ''Go / No-Go'' waits for: checklist complete; sign-off as Release Manager; at most 4 h', '{"deadline":"2026-03-02T13:00:00.123456789Z","gate":"Go / No-Go","roles":"Release Manager","version":"v4","waitsFor":"checklist complete; sign-off as Release Manager"}', '3535902470d7d63126fc5709ce7e51a9dbc4df29dbe4c7b0c2524467dfabdcb3', 'b2327c2a9a58821feda4d2f45328b884a0607ad1809d1c0ba9b59f48f3ddc884');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(46, 'open', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'GATE_SIGNED', 'INFO', 'rosa approved gate ''Go / No-Go'' as Release Manager: go ahead', '{"comment":"go ahead","decision":"APPROVE","gate":"Go / No-Go","person":"rosa","role":"Release Manager","version":"v4"}', 'b2327c2a9a58821feda4d2f45328b884a0607ad1809d1c0ba9b59f48f3ddc884', '1b0e7b8f54ab56f8e4e3d46a56557debadf2d736f1dae185854aa62fbcb672e6');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(47, 'open', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'GATE_OPENED', 'INFO', 'gate ''Go / No-Go'' is open for v4', '{"gate":"Go / No-Go","version":"v4"}', '1b0e7b8f54ab56f8e4e3d46a56557debadf2d736f1dae185854aa62fbcb672e6', '8b285aafccefe2436f2309062347374c99c2030c7da45f616ed15e43c36f1281');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(48, 'open', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'ROUTE_HELD', 'DETAIL', 'open: holds route route', '{"rollout":"r1","target":"open"}', '8b285aafccefe2436f2309062347374c99c2030c7da45f616ed15e43c36f1281', '91cec70aa17cbe5551b23bca93174bc12dbe547989b96accda0ac9a4c9d65924');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(49, 'open', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'GREEN_LAUNCHED', 'INFO', 'open: green starts with v4 on green', '{"fleet":"green","rollout":"r1","target":"open","version":"v4"}', '91cec70aa17cbe5551b23bca93174bc12dbe547989b96accda0ac9a4c9d65924', 'af3ba1cdd3d0b757ab93c36cc298f02c607746b1e25a0215101d73bb3b90c6f5');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(50, 'open', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'GREEN_READY', 'INFO', 'open: green is healthy with v4, no traffic yet', '{"rollout":"r1","target":"open","version":"v4"}', 'af3ba1cdd3d0b757ab93c36cc298f02c607746b1e25a0215101d73bb3b90c6f5', '40291b75720ccf77ad3d0c3585af6902e382e3b58a273111e0c49db5b401ff77');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(51, 'open', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'TRAFFIC_SHIFTED', 'INFO', 'open: 10 % of traffic on green v4', '{"blue":"90","green":"10","rollout":"r1","target":"open"}', '40291b75720ccf77ad3d0c3585af6902e382e3b58a273111e0c49db5b401ff77', 'b79093499aaacd9c1d96ca8665d408cf547265627d42bbeb24e87086b071769b');
INSERT INTO "PUBLIC"."AUDIT_EVENTS" VALUES(52, 'open', TIMESTAMP WITH TIME ZONE '2026-03-02 09:00:00.123456+00', 'STAGE_STARTED', 'INFO', 'open: stage 10 % bakes for 5 min, judged by errors', '{"percent":"10","rollout":"r1","stage":"s1","target":"open"}', 'b79093499aaacd9c1d96ca8665d408cf547265627d42bbeb24e87086b071769b', '6e91b3a08afe09e63d612953fec008da866e393b016d2b52137cc1b50aec460c');
CREATE INDEX "PUBLIC"."AUDIT_EVENTS_BY_RELEASE" ON "PUBLIC"."AUDIT_EVENTS"("RELEASE_ID" NULLS FIRST, "SEQUENCE_NUMBER" NULLS FIRST);
CREATE CACHED TABLE "PUBLIC"."AUDIT_HEAD"(
    "PRODUCT" CHARACTER VARYING(32) NOT NULL,
    "SEQUENCE_NUMBER" BIGINT NOT NULL,
    "HASH" CHARACTER(64) NOT NULL
);
ALTER TABLE "PUBLIC"."AUDIT_HEAD" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_83" PRIMARY KEY("PRODUCT");
-- 1 +/- SELECT COUNT(*) FROM PUBLIC.AUDIT_HEAD;
INSERT INTO "PUBLIC"."AUDIT_HEAD" VALUES('release-plan', 52, '6e91b3a08afe09e63d612953fec008da866e393b016d2b52137cc1b50aec460c');
CREATE CACHED TABLE "PUBLIC"."RETENTION_SEALS"(
    "ID" BIGINT NOT NULL,
    "SEALED_AT" TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    "RELEASES" INTEGER NOT NULL,
    "EVENTS" BIGINT NOT NULL,
    "SUMMARY" CHARACTER VARYING NOT NULL,
    "HASH" CHARACTER(64) NOT NULL
);
ALTER TABLE "PUBLIC"."RETENTION_SEALS" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_9F" PRIMARY KEY("ID");
-- 0 +/- SELECT COUNT(*) FROM PUBLIC.RETENTION_SEALS;
CREATE CACHED TABLE "PUBLIC"."RETENTION_GAPS"(
    "FIRST_SEQUENCE" BIGINT NOT NULL,
    "LAST_SEQUENCE" BIGINT NOT NULL,
    "HASH_BEFORE" CHARACTER(64) NOT NULL,
    "HASH_AFTER" CHARACTER(64) NOT NULL,
    "SEAL_ID" BIGINT NOT NULL
);
ALTER TABLE "PUBLIC"."RETENTION_GAPS" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_DB" PRIMARY KEY("FIRST_SEQUENCE");
-- 0 +/- SELECT COUNT(*) FROM PUBLIC.RETENTION_GAPS;
CREATE INDEX "PUBLIC"."RETENTION_GAPS_BY_SEAL" ON "PUBLIC"."RETENTION_GAPS"("SEAL_ID" NULLS FIRST, "FIRST_SEQUENCE" NULLS FIRST);
CREATE CACHED TABLE "PUBLIC"."JOURNAL_STEPS"(
    "CHANGE_ID" CHARACTER VARYING(36) NOT NULL,
    "RELEASE_ID" CHARACTER VARYING(200) NOT NULL,
    "REPLAYED_AT" TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    "APPLIED" BOOLEAN NOT NULL
);
ALTER TABLE "PUBLIC"."JOURNAL_STEPS" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_E9" PRIMARY KEY("CHANGE_ID");
-- 0 +/- SELECT COUNT(*) FROM PUBLIC.JOURNAL_STEPS;
ALTER TABLE "PUBLIC"."CHECKLISTS" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_FE" FOREIGN KEY("RELEASE_ID") REFERENCES "PUBLIC"."RELEASES"("ID") ON DELETE CASCADE NOCHECK;
ALTER TABLE "PUBLIC"."GATE_STATES" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_2" FOREIGN KEY("RELEASE_ID") REFERENCES "PUBLIC"."RELEASES"("ID") ON DELETE CASCADE NOCHECK;
ALTER TABLE "PUBLIC"."ROLLOUT_STATES" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_5" FOREIGN KEY("RELEASE_ID") REFERENCES "PUBLIC"."RELEASES"("ID") ON DELETE CASCADE NOCHECK;
ALTER TABLE "PUBLIC"."CHECKLIST_ITEMS" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_7" FOREIGN KEY("RELEASE_ID") REFERENCES "PUBLIC"."RELEASES"("ID") ON DELETE CASCADE NOCHECK;
ALTER TABLE "PUBLIC"."RETENTION_GAPS" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_DBD" FOREIGN KEY("SEAL_ID") REFERENCES "PUBLIC"."RETENTION_SEALS"("ID") NOCHECK;
ALTER TABLE "PUBLIC"."CHECKLIST_MARKS" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_73F" FOREIGN KEY("RELEASE_ID") REFERENCES "PUBLIC"."RELEASES"("ID") ON DELETE CASCADE NOCHECK;
ALTER TABLE "PUBLIC"."RELEASE_STAKEHOLDERS" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_C" FOREIGN KEY("RELEASE_ID") REFERENCES "PUBLIC"."RELEASES"("ID") ON DELETE CASCADE NOCHECK;
ALTER TABLE "PUBLIC"."SIGN_OFFS" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_E" FOREIGN KEY("RELEASE_ID") REFERENCES "PUBLIC"."RELEASES"("ID") ON DELETE CASCADE NOCHECK;
