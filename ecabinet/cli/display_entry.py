"""How a room's screen signs in by itself, from its first start on."""

from __future__ import annotations

from dataclasses import dataclass

from ecabinet.client.values import SignInAnswer, SignInStep
from ecabinet.ui.port import DoorPort


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What whoever sets the screen up has given; `code` and `fingerprint` matter at a device's first start only."""

    hub: str = ""
    email: str = ""
    password: str = ""
    code: str = ""
    fingerprint: str = ""


def enter(door: DoorPort, entry: Entry) -> SignInAnswer:
    """Sign the room's account in, with the hub and the account of last time where none is given.

    A hub that this device does not know is trusted only if it shows the fingerprint that was given; until then nothing
    is sent. The one-time code of the account makes `password` the one of every later start.
    """
    is_first = bool(entry.code) and not door.last_email
    hub, email = entry.hub or door.hub_url, entry.email or door.last_email
    answer = door.sign_in(hub, email, entry.code if is_first else entry.password).result()
    if answer.step == SignInStep.CONFIRM_HUB and _digits(answer.fingerprint) == _digits(entry.fingerprint):
        answer = door.confirm_hub(answer.fingerprint).result()
    if answer.step == SignInStep.NEW_PASSWORD and is_first:
        answer = door.set_password(entry.password).result()
    return answer


def _digits(fingerprint: str) -> str:
    """Give a fingerprint as it is compared: however it is grouped and written, it is the same one."""
    return "".join(fingerprint.split()).replace(":", "").upper()
