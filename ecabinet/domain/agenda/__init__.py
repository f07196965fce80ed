"""The matters of a meeting and their order."""
