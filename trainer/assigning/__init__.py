"""What HR can do: whom training is given, what is handed in, who needs help."""
