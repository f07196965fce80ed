"""Rooms where meetings are held."""
