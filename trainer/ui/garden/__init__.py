"""The field: one plant is one fact, twins stand mirrored across the stream."""
