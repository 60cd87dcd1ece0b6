"""The command palette: screens, actions, and what stands in facts and questions, behind one key."""
