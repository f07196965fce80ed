"""The window around every workspace: sign-in, frame, navigation, ballots, notices."""
