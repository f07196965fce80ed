"""E-Cabinet: paperless meetings for a city government, from the invitation to the minutes."""

__version__ = "0.1.0"
