-- The ledger, as PostgreSQL and H2 both read it. "state" columns hold the engine's own form; the columns beside them
-- say the same for people and queries.

CREATE TABLE ledger (
    product     VARCHAR(32)                 NOT NULL PRIMARY KEY,
    ledger_id   VARCHAR(36)                 NOT NULL,
    created_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL
);

CREATE TABLE releases (
    id                  VARCHAR(200)                NOT NULL PRIMARY KEY,
    kind                VARCHAR(16)                 NOT NULL,
    service             VARCHAR(200)                NOT NULL,
    environment         VARCHAR(200)                NOT NULL,
    version             VARCHAR(1000)               NOT NULL,
    previous_version    VARCHAR(1000)               NOT NULL,
    git_commit          VARCHAR(200)                NOT NULL,
    git_branch          VARCHAR(1000)               NOT NULL,
    build               VARCHAR(2000)               NOT NULL,
    started_by          VARCHAR(200)                NOT NULL,
    started_at          TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    ended_at            TIMESTAMP(6) WITH TIME ZONE,
    outcome             VARCHAR(16)                 NOT NULL,
    reason              TEXT                        NOT NULL,
    body                VARCHAR(16)                 NOT NULL,
    under_way           BOOLEAN                     NOT NULL,
    wake_at             TIMESTAMP(6) WITH TIME ZONE,
    was_rolled_back     BOOLEAN                     NOT NULL,
    rollback_at         TIMESTAMP(6) WITH TIME ZONE,
    rollback_reason     TEXT                        NOT NULL,
    review_status       VARCHAR(32)                 NOT NULL,
    review_scheduled_at TIMESTAMP(6) WITH TIME ZONE,
    revision            BIGINT                      NOT NULL,
    last_change         VARCHAR(36)                 NOT NULL,
    saved_at            VARCHAR(40)                 NOT NULL,
    audit_events        BIGINT                      NOT NULL,
    audit_last          BIGINT                      NOT NULL,
    audit_hash          VARCHAR(64)                 NOT NULL,
    search_text         VARCHAR(250)                NOT NULL,
    state               TEXT                        NOT NULL
);
-- With all that a search compares, so that it reads this index alone.
CREATE INDEX releases_newest ON releases (started_at DESC, id DESC, service, environment, outcome, search_text);
CREATE INDEX releases_by_service ON releases (service, started_at DESC, id DESC);
CREATE INDEX releases_by_environment ON releases (environment, started_at DESC, id DESC);
CREATE INDEX releases_by_place ON releases (service, environment, started_at DESC, id DESC);
CREATE INDEX releases_by_outcome ON releases (outcome, started_at DESC, id DESC);
CREATE INDEX releases_by_service_and_outcome ON releases (service, outcome, started_at DESC, id DESC);
CREATE INDEX releases_by_environment_and_outcome ON releases (environment, outcome, started_at DESC, id DESC);
CREATE INDEX releases_by_place_and_outcome ON releases (service, environment, outcome, started_at DESC, id DESC);
CREATE INDEX releases_under_way ON releases (under_way, started_at);

CREATE TABLE release_stakeholders (
    release_id  VARCHAR(200)  NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
    ordinal     INTEGER       NOT NULL,
    involvement VARCHAR(32)   NOT NULL,
    person      VARCHAR(2000) NOT NULL,
    role_name   VARCHAR(2000) NOT NULL,
    PRIMARY KEY (release_id, ordinal)
);

CREATE TABLE checklists (
    release_id VARCHAR(200) NOT NULL PRIMARY KEY REFERENCES releases (id) ON DELETE CASCADE,
    title      TEXT         NOT NULL,
    state      TEXT         NOT NULL
);

CREATE TABLE checklist_items (
    release_id  VARCHAR(200)  NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
    ordinal     INTEGER       NOT NULL,
    item_id     VARCHAR(1000) NOT NULL,
    phase       TEXT          NOT NULL,
    item_text   TEXT          NOT NULL,
    conditional BOOLEAN       NOT NULL,
    status      VARCHAR(16)   NOT NULL,
    status_by   VARCHAR(2000) NOT NULL,
    status_at   TIMESTAMP(6) WITH TIME ZONE,
    PRIMARY KEY (release_id, ordinal)
);

