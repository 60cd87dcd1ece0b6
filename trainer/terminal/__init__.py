"""The study flow as lines of text; no Qt."""
