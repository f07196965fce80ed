"""In which language a door speaks to a person."""

from __future__ import annotations

import locale
import os
import sys

from ecabinet.papers.signature_states import Language


def language_of_system() -> Language:
    """Return the language of the locale: Vietnamese where it is `vi`, else English."""
    named = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")
    if not named and sys.platform == "win32":
        named = locale.getlocale()[0] or ""
    return "vi" if named.lower().startswith("vi") else "en"