CREATE TABLE checklist_marks (
    release_id VARCHAR(200)                NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
    ordinal    INTEGER                     NOT NULL,
    item_id    VARCHAR(1000)               NOT NULL,
    status     VARCHAR(16)                 NOT NULL,
    marked_by  VARCHAR(2000)               NOT NULL,
    marked_at  TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    state      TEXT                        NOT NULL,
    PRIMARY KEY (release_id, ordinal)
);

CREATE TABLE gate_states (
    release_id VARCHAR(200)                NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
    ordinal    INTEGER                     NOT NULL,
    gate_id    VARCHAR(2000)               NOT NULL,
    gate_name  VARCHAR(2000)               NOT NULL,
    status     VARCHAR(16)                 NOT NULL,
    since      TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    deadline   TIMESTAMP(6) WITH TIME ZONE,
    ended_at   TIMESTAMP(6) WITH TIME ZONE,
    reason     TEXT                        NOT NULL,
    state      TEXT                        NOT NULL,
    PRIMARY KEY (release_id, ordinal)
);

CREATE TABLE sign_offs (
    release_id   VARCHAR(200)                NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
    gate_ordinal INTEGER                     NOT NULL,
    ordinal      INTEGER                     NOT NULL,
    person       VARCHAR(2000)               NOT NULL,
    role_name    VARCHAR(2000)               NOT NULL,
    decision     VARCHAR(16)                 NOT NULL,
    remark       TEXT                        NOT NULL,
    signed_at    TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    version      VARCHAR(1000)               NOT NULL,
    voided       BOOLEAN                     NOT NULL,
    state        TEXT                        NOT NULL,
    PRIMARY KEY (release_id, gate_ordinal, ordinal)
);

CREATE TABLE rollout_states (
    release_id       VARCHAR(200)                NOT NULL REFERENCES releases (id) ON DELETE CASCADE,
    ordinal          INTEGER                     NOT NULL,
    rollout_id       VARCHAR(2000)               NOT NULL,
    target           VARCHAR(200)                NOT NULL,
    route            VARCHAR(2000)               NOT NULL,
    version          VARCHAR(1000)               NOT NULL,
    previous_version VARCHAR(1000)               NOT NULL,
    phase            VARCHAR(32)                 NOT NULL,
    green_percent    INTEGER                     NOT NULL,
    started_at       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    cutover_at       TIMESTAMP(6) WITH TIME ZONE,
    keep_until       TIMESTAMP(6) WITH TIME ZONE,
    traffic_back_at  TIMESTAMP(6) WITH TIME ZONE,
    ended_at         TIMESTAMP(6) WITH TIME ZONE,
    wake_at          TIMESTAMP(6) WITH TIME ZONE,
    state            TEXT                        NOT NULL,
    PRIMARY KEY (release_id, ordinal)
);

CREATE TABLE live_versions (
    environment VARCHAR(200)                NOT NULL,
    service     VARCHAR(200)                NOT NULL,
    target      VARCHAR(200)                NOT NULL,
    version     VARCHAR(1000)               NOT NULL,
    since       TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    release_id  VARCHAR(200)                NOT NULL,
    PRIMARY KEY (environment, service, target)
);
CREATE INDEX live_versions_by_release ON live_versions (release_id);

CREATE TABLE route_queues (
    environment VARCHAR(200)  NOT NULL,
    route       VARCHAR(200)  NOT NULL,
    ordinal     INTEGER       NOT NULL,
    rollout_id  VARCHAR(2000) NOT NULL,
    PRIMARY KEY (environment, route, ordinal)
);

-- No foreign key to releases: what happened stays true when its release is gone.
CREATE TABLE audit_events (
    sequence_number BIGINT                      NOT NULL PRIMARY KEY,
    release_id      VARCHAR(200)                NOT NULL,
    happened_at     TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    kind            VARCHAR(32)                 NOT NULL,
    importance      VARCHAR(16)                 NOT NULL,
    event_text      VARCHAR                     NOT NULL,
    facts           VARCHAR                     NOT NULL,
    previous_hash   CHAR(64)                    NOT NULL,
    hash            CHAR(64)                    NOT NULL
);
CREATE INDEX audit_events_by_release ON audit_events (release_id, sequence_number);

-- One row. Whoever appends locks it first.
CREATE TABLE audit_head (
    product         VARCHAR(32) NOT NULL PRIMARY KEY,
    sequence_number BIGINT      NOT NULL,
    hash            CHAR(64)    NOT NULL
);
