"""Calm pictures of numbers, painted in tokens; each has a table beside it and a sentence for those who listen."""
