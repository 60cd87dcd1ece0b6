"""What a signal of a screen sets going: a controller a workplace."""
