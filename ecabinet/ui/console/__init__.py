"""The chair's workspace."""
