"""Where an instructor makes a pack: the table, the editor, the learner's screen and what is still missing."""
