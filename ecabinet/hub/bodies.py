"""What travels over HTTP beside the link: small values as MessagePack or JSON, and refusals with their code."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

import msgspec
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from ecabinet.domain.kernel import Id, Refusal
from ecabinet.domain.people.entities import Role

LARGEST_BODY = 16 * 1024
"""In bytes. Nothing that is said over HTTP, files apart, is longer."""
MSGPACK = "application/msgpack"
JSON = "application/json"

STATUS: dict[str, int] = {
    "signed_out": 401,
    "sign_in_failed": 401,
    "code_malformed": 401,
    "code_expired": 401,
    "not_yours_to_do": 403,
    "document_unknown": 404,
    "file_too_large": 413,
    "too_many_attempts": 429,
    "internal_fault": 500,
    "hub_away": 503,
    "hub_disk_full": 507,
}
"""HTTP status by refusal code; any other code is 422."""


class Body(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A value that somebody sends; unknown fields are refused (TRUST 6.1, 27)."""


class SignIn(Body, frozen=True, kw_only=True):
    """Sign in on a device; `device` is the name the device goes by in the log."""

    email: str
    password: str
    device: str


class Enrol(Body, frozen=True, kw_only=True):
    """Choose a password with a one-time code, and sign in."""

    email: str
    code: str
    password: str
    device: str


class ChangePassword(Body, frozen=True, kw_only=True):
    """Choose another password."""

    old: str
    new: str


class SignedIn(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to a sign-in: the token is shown here once and kept nowhere on the hub."""

    token: str
    person: Id
    expires: datetime


class Me(msgspec.Struct, frozen=True, kw_only=True):
    """Whose session it is."""

    person: Id
    full_name: str
    email: str
    position: str
    agency_name: str
    roles: tuple[Role, ...]
    device: str
    expires: datetime


class FileFound(msgspec.Struct, frozen=True, kw_only=True):
    """What the hub found out about a file it received; `problem` is the code of a refusal, None for a sound PDF."""

    sha256: str
    size: int
    pages: int
    problem: str | None


class RequestRefused(Exception):
    """A request is answered by this refusal."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.refusal = Refusal(code, values)


B = TypeVar("B", bound=Body)


async def read_body(request: Request, kind: type[B]) -> B:
    """Read the value a request carries. Raises RequestRefused `frame_malformed` for anything else, also a long one."""
    received = bytearray()
    try:
        async for chunk in request.stream():
            received += chunk
            if len(received) > LARGEST_BODY:
                raise RequestRefused("frame_malformed")
    except ClientDisconnect as gone:
        raise RequestRefused("frame_malformed") from gone
    decode = msgspec.msgpack.decode if _media(request, "content-type") == MSGPACK else msgspec.json.decode
    try:
        return decode(bytes(received), type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        raise RequestRefused("frame_malformed") from fault


def answer(request: Request, value: msgspec.Struct, status: int = 200) -> Response:
    """Answer with a value, as MessagePack if the client takes it or spoke it, else as JSON."""
    packed = MSGPACK in (_media(request, "accept"), _media(request, "content-type"))
    return Response(
        msgspec.msgpack.encode(value) if packed else msgspec.json.encode(value),
        status,
        media_type=MSGPACK if packed else JSON,
        headers={"Cache-Control": "no-store"},
    )


def refuse(request: Request, refusal: Refusal) -> Response:
    """Answer with a refusal under the HTTP status that belongs to its code."""
    response = answer(request, refusal, STATUS.get(refusal.code, 422))
    if "seconds" in refusal.values:
        response.headers["Retry-After"] = refusal.values["seconds"]
    return response


def _media(request: Request, header: str) -> str:
    return request.headers.get(header, "").partition(";")[0].strip().lower()
