"""What a secret vote promises on screen, and under which condition."""

from __future__ import annotations

from ecabinet.ui.say import say


def secret_words() -> str:
    """Say in one line that a vote is secret."""
    return say("Secret vote: your choice is kept apart from your name")


def secret_statement() -> str:
    """Say what is kept, what is not, and whom that leaves to be trusted."""
    return " ".join(
        (
            say("That you voted or take no part, and when, is recorded by name; what you choose is not."),
            say("This holds as long as the hub's administrator can be trusted: they run the machine that counts."),
            say("This device keeps your choice, encrypted, until the hub has it, and then erases it."),
            say("A secret ballot cannot be changed. If all choose alike, the result tells it."),
        )
    )


def forgotten_words() -> str:
    """Say that nobody can look the choice up any more."""
    return say("What you chose is erased from this device and shown to nobody.")


def secret_result_words() -> str:
    """Say why a result has no names."""
    return say("Secret vote: no record joins a name to a choice")
