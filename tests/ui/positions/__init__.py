"""Positions before the session, on screen."""
