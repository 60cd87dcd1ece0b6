"""The question screen whole."""
