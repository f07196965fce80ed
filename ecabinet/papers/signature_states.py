"""Words for every state that a finding about a signature can have, in Vietnamese and English: clauses without a stop.

The results are named as Circular 15/2025/TT-BKHCN has them displayed, all else as officials speak: a change
that nobody can explain is said to be unexplained and never called a forgery.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple, TypeAlias

from ecabinet.domain.signatures.findings import (
    Algorithm,
    Certification,
    Change,
    Checkable,
    Coverage,
    Integrity,
    Purpose,
    Revocation,
    State,
    Time,
    Trust,
    Validity,
)

Language: TypeAlias = Literal["vi", "en"]


class Words(NamedTuple):
    """The same thing in both languages."""

    vi: str
    en: str

    def told(self, language: Language) -> str:
        """Return the words of one language."""
        return self.vi if language == "vi" else self.en


FINDING_NAMES: Final[Mapping[str, Words]] = {
    "checkable": Words("Khả năng kiểm tra", "Can be checked"),
    "integrity": Words("Tính toàn vẹn", "Integrity"),
    "changes": Words("Thay đổi sau khi ký", "Changes after signing"),
    "coverage": Words("Phạm vi được ký", "Coverage"),
    "trust": Words("Đường dẫn chứng thực", "Signer and path"),
    "validity": Words("Hiệu lực chứng thư khi ký", "Certificate when signing"),
    "revocation": Words("Tình trạng thu hồi", "Revocation"),
    "time": Words("Thời điểm ký", "Signing time"),
    "algorithm": Words("Thuật toán", "Algorithm"),
    "certification": Words("Mức chứng nhận, khóa trường", "Certification, field locks"),
    "purpose": Words("Mục đích sử dụng", "Purpose"),
}

STATE_WORDS: Final[Mapping[type[State], Mapping[State, Words]]] = {
    Checkable: {
        Checkable.YES: Words("kiểm tra được", "can be checked"),
        Checkable.LEGACY_FORMAT: Words(
            "có chữ ký nhưng không kiểm tra được: định dạng chữ ký đã lỗi thời",
            "there is a signature that cannot be checked: its format is obsolete",
        ),
        Checkable.UNKNOWN_FORMAT: Words(
            "có chữ ký nhưng không kiểm tra được: định dạng chữ ký không được biết",
            "there is a signature that cannot be checked: its format is not known",
        ),
        Checkable.NOT_LISTED: Words(
            "có chữ ký nhưng không kiểm tra được: chữ ký nằm trong tệp mà biểu mẫu của văn bản không ghi nhận",
            "there is a signature that cannot be checked: it lies in the file, but no form of the document lists it",
        ),
        Checkable.ENCRYPTED: Words(
            "có chữ ký nhưng không kiểm tra được: tệp được mã hóa",
            "there is a signature that cannot be checked: the file is encrypted",
        ),
        Checkable.MALFORMED: Words(
            "có chữ ký nhưng không kiểm tra được: dữ liệu chữ ký bị hỏng",
            "there is a signature that cannot be checked: its data are damaged",
        ),
        Checkable.OUT_OF_TIME: Words(
            "có chữ ký nhưng không kiểm tra được: quá thời gian cho phép",
            "there is a signature that cannot be checked: the time allowed ran out",
        ),
    },
    Integrity: {
        Integrity.INTACT: Words("nội dung được ký còn nguyên vẹn", "the signed content is intact"),
        Integrity.ALTERED: Words(
            "nội dung được ký đã bị thay đổi sau khi ký", "the signed content was altered after signing"
        ),
        Integrity.FORGED: Words(
            "giá trị chữ ký không khớp với chứng thư của người ký",
            "the signature does not fit the signer's certificate",
        ),
        Integrity.UNPROVABLE: Words(
            "hàm băm quá yếu nên không chứng minh được nội dung nguyên vẹn",
            "the hash is too weak to prove that the content is intact",
        ),
        Integrity.UNREADABLE: Words("không đọc được dữ liệu chữ ký", "the signature's data cannot be read"),
    },
    Change: {
        Change.NONE: Words("không có thay đổi sau khi ký", "nothing was changed after signing"),
        Change.ALLOWED: Words("sau khi ký chỉ có thay đổi được phép", "only allowed changes were made after signing"),
        Change.NOT_ALLOWED: Words(
            "có thay đổi không được phép sau khi ký", "changes that are not allowed were made after signing"
        ),
        Change.UNEXPLAINED: Words(
            "thay đổi sau khi ký, chưa giải thích được", "changes after signing that could not be explained"
        ),
        Change.NOT_EXAMINED: Words("thay đổi sau khi ký chưa được xét", "changes after signing are not examined yet"),
    },
    Coverage: {
        Coverage.WHOLE: Words(
            "chữ ký bao trùm toàn bộ phiên bản được ký", "the signature covers the whole signed revision"
        ),
        Coverage.PARTIAL: Words(
            "chữ ký chỉ bao trùm một phần văn bản", "the signature covers only part of the document"
        ),
        Coverage.TRAILING: Words(
            "có dữ liệu nằm ngoài phạm vi được ký ở cuối tệp", "there are bytes after the signed range"
        ),
        Coverage.TRAILING_SHOWN: Words(
            "dữ liệu nằm ngoài phạm vi được ký làm thay đổi nội dung hiển thị",
            "bytes after the signed range change what is shown",
        ),
        Coverage.UNKNOWN: Words(
            "không xác định được phạm vi được ký", "what the signature covers could not be found out"
        ),
    },
    Trust: {
        Trust.OFFICIAL_DUTY: Words(
            "chứng thư thuộc hệ thống chuyên dùng công vụ đã được xác nhận",
            "the certificate belongs to the confirmed official-duty hierarchy",
        ),
        Trust.PUBLIC: Words(
            "chứng thư thuộc hệ thống chứng thực công cộng đã được xác nhận",
            "the certificate belongs to the confirmed public hierarchy",
        ),
        Trust.OTHER: Words(
            "chứng thư thuộc một danh sách tin cậy khác đã được xác nhận",
            "the certificate belongs to another confirmed trust list",
        ),
        Trust.NOT_TRUSTED: Words(
            "chứng thư không thuộc hệ thống nào được tin cậy", "the certificate leads to no trusted hierarchy"
        ),
        Trust.INCOMPLETE: Words(
            "thiếu chứng thư trung gian nên chưa xác định được đường dẫn chứng thực",
            "intermediate certificates are missing, so the path could not be found out",
        ),
        Trust.NOT_JUDGED: Words("không xét độ tin cậy của chứng thư", "trust was left out"),
    },
    Validity: {
        Validity.VALID: Words("chứng thư còn hiệu lực khi ký", "the certificate was valid when signing"),
        Validity.EXPIRED: Words("chứng thư đã hết hạn khi ký", "the certificate had expired when signing"),
        Validity.NOT_YET: Words("chứng thư chưa có hiệu lực khi ký", "the certificate was not yet valid when signing"),
        Validity.EXPIRED_UNPROVEN: Words(
            "chứng thư nay đã hết hạn và thời điểm ký không được chứng minh",
            "the certificate has expired since, and the signing time is not proven",
        ),
        Validity.REVOKED: Words(
            "chứng thư đã bị thu hồi trước thời điểm ký", "the certificate was revoked before signing"
        ),
        Validity.REVOKED_UNPROVEN: Words(
            "chứng thư đã bị thu hồi và thời điểm ký không được chứng minh",
            "the certificate was revoked, and the signing time is not proven",
        ),
        Validity.SUSPENDED: Words("chứng thư đang bị tạm dừng khi ký", "the certificate was suspended when signing"),
        Validity.NOT_JUDGED: Words("không xét hiệu lực của chứng thư", "the certificate's validity was left out"),
    },
    Revocation: {
        Revocation.GOOD: Words("chứng thư không bị thu hồi", "the certificate is not revoked"),
        Revocation.REVOKED: Words("chứng thư đã bị thu hồi", "the certificate is revoked"),
        Revocation.NOT_CHECKED: Words(
            "chưa kiểm tra được tình trạng thu hồi của chứng thư",
            "whether the certificate is revoked could not be checked",
        ),
        Revocation.NOT_JUDGED: Words("không xét việc thu hồi", "revocation was left out"),
    },
    Time: {
        Time.PROVEN: Words("thời điểm ký có dấu thời gian chứng minh", "the signing time is proven by a timestamp"),
        Time.CLAIMED: Words("thời điểm ký do người ký khai", "the signing time is the signer's own statement"),
        Time.UNKNOWN: Words("không rõ thời điểm ký", "the signing time is not known"),
        Time.BROKEN: Words("dấu thời gian không hợp lệ", "the timestamp is not valid"),
    },
    Algorithm: {
        Algorithm.STRONG: Words("thuật toán đủ mạnh", "the algorithms are strong enough"),
        Algorithm.OLD: Words(
            "chữ ký cũ: thuật toán được dùng phổ biến khi ký, nay không còn đáp ứng",
            "an old signature: its algorithms were usual when it was made and are no longer enough",
        ),
        Algorithm.WEAK: Words("thuật toán yếu so với quy định", "the algorithms are too weak by the rules"),
        Algorithm.UNKNOWN: Words(
            "thuật toán không có trong quy định đang áp dụng", "the algorithms are not named by the rules in force"
        ),
        Algorithm.NOT_JUDGED: Words("không xét độ mạnh của thuật toán", "the strength of algorithms was left out"),
    },
    Certification: {
        Certification.NONE: Words("không có chứng nhận hoặc khóa trường", "no certification and no locked fields"),
        Certification.KEPT: Words(
            "giới hạn do người chứng nhận đặt ra được tuân thủ", "what the certifier allowed was kept"
        ),
        Certification.BROKEN: Words(
            "giới hạn do người chứng nhận đặt ra đã bị vi phạm", "what the certifier allowed was not kept"
        ),
    },
    Purpose: {
        Purpose.FIT: Words("chứng thư được cấp để ký", "the certificate is made for signing"),
        Purpose.UNFIT: Words("chứng thư không được cấp cho mục đích ký", "the certificate is not made for signing"),
        Purpose.NOT_JUDGED: Words("không xét mục đích sử dụng", "purpose was left out"),
    },
}
"""By kind first: states of different kinds may have the same word."""

KINDS: Final[Mapping[str, type[State]]] = {
    "checkable": Checkable,
    "integrity": Integrity,
    "changes": Change,
    "coverage": Coverage,
    "trust": Trust,
    "validity": Validity,
    "revocation": Revocation,
    "time": Time,
    "algorithm": Algorithm,
    "certification": Certification,
    "purpose": Purpose,
}
"""The kind of state behind a finding's name, as `SignatureVerdict.states` gives it."""

