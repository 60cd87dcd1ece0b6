"""What somebody else assigned: what it asks, how far it is, exactly what is sent; and its line on the home."""
