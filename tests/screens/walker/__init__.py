"""Walks every screen as a learner's eyes, keyboard and screen reader do, and says what stands in their way."""
