"""Foreign formats: what comes in, what is left out by name, and what a second import changes."""
