"""Votes, ballots and how they are counted."""
