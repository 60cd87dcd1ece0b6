"""Training as HR sees it: one screen, its pages one file each."""
