"""How opinions are called on papers: Vietnamese words, which are not translated (see `wording`)."""

from __future__ import annotations

from ecabinet.domain.signatures.verdicts import Line
from ecabinet.domain.voting.forms import Choice, Form, FormKind

NO_ANSWER = "Không trả lời"
LATE = "Trả lời quá hạn"

_CHOICES = {
    Choice.FOR: "Tán thành",
    Choice.AGAINST: "Không tán thành",
    Choice.ABSTAIN: "Không biểu quyết",
    Choice.OTHER: "Ý kiến khác",
    Choice.BLANK: "Phiếu trắng",
    Choice.INVALID: "Phiếu không hợp lệ",
    Choice.RECUSED: "Xin không tham gia",
}
_OPINIONS = _CHOICES | {Choice.FOR: "Đồng ý", Choice.AGAINST: "Không đồng ý"}
_SIGNATURES = {
    Line.VALID: "Đã ký số, chữ ký hợp lệ",
    Line.INVALID: "Chữ ký số không hợp lệ",
    Line.INDETERMINATE: "Đã ký số, chưa đủ thông tin để xác nhận chữ ký",
    Line.UNSIGNED: "",
}
SIGNED_NOT_JUDGED = "Đã ký số, chữ ký chưa được kiểm tra"


def choice_in_words(choice: Choice, form: Form) -> str:
    """Name an answer: an opinion is agreed with (đồng ý), a motion voted for (tán thành)."""
    return (_OPINIONS if form.kind == FormKind.OPINION else _CHOICES)[choice]


def signature_in_words(line: Line | None) -> str:
    """Say what the signature on the sheet of an opinion is worth, None for one that was not judged yet."""
    return SIGNED_NOT_JUDGED if line is None else _SIGNATURES[line]
