"""The SQL of every released version of the database, for good; `tables.py` describes the newest one.

Strict tables came with SQLite 3.37; where SQLite is older the word is left out, and ANY is BLOB.
"""

from typing import Final

VERSION_1: Final = (
    """
    CREATE TABLE word (number INTEGER NOT NULL, text TEXT NOT NULL, crc INTEGER NOT NULL, PRIMARY KEY (number),
        UNIQUE (text))
    """,
    """
    CREATE TABLE log_entry (sequence INTEGER NOT NULL, kind INTEGER NOT NULL, format INTEGER NOT NULL, device INTEGER
        NOT NULL, place INTEGER, hash BLOB NOT NULL, id ANY NOT NULL, utc_ms INTEGER NOT NULL,
        offset_minutes INTEGER NOT NULL, study_day INTEGER NOT NULL, pack INTEGER NOT NULL, refers_to ANY,
        registration INTEGER, registration_place INTEGER, registration_previous BLOB, pack_version INTEGER, pack_hash
        INTEGER, question INTEGER, question_rev INTEGER, question_type INTEGER, form INTEGER, outcomes INTEGER,
        response TEXT, first_response TEXT, "order" TEXT, seed INTEGER, options INTEGER, lures INTEGER,
        correct INTEGER, confidence INTEGER, milliseconds INTEGER, session INTEGER, session_kind INTEGER, position
        INTEGER, reason INTEGER, reason_fact INTEGER, predicted_recall REAL, probe INTEGER, language INTEGER, policy
        INTEGER, model INTEGER, goal INTEGER, details TEXT, crc INTEGER NOT NULL, PRIMARY KEY (sequence),
        CHECK ((kind = 1) = (question IS NOT NULL AND outcomes IS NOT NULL AND correct IS NOT NULL)),
        CHECK ((kind IN (2, 3)) = (refers_to IS NOT NULL)),
        CHECK (correct IN (0, 1)), CHECK (probe IN (0, 1)))
    """,
    """
    CREATE INDEX log_entry_refers_to ON log_entry (refers_to) WHERE refers_to IS NOT NULL
    """,
    """
    CREATE INDEX log_entry_beside_answers ON log_entry (kind) WHERE question IS NULL AND refers_to IS NULL
    """,
    """
    CREATE INDEX log_entry_of_registration ON log_entry (registration, device) WHERE registration IS NOT NULL
    """,
    """
    CREATE INDEX log_entry_of_day ON log_entry (study_day)
    """,
    """
    CREATE TABLE fact_event (pack INTEGER NOT NULL, fact INTEGER NOT NULL, sequence INTEGER NOT NULL, study_day
        INTEGER NOT NULL, question INTEGER NOT NULL, form INTEGER NOT NULL, tested INTEGER NOT NULL, correct INTEGER
        NOT NULL, taken_for INTEGER, sure INTEGER NOT NULL, crc INTEGER NOT NULL, PRIMARY KEY (pack, fact, sequence),
        CHECK (tested IN (0, 1)), CHECK (correct IN (0, 1)), CHECK (sure IN (0, 1)),
        FOREIGN KEY(sequence) REFERENCES log_entry (sequence)) WITHOUT ROWID
    """,
    """
    CREATE TABLE fact_state (pack TEXT NOT NULL, fact TEXT NOT NULL, stability REAL, difficulty REAL,
        memory_day INTEGER, answers INTEGER NOT NULL, "right" INTEGER NOT NULL, right_days INTEGER NOT NULL,
        last_sequence INTEGER NOT NULL, last_correct INTEGER NOT NULL, last_question TEXT, produced_right
        INTEGER NOT NULL, chosen_instead_of TEXT, chosen_instead_day INTEGER, sure_wrong_day INTEGER, recalled
        INTEGER NOT NULL, wrong_days INTEGER NOT NULL, crc INTEGER NOT NULL, PRIMARY KEY (pack, fact),
        CHECK ((stability IS NULL) = (memory_day IS NULL) AND (difficulty IS NULL) = (memory_day IS NULL)),
        CHECK (last_correct IN (0, 1)), CHECK (recalled IN (0, 1))) WITHOUT ROWID
    """,
    """
    CREATE TABLE confusion (pack TEXT NOT NULL, fact TEXT NOT NULL, taken_for TEXT NOT NULL, times INTEGER NOT
        NULL, last_day INTEGER NOT NULL, right_since INTEGER NOT NULL, forms_held INTEGER NOT NULL,
        forms_held_back INTEGER NOT NULL, crc INTEGER NOT NULL, PRIMARY KEY (pack, fact, taken_for)) WITHOUT ROWID
    """,
    """
    CREATE TABLE question_state (pack TEXT NOT NULL, question TEXT NOT NULL, asked INTEGER NOT NULL,
        last_sequence INTEGER NOT NULL, last_day INTEGER NOT NULL, crc INTEGER NOT NULL, PRIMARY KEY (pack, question))
        WITHOUT ROWID
    """,
    """
    CREATE TABLE ability_snapshot (pack TEXT NOT NULL, study_day INTEGER NOT NULL, content_hash TEXT NOT NULL, ability
        TEXT NOT NULL, crc INTEGER NOT NULL, PRIMARY KEY (pack)) WITHOUT ROWID
    """,
    """
    CREATE TABLE preference (name TEXT NOT NULL, value TEXT NOT NULL, crc INTEGER NOT NULL, PRIMARY KEY (name))
        WITHOUT ROWID
    """,
    """
    CREATE TABLE pack_layout (pack TEXT NOT NULL, content_hash TEXT NOT NULL, layout TEXT NOT NULL,
        drawn_first INTEGER NOT NULL, crc INTEGER NOT NULL, PRIMARY KEY (pack), CHECK (drawn_first IN (0, 1)))
    """,
    """
    CREATE TABLE question_flag (pack TEXT NOT NULL, question TEXT NOT NULL, question_rev INTEGER NOT NULL,
        pack_version TEXT NOT NULL, utc_ms INTEGER NOT NULL, crc INTEGER NOT NULL,
        PRIMARY KEY (pack, question, question_rev)) WITHOUT ROWID
    """,
    """
    CREATE TABLE device (one INTEGER NOT NULL, id TEXT NOT NULL, crc INTEGER NOT NULL, PRIMARY KEY (one),
        CHECK (one = 1))
    """,
    """
    CREATE TRIGGER log_entry_is_never_changed BEFORE UPDATE ON log_entry
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
    """,
    """
    CREATE TRIGGER log_entry_is_never_deleted BEFORE DELETE ON log_entry
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
    """,
    """
    CREATE TRIGGER word_is_never_changed BEFORE UPDATE ON word
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
    """,
    """
    CREATE TRIGGER word_is_never_deleted BEFORE DELETE ON word
        BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END
    """,
)
