"""What HR can do: people, assignments, what comes back, and what it says."""
