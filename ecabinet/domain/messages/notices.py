"""What notices say, in English; screens translate it."""

SENTENCES: dict[str, str] = {
    "invited": "You are invited to a meeting",
    "uninvited": "An invitation to you was withdrawn",
    "meeting_changed": "A meeting you are invited to was changed",
    "please_reply": "Please reply to the invitation",
    "substitute_proposed": "A participant proposed a substitute",
    "substitute_accepted": "Your substitute was accepted",
    "vote_not_opened": "A vote did not open at its time",
    "substitute_declined": "Your substitute was declined",
}
