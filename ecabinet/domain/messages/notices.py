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
    "mandate_given": "A member gave you their mandate: you vote for their seat",
    "mandate_taken_back": "You no longer vote for a seat: the mandate was taken back or given to somebody else",
    "mandate_recorded": "The secretariat recorded who votes for your seat",
    "mandate_ended": "The secretariat recorded that your mandate was taken back: you vote yourself",
    "consultation_sent": "Your opinion is asked for in writing",
    "consultation_changed": "A consultation you are asked in was changed",
    "consultation_withdrawn": "A consultation you were asked in was withdrawn",
    "consultation_closed": "A consultation you were asked in was closed and counted",
    "please_answer": "Please give your opinion before the deadline",
    "answer_overdue": "The deadline has passed: your opinion is still missing",
}
