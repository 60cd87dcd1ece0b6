"""Our own pack format: strict reading and schema."""
