"""The words of `ecabinet archive verify`, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ecabinet.papers.signature_states import Language
from ecabinet.trust.session_archive.reading import Fault
from ecabinet.trust.session_archive.recounting import Why

WORDS: Final[Mapping[Language, Mapping[str, str]]] = {
    "vi": {
        "contents": "Nhật ký: {log} dòng; tệp văn bản: {files}; lập bởi {made_by}",
        "round": "(vòng {round})",
        "announced": "Kết quả đã công bố",
        "counted": "Kết quả kiểm lại",
        "same": "Kiểm lại: trùng khớp",
        "differs": "Kiểm lại: KHÔNG TRÙNG KHỚP",
        "nothing": "Không có kết quả để kiểm lại",
        "spoken": "Trả lời thành tiếng khi gọi tên (trong ngoặc: người ghi): {names}",
        "secret": "Bỏ phiếu kín, phiếu không ghi tên; {count} người đã bỏ phiếu: {names}",
        "numbers": "tán thành {votes_for}, không tán thành {votes_against}, không biểu quyết {abstained}: {verdict}",
        "total": "{votes} lần biểu quyết: {same} trùng khớp, {differs} không trùng khớp, {nothing} không có kết quả.",
        "proves": "Điều được chứng minh: mỗi kết quả trùng khớp đúng là kết quả của các phiếu, danh sách biểu quyết và "
        "quy tắc ghi trong tệp này.",
        "does_not_prove": "Điều chưa được chứng minh: tệp này do máy chủ lập ra. Tệp không có chữ ký, nhật ký chưa "
        "chống được sửa đổi: ai ghi được tệp thì cũng ghi được một tệp khác khớp với chính nó.",
    },
    "en": {
        "contents": "Log: {log} lines; files of papers: {files}; made by {made_by}",
        "round": "(round {round})",
        "announced": "Announced",
        "counted": "Counted again",
        "same": "Counted again: the same",
        "differs": "Counted again: IT DIFFERS",
        "nothing": "There is no result to count again",
        "spoken": "Spoken in the roll call (in brackets: recorded by): {names}",
        "secret": "Secret, ballots without names; {count} have voted: {names}",
        "numbers": "{votes_for} in favour, {votes_against} against, {abstained} abstaining: {verdict}",
        "total": "{votes} votes: {same} the same, {differs} different, {nothing} without a result.",
        "proves": "What this proves: each result that is the same is what the ballots, the electorate and the rule in "
        "this file come to.",
        "does_not_prove": "What it does not prove: that this is the file the hub wrote. It bears no signature and its "
        "log is not tamper-evident yet: whoever can write the file can write another one that agrees with itself.",
    },
}

FAULTS: Final[Mapping[Fault, Mapping[Language, str]]] = {
    Fault.NOT_AN_ARCHIVE: {
        "vi": "Đây không phải là hồ sơ lưu trữ phiên họp, hoặc tệp không còn nguyên vẹn.",
        "en": "This is no session archive, or not a whole one.",
    },
    Fault.TOO_LARGE: {
        "vi": "Tệp lớn hơn mức mà một hồ sơ lưu trữ được phép có.",
        "en": "This is larger than an archive may be.",
    },
    Fault.NAME_NOT_ALLOWED: {
        "vi": "Trong tệp có một thành phần không thuộc hồ sơ lưu trữ.",
        "en": "There is something in the file that an archive does not have.",
    },
    Fault.NAME_TWICE: {
        "vi": "Trong tệp có hai thành phần cùng tên.",
        "en": "Two members of the file have the same name.",
    },
    Fault.NOT_STORED: {
        "vi": "Một thành phần bị nén hoặc mã hóa, điều không có trong hồ sơ lưu trữ.",
        "en": "A member is compressed or encrypted, which no archive has.",
    },
    Fault.SOMETHING_BETWEEN: {
        "vi": "Trong tệp có phần dữ liệu không thuộc thành phần nào.",
        "en": "There are bytes in the file that belong to none of its members.",
    },
    Fault.MANIFEST_UNREADABLE: {
        "vi": "Không đọc được bản kê của tệp.",
        "en": "The manifest of the file cannot be read.",
    },
    Fault.FORM_UNKNOWN: {
        "vi": "Tệp do một phiên bản khác lập ra, phiên bản này chưa đọc được.",
        "en": "The file has another form than this version reads.",
    },
    Fault.MEMBER_MISSING: {
        "vi": "Tệp đã bị sửa đổi: thiếu một thành phần.",
        "en": "The file was altered: a member is missing.",
    },
    Fault.MEMBER_NOT_LISTED: {
        "vi": "Tệp đã bị sửa đổi: có một thành phần thừa.",
        "en": "The file was altered: there is a member too many.",
    },
    Fault.MEMBER_ALTERED: {
        "vi": "Tệp đã bị sửa đổi: một thành phần không đúng với bản kê.",
        "en": "The file was altered: a member is not what the manifest says.",
    },
    Fault.VALUE_UNREADABLE: {
        "vi": "Không đọc được một phần của hồ sơ.",
        "en": "A part of the record cannot be read.",
    },
    Fault.VALUE_TWICE: {
        "vi": "Trong hồ sơ có hai bản ghi cùng mã.",
        "en": "Something is in the record twice.",
    },
    Fault.VALUE_ASTRAY: {
        "vi": "Trong hồ sơ có phần không thuộc phiên họp này.",
        "en": "Something in the record does not belong to its meeting.",
    },
    Fault.BALLOT_NOT_SHOWN: {
        "vi": "Trong hồ sơ có phiếu chưa được công khai.",
        "en": "There is a ballot in the record that was never shown.",
    },
    Fault.PAPER_MISSING: {
        "vi": "Thiếu tệp của một văn bản.",
        "en": "The file of a paper is missing.",
    },
}

WHY: Final[Mapping[Why, Mapping[Language, str]]] = {
    Why.NONE: {"vi": "", "en": ""},
    Why.NEVER_OPENED: {"vi": "chưa mở biểu quyết", "en": "the vote was never opened"},
    Why.CANCELLED: {
        "vi": "cuộc biểu quyết đã bị hủy, phiếu không được công khai",
        "en": "the vote was cancelled and its ballots are never shown",
    },
    Why.RESULT_DIFFERS: {
        "vi": "các phiếu trong hồ sơ cho kết quả khác",
        "en": "the ballots of the record come to another result",
    },
    Why.STILL_OPEN: {
        "vi": "phiên họp đã kết thúc mà biểu quyết còn mở",
        "en": "the meeting is closed and the vote is still open",
    },
    Why.NO_RESULT: {"vi": "biểu quyết đã đóng mà không có kết quả", "en": "the vote is closed and has no result"},
    Why.NO_RULE: {"vi": "kết quả không kèm quy tắc biểu quyết", "en": "the result has no rule it was counted by"},
    Why.RESULT_OUT_OF_PLACE: {
        "vi": "có kết quả hoặc phiếu của một cuộc biểu quyết không diễn ra",
        "en": "there is a result or a ballot of a vote that did not take place",
    },
    Why.RULE_UNSOUND: {
        "vi": "không kiểm lại được theo quy tắc hoặc hình thức câu hỏi này",
        "en": "nothing can be counted by this rule and form of question",
    },
    Why.ELECTORATE_UNSOUND: {
        "vi": "danh sách biểu quyết không thể có trong một cuộc biểu quyết",
        "en": "the electorate is one that no vote can have",
    },
    Why.BALLOTS_UNSOUND: {
        "vi": "có phiếu không thể có trong cuộc biểu quyết này",
        "en": "there is a ballot that this vote cannot have",
    },
    Why.COUNT_UNSOUND: {
        "vi": "số liệu kiểm phiếu nhập tay không thể có trong cuộc biểu quyết này, hoặc chưa được người khác xác nhận",
        "en": "the count by hand is one that this vote cannot have, or nobody else confirmed it",
    },
    Why.JOINT_DIFFERS: {
        "vi": "trái với cuộc biểu quyết chung đã quyết định nội dung này",
        "en": "it contradicts the vote on several items in which this one was decided",
    },
    Why.BALLOT_TWICE: {"vi": "một ghế có hai phiếu", "en": "a seat has two ballots"},
    Why.BOX_UNSOUND: {
        "vi": "hòm phiếu kín không khớp với những người đã bỏ phiếu",
        "en": "the box of secret ballots does not agree with who voted",
    },
}
