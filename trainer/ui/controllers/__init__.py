"""What joins the screens to the use cases, one controller a workplace."""
