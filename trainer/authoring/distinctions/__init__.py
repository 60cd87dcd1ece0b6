"""The sheet of distinctions: what is taken for what and what decides, and the questions that are drafted from it."""
