"""Signing a paper: the sheet beside the document, and what it asks of the application."""
