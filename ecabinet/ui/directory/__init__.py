"""The directory: people, agencies, committees and rooms."""
