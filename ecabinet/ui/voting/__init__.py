"""Preparing votes and entering those taken by hand: forms that the desk and the chair's console share."""
