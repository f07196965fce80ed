"""Files with made-up verdicts, as reports tell them."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec

from ecabinet.domain.signatures import findings as f
from ecabinet.domain.signatures.verdicts import Line, SignatureKind, Signer
from ecabinet.papers.values import JudgedFile, Judgement, SignatureReport
from tests.papers.signature_samples import AGENCY, GOOD, document, found

LONG_NAME = "Tờ trình về việc phê duyệt điều chỉnh cục bộ quy hoạch phân khu đô thị sông Hồng tỷ lệ 1-5.000 đoạn từ cầu"
MANY_CHANGES = msgspec.structs.replace(
    GOOD,
    signer=Signer(
        name="Công Tằng Tôn Nữ Thị Phương Thảo Nguyên",
        organisation="Ban Quản lý dự án đầu tư xây dựng công trình giao thông thành phố Hà Nội",
        position="Phó Giám đốc phụ trách kỹ thuật",
    ),
    changes=f.ChangeFinding(
        state=f.Change.NOT_ALLOWED,
        items=tuple(
            f.ChangeItem(
                code="content" if place % 2 else "annotation", revision=2 + place // 20, pages=(place, place + 4)
            )
            for place in range(1, 48)
        ),
        pages_differ=(1, 2, 3, 9),
    ),
    coverage=f.CoverageFinding(state=f.Coverage.TRAILING_SHOWN, revision=1, revisions=4, trailing=18_220),
)


def report(kind: str) -> SignatureReport:
    """The report of one kind of file."""
    return SignatureReport((FILES[kind],))


FILES = {
    "valid": JudgedFile(
        "05-GM-UBND.signed.pdf",
        document(
            GOOD,
            AGENCY,
            msgspec.structs.replace(GOOD, kind=SignatureKind.TIMESTAMP, signer=Signer(name="TSA Ban Cơ yếu Chính phủ")),
        ),
    ),
    "invalid": JudgedFile(
        f"{LONG_NAME} {LONG_NAME}.pdf", document(MANY_CHANGES, found(AGENCY, validity=f.Validity.REVOKED))
    ),
    "unclear": JudgedFile(
        "to-trinh.pdf",
        document(
            found(revocation=f.Revocation.NOT_CHECKED, algorithm=f.Algorithm.OLD),
            found(AGENCY, checkable=f.Checkable.NOT_LISTED),
        ),
    ),
    "unsigned": JudgedFile("du-thao.pdf", document()),
    "differs": JudgedFile(
        "Tờ trình số 412/TTr-QHKT (to-trinh.pdf)",
        document(found(integrity=f.Integrity.ALTERED)),
        (
            Judgement("hub", Line.VALID, datetime(2026, 11, 20, 2, tzinfo=UTC), "3"),
            Judgement("device", Line.INVALID, datetime(2026, 11, 22, 4, tzinfo=UTC), "3"),
        ),
        "device",
    ),
    "agrees": JudgedFile(
        "to-trinh.pdf",
        document(GOOD),
        (Judgement("hub", Line.VALID, datetime(2026, 11, 20, 2, tzinfo=UTC), "3"),),
        "hub",
    ),
    "locked": JudgedFile("khoa.pdf", document(problem="encrypted")),
}
