"""Documents of a meeting and their versions."""
