"""The long forms of tests, piece by piece, so that a run that was stopped goes on where it was."""
