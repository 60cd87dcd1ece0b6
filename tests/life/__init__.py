"""A learner's life, simulated: one seed drives the real service and its files through years of days and mishaps."""
