"""The learner's data on disk; the only room that knows SQL."""
