"""The hub's doors over HTTP and WebSocket (Starlette)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.websockets import WebSocket

from ecabinet.domain.kernel import EnvironmentFault, Refusal
from ecabinet.domain.people.entities import Person, Role
from ecabinet.hub import journal
from ecabinet.hub.bodies import (
    ChangePassword,
    Enrol,
    Me,
    RequestRefused,
    SignIn,
    answer,
    read_body,
    refuse,
)
from ecabinet.hub.connection import Connection
from ecabinet.hub.core import CommitRelay, Core
from ecabinet.hub.files import Files
from ecabinet.hub.jobs import Jobs
from ecabinet.hub.signing_in import Door
from ecabinet.hub.switchboard import Switchboard
from ecabinet.store.sessions import Session

Endpoint = Callable[[Request], Awaitable[Response]]
_LOOPBACK = frozenset({"127.0.0.1", "::1"})


def make_app(core: Core, relay: CommitRelay) -> Starlette:
    """Return the ASGI application over a hub's parts; jobs run while its lifespan lasts."""
    doors = Doors(core)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        jobs = Jobs(core)
        doors.switchboard = Switchboard(core, jobs.wake)
        relay.listener = doors.switchboard.committed
        relay.answered_listener = doors.switchboard.answered
        relay.end_links = doors.switchboard.end_links
        working = asyncio.create_task(jobs.run())
        yield
        working.cancel()
        with suppress(asyncio.CancelledError):
            await working
        await doors.switchboard.close()

    return Starlette(
        routes=doors.routes(),
        lifespan=lifespan,
        exception_handlers={HTTPException: _no_such_door},
    )


async def _no_such_door(request: Request, fault: Exception) -> Response:
    response = answer(request, Refusal("frame_malformed"))
    response.status_code = fault.status_code if isinstance(fault, HTTPException) else 404
    return response


def _guarded(endpoint: Endpoint) -> Endpoint:
    """Answer refusals and faults with their code, and a bug with the number it is logged under."""

    async def guarded(request: Request) -> Response:
        try:
            return await endpoint(request)
        except RequestRefused as refused:
            return refuse(request, refused.refusal)
        except EnvironmentFault as fault:
            journal.warn("request_failed", fault)
            return refuse(request, Refusal(fault.code))
        except Exception as fault:  # noqa: BLE001 - a bug must end this request with a number, not the hub
            return refuse(request, Refusal("internal_fault", {"number": journal.bug("request_failed", fault)}))

    return guarded


class Doors:
    """The endpoints of one hub."""

    switchboard: Switchboard

    def __init__(self, core: Core) -> None:
        self._core = core
        self._door = Door(core)
        self._files = Files(core)

    def routes(self) -> list[Route | WebSocketRoute]:
        """Return every route of the hub."""
        plain: tuple[tuple[str, str, Endpoint], ...] = (
            ("POST", "/sign-in", self._sign_in),
            ("POST", "/enrol", self._enrol),
            ("POST", "/password", self._change_password),
            ("POST", "/sign-out", self._sign_out),
            ("GET", "/me", self._me),
            ("PUT", "/blobs/{sha256}", self._receive_file),
            ("GET", "/blobs/{sha256}", self._send_file),
            ("GET", "/ca.pem", self._authority),
            ("GET", "/health", self._health),
            ("GET", "/metrics", self._metrics),
        )
        http = [Route(path, _guarded(endpoint), methods=[method]) for method, path, endpoint in plain]
        return [*http, WebSocketRoute("/link", self._link)]

    async def _sign_in(self, request: Request) -> Response:
        body = await read_body(request, SignIn)
        return answer(request, await self._door.sign_in(body, _address(request)))

    async def _enrol(self, request: Request) -> Response:
        body = await read_body(request, Enrol)
        signed_in = await self._door.enrol(body, _address(request))
        self.switchboard.end_all_of(signed_in.person)
        return answer(request, signed_in)

    async def _change_password(self, request: Request) -> Response:
        session = await self._who(request)
        body = await read_body(request, ChangePassword)
        signed_in = await self._door.change(session, body, _address(request))
        self.switchboard.end_all_of(session.person)
        return answer(request, signed_in)

    async def _sign_out(self, request: Request) -> Response:
        session = await self._who(request)
        await self._door.sign_out(session)
        self.switchboard.end_session(session.token_digest)
        return Response(status_code=204)

    async def _me(self, request: Request) -> Response:
        session = await self._who(request)
        person = await self._core.ask(lambda world: world.get(Person, session.person))
        if person is None:
            raise RequestRefused("signed_out")
        return answer(
            request,
            Me(
                person=person.id,
                full_name=person.full_name,
                email=person.email,
                position=person.position,
                agency_name=person.agency_name,
                roles=person.roles,
                device=session.device,
                expires=session.ends_at,
            ),
        )

    async def _receive_file(self, request: Request) -> Response:
        session = await self._who(request)
        signs = request.query_params.get("signs", "")
        found = await self._files.receive(request, request.path_params["sha256"], session.person, signs)
        return answer(request, found, 201)

    async def _send_file(self, request: Request) -> Response:
        session = await self._who(request)
        return await self._files.send(request, request.path_params["sha256"], session.person)

    async def _authority(self, _request: Request) -> Response:
        """Show the authority's certificate: a client pins it once a person has compared its fingerprint."""
        pem = await self._core.on_disk(self._core.config.authority_files[0].read_bytes)
        return Response(pem, media_type="application/x-pem-file")

    async def _health(self, _request: Request) -> Response:
        await self._core.on_disk(self._core.ledger.epoch)
        return PlainTextResponse("ok\n", headers={"Cache-Control": "no-store"})

    async def _metrics(self, request: Request) -> Response:
        """Show figures to the machine itself and to administrators; for others the door is not there.

        Loopback is trusted without a sign-in: whoever has an account on the hub's machine may read the figures, which
        name nobody. A proxy on that machine has to keep this door shut.
        """
        if _address(request) not in _LOOPBACK:
            session = await self._who(request)
            person = await self._core.ask(lambda world: world.get(Person, session.person))
            if person is None or Role.ADMINISTRATOR not in person.roles:
                raise RequestRefused("not_yours_to_do")
        return PlainTextResponse(self._core.figures.text(), media_type="text/plain; version=0.0.4")

    async def _link(self, socket: WebSocket) -> None:
        """Open the sync conversation. Browsers, which name an Origin, have no business here (TRUST 6.1, 22)."""
        try:
            session = None if "origin" in socket.headers else await self._session(socket.headers.get("authorization"))
        except EnvironmentFault as fault:
            journal.warn("link_failed", fault)
            await socket.send_denial_response(PlainTextResponse(fault.code, 503))
            return
        if session is None:
            await socket.send_denial_response(PlainTextResponse("signed_out", 401))
            return
        await socket.accept()

        async def runs() -> bool:
            return await self._session(socket.headers.get("authorization")) is not None

        switchboard = self.switchboard
        connection = Connection(self._core, switchboard, socket, session)
        await switchboard.converse(connection, runs)

    async def _who(self, request: Request) -> Session:
        session = await self._session(request.headers.get("authorization"))
        if session is None:
            raise RequestRefused("signed_out")
        return session

    async def _session(self, header: str | None) -> Session | None:
        scheme, _, token = (header or "").partition(" ")
        if scheme.casefold() != "bearer" or not token:
            return None
        return await self._door.session_of(token.strip())


def _address(request: Request) -> str:
    return "" if request.client is None else request.client.host
