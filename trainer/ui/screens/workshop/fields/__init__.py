"""The fields of a form as widgets: each shows a value, and says what somebody made of it."""
