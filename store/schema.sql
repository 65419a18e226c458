CREATE TABLE IF NOT EXISTS article (
	id VARCHAR NOT NULL, 
	fields VARCHAR NOT NULL, 
	alive BOOLEAN NOT NULL, 
	standing BOOLEAN NOT NULL, 
	clock INTEGER NOT NULL, 
	entry VARCHAR NOT NULL, 
	ordinal INTEGER NOT NULL, 
	analyst VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	recorded VARCHAR NOT NULL, 
	work VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	authors VARCHAR NOT NULL, 
	outlet VARCHAR NOT NULL, 
	published VARCHAR NOT NULL, 
	language VARCHAR NOT NULL, 
	digest_of VARCHAR NOT NULL, 
	sort VARCHAR NOT NULL, 
	searched VARCHAR NOT NULL, 
	length INTEGER NOT NULL, 
	tlp VARCHAR NOT NULL, 
	blocks VARCHAR NOT NULL, 
	CONSTRAINT pk_article PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS ix_article_digest_of ON article (digest_of);

CREATE INDEX IF NOT EXISTS ix_article_shelf ON article (standing, sort, id, searched);

CREATE INDEX IF NOT EXISTS ix_article_tlp ON article (id, tlp) WHERE tlp <> '';

CREATE INDEX IF NOT EXISTS ix_article_work ON article (work);

CREATE TABLE IF NOT EXISTS criteria (
	id VARCHAR NOT NULL, 
	fields VARCHAR NOT NULL, 
	alive BOOLEAN NOT NULL, 
	standing BOOLEAN NOT NULL, 
	clock INTEGER NOT NULL, 
	entry VARCHAR NOT NULL, 
	ordinal INTEGER NOT NULL, 
	analyst VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	recorded VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	deadline VARCHAR NOT NULL, 
	CONSTRAINT pk_criteria PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS ix_criteria_subject ON criteria (subject, clock, entry, ordinal);

CREATE TABLE IF NOT EXISTS entry (
	id VARCHAR NOT NULL, 
	clock INTEGER NOT NULL, 
	deed VARCHAR NOT NULL, 
	verb VARCHAR NOT NULL, 
	analyst VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	recorded VARCHAR NOT NULL, 
	via VARCHAR NOT NULL, 
	run VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	standing BOOLEAN NOT NULL, 
	CONSTRAINT pk_entry PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS ix_entry_deed ON entry (deed);

CREATE INDEX IF NOT EXISTS ix_entry_founding ON entry (verb) WHERE verb = 'create';

CREATE INDEX IF NOT EXISTS ix_entry_key ON entry ("key");

CREATE INDEX IF NOT EXISTS ix_entry_order ON entry (clock, id);

CREATE TABLE IF NOT EXISTS finding (
	id VARCHAR NOT NULL, 
	fields VARCHAR NOT NULL, 
	alive BOOLEAN NOT NULL, 
	standing BOOLEAN NOT NULL, 
	clock INTEGER NOT NULL, 
	entry VARCHAR NOT NULL, 
	ordinal INTEGER NOT NULL, 
	analyst VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	recorded VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	CONSTRAINT pk_finding PRIMARY KEY (id), 
	CONSTRAINT ck_finding_status CHECK (status IN ('open', 'occurred', 'did-not-occur', 'partly', 'annulled', 'ambiguous', 'already-so', 'not-observed', 'emerging', 'observed', 'ceased', 'confirmed', 'refuted', 'unverifiable'))
);

CREATE INDEX IF NOT EXISTS ix_finding_subject ON finding (subject, clock, entry, ordinal);

CREATE TABLE IF NOT EXISTS forecast (
	id VARCHAR NOT NULL, 
	fields VARCHAR NOT NULL, 
	alive BOOLEAN NOT NULL, 
	standing BOOLEAN NOT NULL, 
	clock INTEGER NOT NULL, 
	entry VARCHAR NOT NULL, 
	ordinal INTEGER NOT NULL, 
	analyst VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	recorded VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	CONSTRAINT pk_forecast PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS ix_forecast_subject ON forecast (subject, clock, entry, ordinal);

CREATE TABLE IF NOT EXISTS head (
	id VARCHAR NOT NULL, 
	clock INTEGER NOT NULL, 
	CONSTRAINT pk_head PRIMARY KEY (id)
);

CREATE TABLE IF NOT EXISTS item (
	id VARCHAR NOT NULL, 
	fields VARCHAR NOT NULL, 
	alive BOOLEAN NOT NULL, 
	standing BOOLEAN NOT NULL, 
	clock INTEGER NOT NULL, 
	entry VARCHAR NOT NULL, 
	ordinal INTEGER NOT NULL, 
	analyst VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	recorded VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	handle VARCHAR NOT NULL, 
	statement VARCHAR NOT NULL, 
	tlp VARCHAR NOT NULL, 
	face VARCHAR DEFAULT '' NOT NULL, 
	disputed BOOLEAN DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_item PRIMARY KEY (id), 
	CONSTRAINT ck_item_kind CHECK (kind IN ('claim', 'trigger', 'prediction'))
);

CREATE INDEX IF NOT EXISTS ix_item_face ON item (face);

CREATE INDEX IF NOT EXISTS ix_item_handle ON item (handle);

CREATE INDEX IF NOT EXISTS ix_item_tlp ON item (id, tlp) WHERE tlp <> '';

CREATE TABLE IF NOT EXISTS journal (
	id VARCHAR NOT NULL, 
	clock INTEGER NOT NULL, 
	stored BLOB NOT NULL, 
	CONSTRAINT pk_journal PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS ix_journal_order ON journal (clock, id);

CREATE TABLE IF NOT EXISTS local (
	n INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	CONSTRAINT pk_local PRIMARY KEY (n)
);

CREATE UNIQUE INDEX IF NOT EXISTS uq_local_name_key ON local (name, "key");

CREATE TABLE IF NOT EXISTS scenario (
	id VARCHAR NOT NULL, 
	fields VARCHAR NOT NULL, 
	alive BOOLEAN NOT NULL, 
	standing BOOLEAN NOT NULL, 
	clock INTEGER NOT NULL, 
	entry VARCHAR NOT NULL, 
	ordinal INTEGER NOT NULL, 
	analyst VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	recorded VARCHAR NOT NULL, 
	handle VARCHAR NOT NULL, 
	tlp VARCHAR NOT NULL, 
	CONSTRAINT pk_scenario PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS ix_scenario_handle ON scenario (handle);

CREATE INDEX IF NOT EXISTS ix_scenario_tlp ON scenario (id, tlp) WHERE tlp <> '';

CREATE TABLE IF NOT EXISTS snooze (
	id VARCHAR NOT NULL, 
	fields VARCHAR NOT NULL, 
	alive BOOLEAN NOT NULL, 
	standing BOOLEAN NOT NULL, 
	clock INTEGER NOT NULL, 
	entry VARCHAR NOT NULL, 
	ordinal INTEGER NOT NULL, 
	analyst VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	recorded VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	until VARCHAR NOT NULL, 
	CONSTRAINT pk_snooze PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS ix_snooze_subject ON snooze (subject);

CREATE TABLE IF NOT EXISTS source (
	id VARCHAR NOT NULL, 
	fields VARCHAR NOT NULL, 
	alive BOOLEAN NOT NULL, 
	standing BOOLEAN NOT NULL, 
	clock INTEGER NOT NULL, 
	entry VARCHAR NOT NULL, 
	ordinal INTEGER NOT NULL, 
	analyst VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	recorded VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	CONSTRAINT pk_source PRIMARY KEY (id)
);

CREATE TABLE IF NOT EXISTS source_name (
	name VARCHAR NOT NULL, 
	source VARCHAR NOT NULL, 
	CONSTRAINT pk_source_name PRIMARY KEY (name, source)
)
 WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS ix_source_name_source ON source_name (source);

CREATE TABLE IF NOT EXISTS text (
	sha256 VARCHAR NOT NULL, 
	content VARCHAR, 
	CONSTRAINT pk_text PRIMARY KEY (sha256)
);

CREATE TABLE IF NOT EXISTS touch (
	thing VARCHAR NOT NULL, 
	clock INTEGER NOT NULL, 
	entry VARCHAR NOT NULL, 
	CONSTRAINT pk_touch PRIMARY KEY (thing, clock, entry)
)
 WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS annotation (
	id VARCHAR NOT NULL, 
	fields VARCHAR NOT NULL, 
	alive BOOLEAN NOT NULL, 
	standing BOOLEAN NOT NULL, 
	clock INTEGER NOT NULL, 
	entry VARCHAR NOT NULL, 
	ordinal INTEGER NOT NULL, 
	analyst VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	recorded VARCHAR NOT NULL, 
	article VARCHAR NOT NULL, 
	item VARCHAR NOT NULL, 
	start INTEGER NOT NULL, 
	stop INTEGER NOT NULL, 
	CONSTRAINT pk_annotation PRIMARY KEY (id), 
	CONSTRAINT fk_annotation_article FOREIGN KEY(article) REFERENCES article (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_annotation_item FOREIGN KEY(item) REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX IF NOT EXISTS ix_annotation_item ON annotation (item);

CREATE INDEX IF NOT EXISTS ix_annotation_place ON annotation (article, start);

CREATE TABLE IF NOT EXISTS membership (
	id VARCHAR NOT NULL, 
	fields VARCHAR NOT NULL, 
	alive BOOLEAN NOT NULL, 
	standing BOOLEAN NOT NULL, 
	clock INTEGER NOT NULL, 
	entry VARCHAR NOT NULL, 
	ordinal INTEGER NOT NULL, 
	analyst VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	recorded VARCHAR NOT NULL, 
	scenario VARCHAR NOT NULL, 
	item VARCHAR NOT NULL, 
	struck BOOLEAN NOT NULL, 
	CONSTRAINT pk_membership PRIMARY KEY (id), 
	CONSTRAINT fk_membership_scenario FOREIGN KEY(scenario) REFERENCES scenario (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_membership_item FOREIGN KEY(item) REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX IF NOT EXISTS ix_membership_item ON membership (item);

CREATE INDEX IF NOT EXISTS ix_membership_scenario ON membership (scenario);

CREATE TABLE IF NOT EXISTS sameness (
	id VARCHAR NOT NULL, 
	fields VARCHAR NOT NULL, 
	alive BOOLEAN NOT NULL, 
	standing BOOLEAN NOT NULL, 
	clock INTEGER NOT NULL, 
	entry VARCHAR NOT NULL, 
	ordinal INTEGER NOT NULL, 
	analyst VARCHAR NOT NULL, 
	at VARCHAR NOT NULL, 
	recorded VARCHAR NOT NULL, 
	one VARCHAR NOT NULL, 
	other VARCHAR NOT NULL, 
	CONSTRAINT pk_sameness PRIMARY KEY (id), 
	CONSTRAINT fk_sameness_one FOREIGN KEY(one) REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_sameness_other FOREIGN KEY(other) REFERENCES item (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE INDEX IF NOT EXISTS ix_sameness_one ON sameness (one);

CREATE INDEX IF NOT EXISTS ix_sameness_other ON sameness (other);

CREATE TRIGGER IF NOT EXISTS journal_is_not_updated BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER IF NOT EXISTS journal_is_not_deleted BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER IF NOT EXISTS journal_is_not_replaced BEFORE INSERT ON journal WHEN EXISTS (SELECT 1 FROM journal WHERE id = NEW.id OR rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE VIRTUAL TABLE IF NOT EXISTS search USING fts5(thing UNINDEXED, body, tokenize = 'unicode61 remove_diacritics 0');

