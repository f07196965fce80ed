"""What the hub fetches from outside: only from hosts it was told, and nothing that is endless, slow or elsewhere."""

from __future__ import annotations

import asyncio
import gzip
import socket
from collections.abc import Iterator

import pytest

from ecabinet.domain.trust_list.entities import Fetch
from ecabinet.hub.outside import NotFetched, Outside
from tests.hub.house import PATIENCE
from tests.hub.list_server import DRIPPING, SILENCE, STALLING, ListServer, Page, list_server

MOST = 1000


@pytest.fixture
def server() -> Iterator[ListServer]:
    with list_server() as server:
        yield server


def fetched(address: str, *hosts: str, seconds: float = PATIENCE) -> bytes | Fetch:
    outside = Outside(hosts, seconds=seconds, most_bytes=MOST)
    try:
        return asyncio.run(outside.fetch(address))
    except NotFetched as fault:
        return fault.outcome


def test_a_file_of_a_host_that_is_named_is_fetched_and_nothing_is_told_there(server: ListServer) -> None:
    address = server.put("/a.crl", b"x" * MOST)
    assert fetched(address, "crl.ca.example", server.host.upper()) == b"x" * MOST
    assert server.asked == ["/a.crl"]
    assert set(server.headers[0]) <= {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}


@pytest.mark.parametrize(
    "hosts", [(), ("crl.ca.example",), ("127.0.0.1",), ("127.0.0.1:1",), ("0.0.1",), ("localhost",)]
)
def test_a_host_that_is_not_named_is_never_asked(server: ListServer, hosts: tuple[str, ...]) -> None:
    assert fetched(server.put("/a.crl", b"x"), *hosts) == Fetch.NOT_ALLOWED
    assert server.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "http://ca.example.evil.example/",
        "http://xca.example/",
        "http://ca.example./",
        "http://ca.example:8080/",
        "https://ca.example:80/",
        "http://ca.example@10.0.0.1/",
        "http://somebody:secret@ca.example/",
        "http://10.0.0.1/#@ca.example/",
        "http://10.0.0.1\\@ca.example/",
        "http://[::1]/",
        "ftp://ca.example/",
        "ldap://ca.example/",
        "file://ca.example/etc/passwd",
        "//ca.example/",
        "ca.example",
        "http://",
        "http://[ca.example/",
        "http://ca.example\r\nHost: x/",
    ],
)
def test_a_host_is_the_one_that_is_named_or_none(address: str) -> None:
    outside = Outside(["ca.example"], seconds=1, most_bytes=MOST)
    assert outside.allows("http://ca.example/a.crl")
    assert outside.allows("https://CA.example:443/a.crl?b#c")
    assert not outside.allows(address)


def test_a_host_with_a_port_is_that_port_alone() -> None:
    outside = Outside(["ca.example:8080", "[::1]:80"], seconds=1, most_bytes=MOST)
    assert outside.allows("http://ca.example:8080/")
    assert outside.allows("http://[::1]/")
    assert not outside.allows("http://ca.example/")
    assert not outside.allows("http://[::1]:8080/")


def test_nobody_is_followed_elsewhere_not_even_to_an_allowed_place(server: ListServer) -> None:
    there = server.put("/there.crl", b"x")
    for status in (301, 302, 303, 307, 308):
        server.pages["/here.crl"] = Page(status=status, headers={"Location": there})
        assert fetched(server.address("/here.crl"), server.host) == Fetch.REDIRECTED
    assert set(server.asked) == {"/here.crl"}


@pytest.mark.parametrize("length", [True, False], ids=["announced", "unannounced"])
def test_what_is_too_large_is_not_read_to_its_end(server: ListServer, length: bool) -> None:  # noqa: FBT001 - a case
    server.pages["/a.crl"] = Page(b"x" * (MOST + 1), length=length)
    assert fetched(server.address("/a.crl"), server.host) == Fetch.TOO_LARGE


def test_what_inflates_is_not_taken(server: ListServer) -> None:
    bomb = gzip.compress(bytes(10_000_000))[:MOST]
    server.pages["/a.crl"] = Page(bomb, headers={"Content-Encoding": "gzip"})
    assert fetched(server.address("/a.crl"), server.host) == Fetch.NO_FILE


@pytest.mark.parametrize("page", [SILENCE, STALLING, DRIPPING], ids=["silent", "stalling", "dripping"])
def test_a_server_that_does_not_end_is_left(server: ListServer, page: Page) -> None:
    server.pages["/a.crl"] = page
    assert fetched(server.address("/a.crl"), server.host, seconds=1.0) == Fetch.TOO_SLOW
    assert server.asked == ["/a.crl"]


@pytest.mark.parametrize("status", [204, 206, 401, 404, 500])
def test_what_is_no_file_is_none(server: ListServer, status: int) -> None:
    server.pages["/a.crl"] = Page(status=status)
    assert fetched(server.address("/a.crl"), server.host) == Fetch.NO_FILE


def test_a_host_that_is_away_or_speaks_otherwise_is_away(server: ListServer) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: nobody else gets this port
        host = f"127.0.0.1:{taken.getsockname()[1]}"
        assert fetched(f"http://{host}/a.crl", host) == Fetch.AWAY
    assert fetched(f"https://{server.host}/a.crl", server.host) == Fetch.AWAY
    assert server.asked == []


def test_no_proxy_of_the_environment_learns_what_is_asked(server: ListServer, monkeypatch: pytest.MonkeyPatch) -> None:
    address = server.put("/a.crl", b"x")
    with list_server() as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://{proxy.host}")
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        assert fetched(address, server.host) == b"x"
        assert proxy.asked == []
