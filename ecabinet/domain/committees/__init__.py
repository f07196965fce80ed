"""Committees and who belongs to them."""
