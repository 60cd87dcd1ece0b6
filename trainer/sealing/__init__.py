"""Keys, signatures and closed boxes: the only room that knows cryptography."""
