"""The secretariat's desk: meetings prepared from the first line to the approved minutes."""
