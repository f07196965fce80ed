"""MessagePack bytes from values and back. The one place where untyped bytes become types.

A row travels as its type's name and raw bytes, so that a client that does not know a type or a field keeps the bytes.
"""

from __future__ import annotations

import msgspec

from ecabinet.domain.kernel import Command, E, Entity
from ecabinet.domain.repertoire import ENTITIES, AnyCommand

KINDS: dict[str, type[Entity]] = {kind.__name__: kind for kind in ENTITIES}

_encoder = msgspec.msgpack.Encoder()
_command_decoder = msgspec.msgpack.Decoder(AnyCommand)
_entity_decoders: dict[type[Entity], msgspec.msgpack.Decoder[Entity]] = {
    kind: msgspec.msgpack.Decoder(kind) for kind in ENTITIES
}
"""Made with the module: where two threads make the first decoders of a type at once, msgspec 0.22 uses what is half
made and the process dies."""


def encode(value: msgspec.Struct) -> bytes:
    """Return a value's bytes."""
    return _encoder.encode(value)


def decode_entity(kind: type[E], body: bytes) -> E:
    """Return the entity of this type; raises `msgspec.ValidationError` or `msgspec.DecodeError`."""
    entity = _entity_decoders[kind].decode(body)
    if not isinstance(entity, kind):  # the decoder was made for this kind; this tells the type checker
        raise TypeError(kind.__name__)
    return entity


def decode_command(body: bytes) -> Command:
    """Return the command, refusing unknown verbs and fields (`msgspec.DecodeError`, `UnicodeDecodeError`)."""
    command: Command = _command_decoder.decode(body)
    return command