PROBLEM_WORDS: Final[Mapping[str, Words]] = {
    "encrypted": Words("không mở được: tệp cần mật khẩu", "could not be opened: the file asks for a password"),
    "wrong_password": Words("không mở được: mật khẩu không đúng", "could not be opened: the password is wrong"),
    "empty": Words("không mở được: tệp rỗng", "could not be opened: the file is empty"),
    "not_a_pdf": Words("không mở được: tệp không phải PDF", "could not be opened: the file is not a PDF"),
    "malformed": Words("không mở được: cấu trúc tệp bị hỏng", "could not be opened: the file is damaged"),
    "not_readable": Words("không đọc được tệp", "the file cannot be read"),
    "too_large": Words("không mở được: tệp quá lớn", "could not be opened: the file is too large"),
    "out_of_time": Words(
        "chưa xác định được: việc kiểm tra quá thời gian cho phép",
        "could not be determined: the check took more time than allowed",
    ),
    "too_costly": Words(
        "chưa xác định được: việc kiểm tra cần nhiều bộ nhớ hơn mức cho phép",
        "could not be determined: the check needed more memory than allowed",
    ),
    "only_timestamps": Words(
        "chỉ có dấu thời gian, không có chữ ký của ai", "it has timestamps only, and nobody's signature"
    ),
    "crashed": Words(
        "chưa xác định được: chương trình kiểm tra bị dừng đột ngột",
        "could not be determined: the check ended unexpectedly",
    ),
}
"""Words for `DocumentVerdict.problem`."""

UNKNOWN_PROBLEM: Final = Words(
    "chưa xác định được do lỗi khi đọc tệp", "could not be determined: the file gave an error"
)


def words_of(state: State) -> Words:
    """Return the clause for a state."""
    return STATE_WORDS[type(state)][state]
