"""A pack being made: its values in memory, every step undone at will, read from a folder and written back."""
