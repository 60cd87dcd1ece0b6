"""A whole pack as tables, for a spreadsheet and back: every key has a column, nothing but the comments is lost."""
