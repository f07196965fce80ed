"""First contact: a person compares the fingerprint of the hub's authority once; then only that one is trusted."""

from __future__ import annotations

import hashlib
import ssl
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from ecabinet.client.hub_api import AUTHORITY
from ecabinet.domain.kernel import EnvironmentFault
from ecabinet.workers.durable_files import write_durably

PORT = 8443
_SECONDS = 10.0
_MOST_BYTES = 64 * 1024


@dataclass(frozen=True)
class Contact:
    """A hub that was asked who it is. Nothing is trusted until `fingerprint` was compared by a person.

    `authority_pem` holds the certificate with that fingerprint and nothing else.
    """

    url: str
    authority_pem: bytes
    fingerprint: str


def hub_url(typed: str) -> str:
    """Return the one form of a hub's address, from what a person typed: `hub.lan`, `10.0.0.5:8443`, `https://[::1]:8443/`.

    Raises ValueError for what is no address.
    """
    text = typed.strip()
    parts = urlsplit(text if "://" in text else f"https://{text}")
    if parts.scheme != "https" or not parts.hostname:
        raise ValueError(f"not the address of a hub: {typed!r}")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"https://{host}:{parts.port or PORT}"


class Pins:
    """The authorities that this device trusts, one for each hub, kept in its folder."""

    def __init__(self, folder: Path) -> None:
        """Use a folder; it is made when something is pinned."""
        self._folder = folder

    def pinned(self, url: str) -> bytes | None:
        """Return the pinned authority's certificate (PEM), or None for a hub that was never confirmed."""
        try:
            return self._file(url).read_bytes()
        except FileNotFoundError:
            return None

    def pin(self, url: str, authority_pem: bytes) -> None:
        """Trust this one certificate for this hub from now on. Raises UnreadableKey, OSError."""
        from ecabinet.trust.authority import (  # noqa: PLC0415 - 0.1 s that the first window need not wait for
            certificate_text,
            read_certificate,
        )

        one = certificate_text(read_certificate(authority_pem))
        file = self._file(url)
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_durably(file, (one,))

    def forget(self, url: str) -> None:
        """Trust no authority for this hub: it was set up anew. Raises OSError."""
        self._file(url).unlink(missing_ok=True)

    def folder_of(self, url: str) -> Path:
        """Return the folder of everything that belongs to one hub."""
        return self._folder / hashlib.sha256(hub_url(url).encode()).hexdigest()[:24]

    def _file(self, url: str) -> Path:
        return self.folder_of(url) / "authority.pem"


async def look_at(url: str) -> Contact:
    """Ask a hub for its authority over a connection that trusts nobody; send nothing.

    Raises EnvironmentFault `hub_away`, ValueError for what is no address.
    """
    import httpx  # noqa: PLC0415 - 0.2 s that the first window need not wait for

    from ecabinet.trust.authority import (  # noqa: PLC0415 - as above
        HUB_NAME,
        UnreadableKey,
        certificate_text,
        fingerprint,
        read_certificate,
    )

    address = hub_url(url)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    try:
        async with httpx.AsyncClient(verify=context, trust_env=False, timeout=_SECONDS) as client:
            response = await client.get(f"{address}{AUTHORITY}", extensions={"sni_hostname": HUB_NAME})
        certificate = read_certificate(response.content[:_MOST_BYTES])
    except (httpx.TransportError, UnreadableKey) as fault:
        raise EnvironmentFault("hub_away", str(fault)) from fault
    return Contact(address, certificate_text(certificate), fingerprint(certificate))
