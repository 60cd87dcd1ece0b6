"""Verified copies of the record, and the way back."""
