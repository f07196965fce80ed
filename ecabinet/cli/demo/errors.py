"""How a demonstration fails."""


class DemoFailed(Exception):
    """Something that should have happened did not; the message says what."""
