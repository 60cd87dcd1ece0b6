"""A sound record put together from what is left of a file, from the journal and from backups."""
