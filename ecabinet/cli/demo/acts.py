"""The acts of the demonstration, in order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from ecabinet.cli.demo import answering, closing, holding, preparing
from ecabinet.cli.demo.company import Enrolment
from ecabinet.cli.demo.play import Play

Act = tuple[str, Callable[[], None]]


def acts(play: Play, enrolment: Enrolment) -> Iterator[Act]:
    """Give every act with what it shows."""
    yield "The secretary signs in", partial(preparing.sign_in, play)
    yield "The secretary drafts the meeting", partial(preparing.draft_meeting, play)
    yield "Nine items go on the agenda", partial(preparing.write_agenda, play)
    yield "A guest is invited to one item", partial(preparing.invite_guest, play)
    yield "Documents are filed and published", partial(preparing.file_documents, play)
    yield "Three votes are prepared", partial(preparing.prepare_votes, play)
    yield "Invitations are sent", partial(preparing.send_invitations, play)
    yield "Everybody opens their window", partial(_take_seats, play, enrolment)
    yield "Members reply", partial(answering.reply, play)
    yield "The substitute is accepted", partial(answering.accept_substitute, play)
    yield "Those present check in", partial(answering.check_in, play)
    yield "The chair opens the session", partial(holding.open_session, play)
    yield "Items 1 to 6 are heard", partial(holding.hear_items, play, 1, 6)
    votes = [number for number, item in enumerate(play.script.items, start=1) if item.vote is not None]
    for place, number in enumerate(votes):
        yield f"Item {number} is put to the vote", partial(holding.vote_on, play, number, cut=place == 1)
    yield "The chair closes the session", partial(holding.close_session, play)
    yield "The secretary writes the minutes", partial(closing.write_minutes, play)
    yield "The chair approves the minutes", partial(closing.approve_minutes, play)
    yield "Papers are collected", partial(closing.collect_papers, play)


def _take_seats(play: Play, enrolment: Enrolment) -> None:
    enrolment.wait()
    answering.take_seats(play, enrolment.applications)
    play.room.wait()
    play.others.wait()
