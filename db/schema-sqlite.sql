CREATE TABLE attempt (
	"key" TEXT NOT NULL, 
	failures BIGINT NOT NULL, 
	blocked_until BIGINT NOT NULL, 
	CONSTRAINT pk_attempt PRIMARY KEY ("key")
);
CREATE TABLE audience (
	name TEXT NOT NULL, 
	revision BIGINT NOT NULL, 
	CONSTRAINT pk_audience PRIMARY KEY (name)
)
 WITHOUT ROWID

;
CREATE TABLE entity (
	id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	version BIGINT NOT NULL, 
	meeting TEXT, 
	parent TEXT, 
	person TEXT, 
	"natural" TEXT, 
	body BLOB, 
	CONSTRAINT pk_entity PRIMARY KEY (id, kind)
);
CREATE TABLE feed (
	kind TEXT NOT NULL, 
	id TEXT NOT NULL, 
	audience TEXT NOT NULL, 
	revision BIGINT NOT NULL, 
	gone BOOLEAN NOT NULL, 
	CONSTRAINT pk_feed PRIMARY KEY (kind, id, audience)
)
 WITHOUT ROWID

;
CREATE TABLE job (
	id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	meeting TEXT NOT NULL, 
	about TEXT NOT NULL, 
	due_at BIGINT NOT NULL, 
	attempts BIGINT NOT NULL, 
	failed_at BIGINT, 
	done_at BIGINT, 
	CONSTRAINT pk_job PRIMARY KEY (id)
);
CREATE TABLE log (
	seq BIGINT NOT NULL, 
	at BIGINT NOT NULL, 
	person TEXT NOT NULL, 
	device TEXT NOT NULL, 
	command TEXT NOT NULL, 
	verb TEXT NOT NULL, 
	meeting TEXT, 
	outcome TEXT NOT NULL, 
	code TEXT, 
	digest BLOB NOT NULL, 
	CONSTRAINT pk_log PRIMARY KEY (seq)
);
CREATE TABLE outbox (
	seq BIGINT NOT NULL, 
	id TEXT NOT NULL, 
	verb TEXT NOT NULL, 
	body BLOB NOT NULL, 
	made_at BIGINT NOT NULL, 
	state TEXT NOT NULL, 
	refusal BLOB, 
	receipt_at BIGINT, 
	feeds BLOB NOT NULL, 
	CONSTRAINT pk_outbox PRIMARY KEY (seq)
);
CREATE TABLE receipt (
	command TEXT NOT NULL, 
	person TEXT NOT NULL, 
	at BIGINT NOT NULL, 
	refusal BLOB, 
	feeds BLOB NOT NULL, 
	CONSTRAINT pk_receipt PRIMARY KEY (command)
);
CREATE TABLE session (
	token_digest TEXT NOT NULL, 
	person TEXT NOT NULL, 
	device TEXT NOT NULL, 
	started_at BIGINT NOT NULL, 
	seen_at BIGINT NOT NULL, 
	ends_at BIGINT NOT NULL, 
	CONSTRAINT pk_session PRIMARY KEY (token_digest)
);
CREATE TABLE setting (
	name TEXT NOT NULL, 
	value BLOB NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY (name)
);
CREATE TABLE staged (
	command TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	arrived BOOLEAN NOT NULL, 
	CONSTRAINT pk_staged PRIMARY KEY (command, sha256)
);
CREATE INDEX ix_entity_meeting ON entity (kind, meeting) WHERE "meeting" IS NOT NULL;
CREATE INDEX ix_entity_natural ON entity (kind, "natural") WHERE "natural" IS NOT NULL;
CREATE INDEX ix_entity_parent ON entity (kind, parent) WHERE "parent" IS NOT NULL;
CREATE INDEX ix_entity_person ON entity (kind, person) WHERE "person" IS NOT NULL;
CREATE INDEX ix_feed_audience ON feed (audience, revision);
CREATE INDEX ix_job_due ON job (due_at) WHERE done_at IS NULL;
CREATE INDEX ix_log_meeting ON log (meeting, seq);
CREATE UNIQUE INDEX ix_outbox_id ON outbox (id);
CREATE INDEX ix_session_person ON session (person);
