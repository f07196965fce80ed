"""Papers the hub typesets from what happened."""
