"""How everything looks: roles, not colours, are named outside this room."""
