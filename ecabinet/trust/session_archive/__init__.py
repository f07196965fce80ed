"""The session archive: a meeting's record in one file, which is checked without hub or store."""
