"""Who is present, from when to when."""
