"""Which page stands behind which place. Each is imported when it is first gone to: the start stays light."""

from __future__ import annotations

from ecabinet.client.screens.frame import Place
from ecabinet.ui.page import Page


def make_page(place: Place) -> Page:  # noqa: PLR0911 - one page for each
    """Make the page of a place."""
    match place:
        case Place.HOME:
            from ecabinet.ui.delegate.home_page import HomePage  # noqa: PLC0415 - the start stays light

            return HomePage()
        case Place.MEETING:
            from ecabinet.ui.delegate.meeting_page import MeetingPage  # noqa: PLC0415 - the start stays light

            return MeetingPage()
        case Place.CONSOLE:
            from ecabinet.ui.console.page import ConsolePage  # noqa: PLC0415 - the start stays light

            return ConsolePage()
        case Place.DESK:
            from ecabinet.ui.desk.page import DeskPage  # noqa: PLC0415 - the start stays light

            return DeskPage()
        case Place.OPINIONS:
            from ecabinet.ui.opinions.page import OpinionsPage  # noqa: PLC0415 - the start stays light

            return OpinionsPage()
        case Place.CONSULTATIONS:
            from ecabinet.ui.consultations.page import ConsultationsPage  # noqa: PLC0415 - the start stays light

            return ConsultationsPage()
        case Place.DIRECTORY:
            from ecabinet.ui.directory.page import DirectoryPage  # noqa: PLC0415 - the start stays light

            return DirectoryPage()
        case Place.TRUST_LIST:
            from ecabinet.ui.trust_list.page import TrustListPage  # noqa: PLC0415 - the start stays light

            return TrustListPage()
