"""Positions before the session: a member's own, and the board of the chair and the secretariat."""
