"""Memory model, topic policy, rotation: pure functions of the log."""
