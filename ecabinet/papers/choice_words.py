"""How answers are called on papers: Vietnamese words, which are not translated (see `wording`)."""

from __future__ import annotations

from ecabinet.domain.voting.forms import Choice, Form, FormKind

CHOICES = {
    Choice.FOR: "Tán thành",
    Choice.AGAINST: "Không tán thành",
    Choice.ABSTAIN: "Không biểu quyết",
    Choice.OTHER: "Ý kiến khác",
    Choice.BLANK: "Phiếu trắng",
    Choice.INVALID: "Phiếu không hợp lệ",
    Choice.RECUSED: "Xin không tham gia",
    Choice.BY_LINE: "Bỏ phiếu theo danh sách",
    Choice.HIGH: "Tín nhiệm cao",
    Choice.CONFIDENCE: "Tín nhiệm",
    Choice.LOW: "Tín nhiệm thấp",
    Choice.NO_CONFIDENCE: "Không tín nhiệm",
}
_OPINIONS = {Choice.FOR: "Đồng ý", Choice.AGAINST: "Không đồng ý"}


def choice_in_words(choice: Choice, form: Form) -> str:
    """Name an answer: an opinion is agreed with (đồng ý), a motion voted for (tán thành)."""
    return _OPINIONS.get(choice, CHOICES[choice]) if form.kind == FormKind.OPINION else CHOICES[choice]
