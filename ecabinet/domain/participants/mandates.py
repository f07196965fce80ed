"""Who may vote for a seat, and whom that concerns."""

from __future__ import annotations

from collections.abc import Iterable

from ecabinet.domain.kernel import Actor, Id, Notify, Refusal
from ecabinet.domain.participants.entities import Participant


def carried_seats(parts: Iterable[Participant], carrier: Id) -> tuple[Participant, ...]:
    """Return the seats that a participant carries, in the order of protocol."""
    held = [part for part in parts if part.carried_by == carrier]
    return tuple(sorted(held, key=lambda part: (part.precedence, part.id)))


def mandate_problem(most: int, parts: Iterable[Participant], seat: Participant, carrier: Participant) -> Refusal | None:
    """Refuse who cannot carry a seat where the rule lets one person carry so many, and handing a mandate on."""
    if most == 0:
        return Refusal("mandates_not_allowed")
    if not seat.votes or seat.id == carrier.id or not (carrier.votes or carrier.represents == seat.id):
        return Refusal("mandate_unsuited", {"name": carrier.full_name})
    carried = [part.carried_by for part in parts if part.id != seat.id and part.carried_by is not None]
    if carrier.carried_by is not None or seat.id in carried:
        return Refusal("mandate_handed_on", {"name": seat.full_name})
    if carried.count(carrier.id) >= most:
        return Refusal("too_many_mandates", {"most": str(most)})
    return None


def given_notices(
    actor: Actor, seat: Participant, carrier: Participant, before: Participant | None
) -> tuple[Notify, ...]:
    """Return what is said to who carries a seat from now on, to who did, and to its holder where another gave it."""
    told = (Notify(person=carrier.person, code="mandate_given", meeting=seat.meeting, about=seat.id),)
    own = (Notify(person=seat.person, code="mandate_recorded", meeting=seat.meeting, about=seat.id),)
    return _to(actor, carrier, told) + _to(actor, before, _taken(seat, before)) + _to(actor, seat, own)


def withdrawn_notices(actor: Actor, seat: Participant, before: Participant | None) -> tuple[Notify, ...]:
    """Return what is said to who carried a seat, and to its holder where another took it back."""
    own = (Notify(person=seat.person, code="mandate_ended", meeting=seat.meeting, about=seat.id),)
    return _to(actor, before, _taken(seat, before)) + _to(actor, seat, own)


def _taken(seat: Participant, before: Participant | None) -> tuple[Notify, ...]:
    if before is None:
        return ()
    return (Notify(person=before.person, code="mandate_taken_back", meeting=seat.meeting, about=seat.id),)


def _to(actor: Actor, part: Participant | None, told: tuple[Notify, ...]) -> tuple[Notify, ...]:
    """Tell those who know of the meeting; who did it themselves needs no word."""
    return told if part is not None and part.invited and part.person != actor.person else ()
