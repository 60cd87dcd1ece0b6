"""Our own pack format: strict reading, schema, linting."""
