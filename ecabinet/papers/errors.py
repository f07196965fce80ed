"""What can keep a paper from being set."""


class PaperError(Exception):
    """A paper could not be set; the message says why, for the log."""


class UnprintableTextError(PaperError):
    """Text holds characters that the paper's typeface has no shape for.

    Setting it anyway would leave empty boxes in an official paper, so nothing is set at all.
    """

    def __init__(self, characters: str, text: str) -> None:
        """Name the offending characters (each once, in order) and the text that they stand in."""
        self.characters = characters
        self.text = text
        named = ", ".join(f"U+{ord(character):04X}" for character in characters)
        super().__init__(f"no glyph for {named} in {text!r}")


class UnreadablePayloadError(PaperError):
    """Bytes handed to the worker are not an encoded paper."""


class PaperLayoutError(PaperError):
    """A part of the paper fits on no page, for instance a letterhead of a hundred lines."""


class TypefaceMissingError(PaperError):
    """A bundled font file is not where the product keeps its resources (a broken installation)."""
