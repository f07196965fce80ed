"""The named places of a paper: rectangles left for a signature, kept in the PDF as destinations of kind FitR."""

from typing import Final

ISSUER: Final = "ky.nguoi-ky"
"""Where the one who issues a paper signs."""

CHAIR: Final = "ky.chu-toa"
SECRETARY: Final = "ky.thu-ky"
"""Where chair and secretary sign minutes and result sheets."""
