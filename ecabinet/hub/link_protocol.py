"""uvicorn's WebSocket protocol, with one mend."""

from __future__ import annotations

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.exceptions import InvalidState


class LinkProtocol(WebSocketsSansIOProtocol):
    """The protocol of a link. Shutting down may meet a client that is just saying goodbye itself.

    uvicorn 0.54 then sends a second close frame, which raises and ends the shutdown of all others halfway.
    """

    def shutdown(self) -> None:
        """Close, or go on closing."""
        try:
            super().shutdown()
        except InvalidState:
            self.transport.close()
