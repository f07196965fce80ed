"""The authority: it authenticates, decides, records and feeds."""
