"""Meetings and their course from draft to archive."""
