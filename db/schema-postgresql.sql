CREATE TABLE attempt (
    key text NOT NULL,
    failures bigint NOT NULL,
    blocked_until bigint NOT NULL
);
CREATE TABLE audience (
    name text NOT NULL,
    revision bigint NOT NULL
);
CREATE TABLE entity (
    id text NOT NULL,
    kind text NOT NULL,
    version bigint NOT NULL,
    meeting text,
    parent text,
    person text,
    natural text,
    body bytea
);
CREATE TABLE feed (
    kind text NOT NULL,
    id text NOT NULL,
    audience text NOT NULL,
    revision bigint NOT NULL,
    gone boolean NOT NULL
);
CREATE TABLE job (
    id text NOT NULL,
    kind text NOT NULL,
    meeting text NOT NULL,
    about text NOT NULL,
    due_at bigint NOT NULL,
    attempts bigint NOT NULL,
    failed_at bigint,
    done_at bigint
);
CREATE TABLE log (
    seq bigint NOT NULL,
    at bigint NOT NULL,
    person text NOT NULL,
    device text NOT NULL,
    command text NOT NULL,
    verb text NOT NULL,
    meeting text,
    outcome text NOT NULL,
    code text,
    digest bytea NOT NULL
);
CREATE TABLE outbox (
    seq bigint NOT NULL,
    id text NOT NULL,
    verb text NOT NULL,
    body bytea NOT NULL,
    made_at bigint NOT NULL,
    state text NOT NULL,
    refusal bytea,
    receipt_at bigint,
    feeds bytea NOT NULL
);
CREATE TABLE receipt (
    command text NOT NULL,
    person text NOT NULL,
    at bigint NOT NULL,
    refusal bytea,
    feeds bytea NOT NULL
);
CREATE TABLE session (
    token_digest text NOT NULL,
    person text NOT NULL,
    device text NOT NULL,
    started_at bigint NOT NULL,
    seen_at bigint NOT NULL,
    ends_at bigint NOT NULL
);
CREATE TABLE setting (
    name text NOT NULL,
    value bytea NOT NULL
);
CREATE TABLE staged (
    command text NOT NULL,
    sha256 text NOT NULL,
    arrived boolean NOT NULL
);
CREATE INDEX ix_entity_meeting ON public.entity USING btree (kind, meeting) WHERE (meeting IS NOT NULL);
CREATE INDEX ix_entity_natural ON public.entity USING btree (kind, "natural") WHERE ("natural" IS NOT NULL);
CREATE INDEX ix_entity_parent ON public.entity USING btree (kind, parent) WHERE (parent IS NOT NULL);
CREATE INDEX ix_entity_person ON public.entity USING btree (kind, person) WHERE (person IS NOT NULL);
CREATE INDEX ix_feed_audience ON public.feed USING btree (audience, revision);
CREATE INDEX ix_job_due ON public.job USING btree (due_at) WHERE (done_at IS NULL);
CREATE INDEX ix_log_meeting ON public.log USING btree (meeting, seq);
CREATE UNIQUE INDEX ix_outbox_id ON public.outbox USING btree (id);
CREATE INDEX ix_session_person ON public.session USING btree (person);
CREATE UNIQUE INDEX pk_attempt ON public.attempt USING btree (key);
CREATE UNIQUE INDEX pk_audience ON public.audience USING btree (name);
CREATE UNIQUE INDEX pk_entity ON public.entity USING btree (id, kind);
CREATE UNIQUE INDEX pk_feed ON public.feed USING btree (kind, id, audience);
CREATE UNIQUE INDEX pk_job ON public.job USING btree (id);
CREATE UNIQUE INDEX pk_log ON public.log USING btree (seq);
CREATE UNIQUE INDEX pk_outbox ON public.outbox USING btree (seq);
CREATE UNIQUE INDEX pk_receipt ON public.receipt USING btree (command);
CREATE UNIQUE INDEX pk_session ON public.session USING btree (token_digest);
CREATE UNIQUE INDEX pk_setting ON public.setting USING btree (name);
CREATE UNIQUE INDEX pk_staged ON public.staged USING btree (command, sha256);
