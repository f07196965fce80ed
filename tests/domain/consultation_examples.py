"""One accepted example of every command of consultations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ecabinet.domain import vocabulary as v
from ecabinet.domain.consultations import verbs as c
from ecabinet.domain.consultations.cite_consultation import Copy
from ecabinet.domain.kernel import HUB, Command, Id
from ecabinet.domain.voting.presets import WRITTEN
from tests.domain.consulted import DEADLINE, SIGNED_FILE, Consulted
from tests.domain.plays import FILE, Play

Making = tuple[str, Callable[[Play], tuple[Id, dict[str, Any]]]]


def _on(at: Play) -> Consulted:
    """Make a consultation the meeting that commands are given in, with the guest invited to its matter."""
    asked = Consulted(at)
    asked.invite_guest()
    at.meeting = asked.id
    return asked


def _sent(at: Play) -> Consulted:
    return _on(at).send()


def _draft(at: Play) -> tuple[Id, dict[str, Any]]:
    asked = Consulted(at)
    seats = {seat.id: at.new_id() for seat in at.world.find(v.Membership, parent=at.committee)}
    return at.secretary, {
        "meeting": at.new_id(),
        "title": asked.meeting.title,
        "committee": at.committee,
        "rule_set": WRITTEN.id,
        "deadline": DEADLINE,
        "seats": seats,
        "secretary_seat": at.new_id(),
    }


def _changing(at: Play) -> tuple[Id, dict[str, Any]]:
    asked = _sent(at)
    return at.secretary, {"based_on": asked.meeting.version, "title": "Dự thảo mới", "deadline": DEADLINE}


def _reading(at: Play) -> tuple[Id, dict[str, Any]]:
    asked = _sent(at)
    return at.members[1], {"participant": at.part(asked.id, at.members[1]).id}


def _attaching(at: Play) -> tuple[Id, dict[str, Any]]:
    asked = _sent(at)
    at.must(HUB, v.RecordFile, sha256=FILE, size=1000, pages=3, handed_in_by=at.members[1])
    return at.members[1], {
        "opinion_file": at.new_id(),
        "vote": asked.votes[0],
        "sha256": FILE,
        "file_name": "gop-y.pdf",
    }


def _signing(at: Play) -> tuple[Id, dict[str, Any]]:
    asked = _sent(at)
    asked.answer(at.members[1])
    return at.members[1], {"paper": at.new_id(), "signs": asked.sheet(at.members[1]), "sha256": SIGNED_FILE}


def _citing(at: Play) -> tuple[Id, dict[str, Any]]:
    asked = Consulted(at).send()
    asked.answer(at.members[1])
    summary = asked.close().summary()
    copies = tuple(Copy(of, at.new_id(), at.new_id()) for of in (summary, asked.documents[0]))
    fields = {"consultation": asked.id, "matter": asked.matters[0], "minutes_planned": 10, "copies": copies}
    return at.secretary, {"item": at.new_id(), **fields}


def _given(person: Callable[[Play], Id], to: Callable[[Play], Consulted], **fields: object) -> Making:
    def make(at: Play) -> tuple[Id, dict[str, Any]]:
        to(at)
        return person(at), dict(fields)

    return "draft", make


CONSULTATION_MAKINGS: dict[type[Command], Making] = {
    c.DraftConsultation: ("draft", _draft),
    c.ChangeConsultation: ("draft", _changing),
    c.RemoveConsultation: _given(lambda at: at.secretary, _on),
    c.SendConsultation: _given(lambda at: at.secretary, _on),
    c.ReadConsultation: ("draft", _reading),
    c.RemindConsultation: _given(lambda at: at.secretary, _sent),
    c.AttachToOpinion: ("draft", _attaching),
    c.DetachFromOpinion: (
        "draft",
        lambda at: (at.members[1], {"opinion_file": _sent(at).attach(at.members[1])}),
    ),
    c.FileSignedOpinion: ("draft", _signing),
    c.CloseConsultation: _given(lambda at: at.chair, _sent, reason="Khẩn cấp"),
    c.WithdrawConsultation: _given(lambda at: at.chair, _sent, reason="Hồ sơ chưa đủ"),
    c.CiteConsultation: ("draft", _citing),
}
