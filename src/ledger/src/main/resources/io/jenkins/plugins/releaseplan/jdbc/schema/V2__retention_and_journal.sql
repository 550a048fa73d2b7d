-- What a retention removed, and which events it may be that are not there any more.

CREATE TABLE retention_seals (
    id        BIGINT                      NOT NULL PRIMARY KEY,
    sealed_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    releases  INTEGER                     NOT NULL,
    events    BIGINT                      NOT NULL,
    summary   TEXT                        NOT NULL,
    hash      CHAR(64)                    NOT NULL
);

CREATE TABLE retention_gaps (
    first_sequence BIGINT   NOT NULL PRIMARY KEY,
    last_sequence  BIGINT   NOT NULL,
    hash_before    CHAR(64) NOT NULL,
    hash_after     CHAR(64) NOT NULL,
    seal_id        BIGINT   NOT NULL REFERENCES retention_seals (id)
);
CREATE INDEX retention_gaps_by_seal ON retention_gaps (seal_id, first_sequence);

-- Steps that were made while the ledger could not be reached, so that each is brought in once.
CREATE TABLE journal_steps (
    change_id   VARCHAR(36)                 NOT NULL PRIMARY KEY,
    release_id  VARCHAR(200)                NOT NULL,
    replayed_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    applied     BOOLEAN                     NOT NULL
);
