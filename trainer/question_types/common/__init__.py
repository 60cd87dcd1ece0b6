"""What several question types are made of; a type imports from here and never from another type."""
