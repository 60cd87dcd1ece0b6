"""What HR can do: a roster, assignments, what comes back, who needs help."""
