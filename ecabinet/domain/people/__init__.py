"""People and agencies of the city's directory."""
