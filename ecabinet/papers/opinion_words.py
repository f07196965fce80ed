"""How opinions are called on papers: Vietnamese words, which are not translated (see `wording`)."""

from __future__ import annotations

from ecabinet.domain.signatures.verdicts import Line

NO_ANSWER = "Không trả lời"
LATE = "Trả lời quá hạn"

_SIGNATURES = {
    Line.VALID: "Đã ký số, chữ ký hợp lệ",
    Line.INVALID: "Chữ ký số không hợp lệ",
    Line.INDETERMINATE: "Đã ký số, chưa đủ thông tin để xác nhận chữ ký",
    Line.UNSIGNED: "",
}
SIGNED_NOT_JUDGED = "Đã ký số, chữ ký chưa được kiểm tra"


def signature_in_words(line: Line | None) -> str:
    """Say what the signature on the sheet of an opinion is worth, None for one that was not judged yet."""
    return SIGNED_NOT_JUDGED if line is None else _SIGNATURES[line]
