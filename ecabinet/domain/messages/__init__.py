"""Notices left for a person."""
