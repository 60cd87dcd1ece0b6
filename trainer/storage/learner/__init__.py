"""One learner's record: a SQLite file, its log, its derived state and its backups."""
