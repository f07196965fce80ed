"""From a paper's value to its PDF: what the hub sends to a limited worker process, and what runs there."""

import msgspec

from ecabinet.papers.errors import UnreadablePayloadError
from ecabinet.papers.invitation import invitation_story
from ecabinet.papers.kinds import Paper
from ecabinet.papers.minutes import minutes_story
from ecabinet.papers.opinion_summary import opinion_story
from ecabinet.papers.opinions import StatisticsPaper
from ecabinet.papers.pages import Story, typeset_story
from ecabinet.papers.report import report_story
from ecabinet.papers.result_sheet import result_sheet_story
from ecabinet.papers.signature_report import signature_report_story
from ecabinet.papers.statistics_paper import statistics_story
from ecabinet.papers.typefaces import glyphs
from ecabinet.papers.values import InvitationPaper, MinutesPaper, ReportPaper, ResultSheetPaper, SignatureReport

_decoder: msgspec.msgpack.Decoder[Paper] = msgspec.msgpack.Decoder(Paper)


def encode_paper(paper: Paper) -> bytes:
    """A paper as MessagePack, for the way into the worker."""
    return msgspec.msgpack.encode(paper)


def decode_paper(payload: bytes) -> Paper:
    """The paper that `encode_paper` packed; raises `UnreadablePayloadError` for anything else."""
    try:
        return _decoder.decode(payload)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UnreadablePayloadError(str(error)) from error


def compose(payload: bytes) -> bytes:
    """The worker's task: an encoded paper in, its PDF out.

    Raises a `PaperError`: `UnreadablePayloadError`, `UnprintableTextError`, `PaperLayoutError`, `TypefaceMissingError`.
    """
    return typeset(decode_paper(payload))


def typeset(paper: Paper) -> bytes:
    """The paper as a PDF file; the same value always gives the same bytes."""
    glyphs()
    return typeset_story(_story(paper))


def _story(paper: Paper) -> Story:
    match paper:
        case InvitationPaper():
            story = invitation_story(paper)
        case ResultSheetPaper():
            story = result_sheet_story(paper)
        case MinutesPaper():
            story = minutes_story(paper)
        case ReportPaper():
            story = report_story(paper)
        case SignatureReport():
            story = signature_report_story(paper)
        case StatisticsPaper():
            story = statistics_story(paper)
        case _:
            story = opinion_story(paper)
    return story
