"""Every kind of paper there is: what `composing.compose` typesets."""

from ecabinet.papers.opinions import OpinionSheetPaper, OpinionSummaryPaper, StatisticsPaper
from ecabinet.papers.values import InvitationPaper, MinutesPaper, ReportPaper, ResultSheetPaper, SignatureReport

Paper = (
    InvitationPaper
    | ResultSheetPaper
    | MinutesPaper
    | ReportPaper
    | SignatureReport
    | OpinionSummaryPaper
    | OpinionSheetPaper
    | StatisticsPaper
)
