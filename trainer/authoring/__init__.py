"""What an instructor can do."""
