"""What is kept on disk: the learner's record, the organisation's data, packs; the only room that knows SQL."""
