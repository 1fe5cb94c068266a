-- Evidence. Rows of these tables are added, never changed; `hash` chains each row to the one before it.

CREATE TABLE documents (
    number      INTEGER PRIMARY KEY CHECK (number > 0),
    id          BLOB NOT NULL UNIQUE CHECK (length(id) = 32),
    name        TEXT NOT NULL,
    media_type  TEXT NOT NULL,
    title       TEXT,
    publisher   TEXT,
    url         TEXT,
    language    TEXT,
    cites       TEXT NOT NULL,
    published   TEXT,
    retrieved   TEXT,
    tlp         TEXT NOT NULL,
    caveats     TEXT NOT NULL,
    -- the day by which it was public for certain: published, else retrieved, else recorded
    public_by   TEXT NOT NULL,
    -- microseconds since 1970, never smaller than that of the row before
    recorded    INTEGER NOT NULL,
    hash        BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TABLE texts (
    document    INTEGER PRIMARY KEY REFERENCES documents (number),
    text        TEXT NOT NULL
) STRICT;

CREATE TABLE originals (
    document    INTEGER PRIMARY KEY REFERENCES documents (number),
    coding      TEXT NOT NULL CHECK (coding IN ('text', 'raw', 'deflate')),
    length      INTEGER NOT NULL CHECK (length >= 0),
    bytes       BLOB,
    CHECK ((coding = 'text') = (bytes IS NULL))
) STRICT;

CREATE TABLE origins (
    number      INTEGER PRIMARY KEY CHECK (number > 0),
    made_by     TEXT NOT NULL,
    version     TEXT NOT NULL,
    codebook    TEXT NOT NULL,
    UNIQUE (made_by, version, codebook)
) STRICT;

CREATE TABLE assertions (
    number      INTEGER PRIMARY KEY CHECK (number > 0),
    document    INTEGER NOT NULL REFERENCES documents (number),
    record      TEXT NOT NULL,
    kind        TEXT NOT NULL,
    property    TEXT NOT NULL,
    value       TEXT NOT NULL,
    span_start  INTEGER,
    span_end    INTEGER,
    quote       TEXT,
    hedge       TEXT,
    origin      INTEGER NOT NULL REFERENCES origins (number),
    recorded    INTEGER NOT NULL,
    hash        BLOB NOT NULL CHECK (length(hash) = 32),
    CHECK ((quote IS NULL) = (span_start IS NULL) AND (quote IS NULL) = (span_end IS NULL))
) STRICT;

CREATE INDEX assertions_by_document ON assertions (document);

CREATE TABLE decisions (
    number      INTEGER PRIMARY KEY CHECK (number > 0),
    action      TEXT NOT NULL,
    subject     TEXT NOT NULL,
    value       TEXT NOT NULL,
    reason      TEXT NOT NULL,
    author      TEXT NOT NULL,
    decided     TEXT NOT NULL,
    recorded    INTEGER NOT NULL,
    hash        BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TABLE judgements (
    number      INTEGER PRIMARY KEY CHECK (number > 0),
    body        TEXT NOT NULL,
    author      TEXT NOT NULL,
    recorded    INTEGER NOT NULL,
    hash        BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

-- Where each chain stands: the number of rows, the last hash, the last time. The only table that changes.
CREATE TABLE chains (
    name        TEXT PRIMARY KEY,
    length      INTEGER NOT NULL CHECK (length >= 0),
    head        BLOB NOT NULL CHECK (length(head) = 32),
    recorded    INTEGER
) STRICT, WITHOUT ROWID;

INSERT INTO chains (name, length, head, recorded) VALUES
    ('documents', 0, zeroblob(32), NULL),
    ('assertions', 0, zeroblob(32), NULL),
    ('decisions', 0, zeroblob(32), NULL),
    ('judgements', 0, zeroblob(32), NULL);

CREATE TRIGGER documents_stay BEFORE UPDATE ON documents BEGIN SELECT RAISE(ABORT, 'documents are never changed'); END;
CREATE TRIGGER documents_last BEFORE DELETE ON documents BEGIN SELECT RAISE(ABORT, 'documents are never deleted'); END;
CREATE TRIGGER texts_stay BEFORE UPDATE ON texts BEGIN SELECT RAISE(ABORT, 'texts are never changed'); END;
CREATE TRIGGER texts_last BEFORE DELETE ON texts BEGIN SELECT RAISE(ABORT, 'texts are never deleted'); END;
CREATE TRIGGER originals_stay BEFORE UPDATE ON originals BEGIN SELECT RAISE(ABORT, 'originals are never changed'); END;
CREATE TRIGGER originals_last BEFORE DELETE ON originals BEGIN SELECT RAISE(ABORT, 'originals are never deleted'); END;
CREATE TRIGGER origins_stay BEFORE UPDATE ON origins BEGIN SELECT RAISE(ABORT, 'origins are never changed'); END;
CREATE TRIGGER origins_last BEFORE DELETE ON origins BEGIN SELECT RAISE(ABORT, 'origins are never deleted'); END;
CREATE TRIGGER assertions_stay BEFORE UPDATE ON assertions BEGIN SELECT RAISE(ABORT, 'assertions are never changed'); END;
CREATE TRIGGER assertions_last BEFORE DELETE ON assertions BEGIN SELECT RAISE(ABORT, 'assertions are never deleted'); END;
CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions are never changed'); END;
CREATE TRIGGER decisions_last BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'decisions are never deleted'); END;
CREATE TRIGGER judgements_stay BEFORE UPDATE ON judgements BEGIN SELECT RAISE(ABORT, 'judgements are never changed'); END;
CREATE TRIGGER judgements_last BEFORE DELETE ON judgements BEGIN SELECT RAISE(ABORT, 'judgements are never deleted'); END;

-- Full-text search over title and text; an index, not evidence: it can be rebuilt from the tables above.
CREATE VIEW searchable (number, title, text) AS
    SELECT documents.number, documents.title, texts.text FROM documents JOIN texts ON texts.document = documents.number;

CREATE VIRTUAL TABLE search USING fts5 (
    title, text, content = 'searchable', content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2'
);
