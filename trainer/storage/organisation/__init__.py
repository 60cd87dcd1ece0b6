"""The organisation's file: roster, assignments, what was handed in, the trail. SQLite here, PostgreSQL by URL."""
