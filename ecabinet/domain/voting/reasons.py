"""Why a count comes to what it does, as one sentence in Vietnamese and in English, made from its numbers alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from ecabinet.domain.voting.by_hand import Way
from ecabinet.domain.voting.forms import ELECTIONS, RATINGS, Choice, Form, FormKind
from ecabinet.domain.voting.results import Basis, LineResult, Reason, Result, Verdict
from ecabinet.domain.voting.rule_sets import Base, Comparator, Consequence, QuorumAt, RuleSet, Step, Unit

_WHOM = {
    Base.ALL_MEMBERS: Reason("thành viên", "members"),
    Base.ENTITLED: Reason("thành viên được biểu quyết", "members entitled to vote"),
    Base.PRESENT_AT_OPENING: Reason("thành viên có mặt khi bắt đầu", "members present at opening"),
    Base.PRESENT_AT_CLOSING: Reason("thành viên có mặt khi kết thúc", "members present at closing"),
    Base.CAST: Reason("phiếu thu vào", "ballots cast"),
    Base.VALID: Reason("phiếu hợp lệ", "valid ballots"),
    Base.DECIDED: Reason("phiếu tán thành và không tán thành", "votes for and against"),
    Base.DECIDED_OR_ABSTAINED: Reason(
        "phiếu tán thành, không tán thành và không biểu quyết", "votes for, against and abstaining"
    ),
}
_TIES = {
    Basis.TIE_CHAIR_FOR: Reason(
        "số phiếu ngang nhau, theo bên có phiếu của chủ tọa", "votes even, the side of the chair's vote decides"
    ),
    Basis.TIE_CHAIR_AGAINST: Reason(
        "số phiếu ngang nhau, theo bên có phiếu của chủ tọa", "votes even, the side of the chair's vote decides"
    ),
    Basis.TIE_FAILS: Reason("số phiếu ngang nhau", "votes even"),
    Basis.TIE_OPEN: Reason("số phiếu ngang nhau", "votes even"),
    Basis.TIE_REPEAT: Reason("số phiếu ngang nhau", "votes even"),
    Basis.TIE_LOT_OPEN: Reason("số phiếu ngang nhau", "votes even"),
    Basis.TIE_LOT_FOR: Reason("số phiếu ngang nhau, quyết định bằng rút thăm", "votes even, decided by lot"),
    Basis.TIE_LOT_AGAINST: Reason("số phiếu ngang nhau, quyết định bằng rút thăm", "votes even, decided by lot"),
    Basis.CHAIRS_WORD: Reason("số phiếu ngang nhau, chủ tọa quyết định", "votes even, decided by the chair's word"),
    Basis.NOBODY_TO_COUNT: Reason("không có ai để tính tỷ lệ", "nobody to take the share of"),
    Basis.OUTRANKED: Reason("đã đủ số người được bầu", "all seats filled"),
}
_SHARES = {
    (1, 2): Reason("nửa", "half"),
    (2, 3): Reason("hai phần ba", "two thirds"),
    (1, 1): Reason("toàn bộ", "all"),
}
VERDICT_WORDS = {
    Verdict.PASSED: Reason("thông qua", "passed"),
    Verdict.FAILED: Reason("không thông qua", "not passed"),
    Verdict.AWAITS_CHAIR: Reason("chờ ý kiến chủ tọa", "waits for the chair's word"),
    Verdict.AWAITS_LOT: Reason("chờ rút thăm", "waits for a draw by lot"),
    Verdict.REPEAT: Reason("biểu quyết lại", "to be voted on again"),
    Verdict.VOID: Reason("không có giá trị vì không đủ túc số", "void for want of a quorum"),
}
"""What a verdict is called."""
WAY_WORDS = {
    Way.PAPER: Reason("nhập theo biên bản kiểm phiếu giấy", "entered from paper ballots"),
    Way.RAISED_HANDS: Reason("nhập theo biên bản đếm biểu quyết giơ tay", "entered from a count of raised hands"),
}
"""How a result is said to come from a count by hand, on every paper and screen."""
_ELECTED = {
    Verdict.PASSED: Reason("trúng cử", "elected"),
    Verdict.FAILED: Reason("không trúng cử", "not elected"),
    Verdict.REPEAT: Reason("bầu lại", "to be voted on again"),
}
_SEATS = {
    Verdict.PASSED: Reason("bầu đủ số", "all seats filled"),
    Verdict.FAILED: Reason("bầu chưa đủ số", "not all seats filled"),
    Verdict.REPEAT: Reason("bầu lại ở vị trí còn ngang phiếu", "the even place to be voted on again"),
}
_FOLLOWS = {
    None: Reason("không phát sinh hệ quả", "nothing follows"),
    Consequence.MAY_RESIGN: Reason("có thể xin từ chức", "may resign"),
    Consequence.DISMISSAL: Reason("trình miễn nhiệm", "put up for dismissal"),
}
_LEVELS = {
    Choice.HIGH: Reason("tín nhiệm cao", "high confidence"),
    Choice.CONFIDENCE: Reason("tín nhiệm", "confidence"),
    Choice.LOW: Reason("tín nhiệm thấp", "low confidence"),
    Choice.NO_CONFIDENCE: Reason("không tín nhiệm", "no confidence"),
}


class _Figures(msgspec.Struct, frozen=True, kw_only=True):
    """What the sentence on one line names, whether it comes from a line or from an older result without lines."""

    votes_for: int
    base: int
    needed: int
    verdict: Verdict
    basis: Basis


def line_reason(line: LineResult, rule: RuleSet, form: Form) -> Reason:
    """Say why a line comes to what it does; who is present stands in the sentence of the whole result."""
    named = Reason(line.title, line.title)
    if form.kind in RATINGS:
        return _colon(named, _semicolons((_levels(line, rule), _steps(line, rule))), verdict_of(line, form))
    figures = _Figures(
        votes_for=line.number(Choice.FOR, rule.unit),
        base=line.base,
        needed=line.needed,
        verdict=line.verdict,
        basis=line.basis,
    )
    told = _semicolons((_share(figures, rule), _need(rule, line.needed), _tie(line.basis)))
    return _colon(named, told, verdict_of(line, form))


def result_reason(result: Result, rule: RuleSet, form: Form) -> Reason:
    """Say why a result is what it is: `14 in favour of 23 members; more than half needed (≥ 12); 18 present, …`."""
    if form.lines:
        told_of_lines = _semicolons((_lines(result, form), _quorum(result, rule), _by_hand(result)))
        return _colon(None, told_of_lines, overall_of(result, form))
    figures = _Figures(
        votes_for=result.votes_for,
        base=result.base,
        needed=result.needed,
        verdict=result.verdict,
        basis=result.basis,
    )
    told = (
        _share(figures, rule), _need(rule, result.needed), _quorum(result, rule), _tie(result.basis), _by_hand(result),
    )  # fmt: skip
    return _colon(None, _semicolons(told), VERDICT_WORDS[result.verdict])


def reason_of(result: Result, rule: RuleSet, form: Form) -> Reason:
    """Return the reason a result carries, or that of a result kept before results carried one."""
    return result.reason or result_reason(result, rule, form)


def verdict_of(line: LineResult, form: Form) -> Reason:
    """Say in a word what a line comes to: passed, elected, or what follows from a rating."""
    if form.kind in RATINGS:
        return _rated(line)
    return (VERDICT_WORDS | _ELECTED if form.kind in ELECTIONS else VERDICT_WORDS)[line.verdict]


def fraction_words(rule: RuleSet | Step) -> Reason:
    """Name a threshold: `quá nửa`, `ít nhất hai phần ba`, `quá 3/5 cộng 1`."""
    fraction = f"{rule.numerator}/{rule.denominator}"
    share = _SHARES.get((rule.numerator, rule.denominator), Reason(fraction, fraction))
    constant = rule.constant if isinstance(rule, RuleSet) else 0
    more = Reason(f" cộng {constant}", f" plus {constant}") if constant else Reason("", "")
    if rule.comparator == Comparator.MORE_THAN:
        return Reason(f"quá {share.vi}{more.vi}", f"more than {share.en}{more.en}")
    half = "một nửa" if share.vi == "nửa" else share.vi
    return Reason(f"ít nhất {half}{more.vi}", f"at least {share.en}{more.en}")


def steps_words(rule: RuleSet) -> Reason:
    """Name each threshold of a rating with what follows from it: `quá nửa tín nhiệm thấp: có thể xin từ chức`."""
    return _semicolons(
        Reason(
            f"{fraction_words(step).vi} {_LEVELS[step.choice].vi}: {_FOLLOWS[step.consequence].vi}",
            f"{fraction_words(step).en} {_LEVELS[step.choice].en}: {_FOLLOWS[step.consequence].en}",
        )
        for step in rule.steps
    )


def base_words(rule: RuleSet) -> Reason:
    """Name whom the rule's fraction is taken of."""
    return _WHOM[rule.base]


def _share(figures: _Figures, rule: RuleSet) -> Reason:
    whom, votes, base = _WHOM[rule.base], figures.votes_for, figures.base
    if rule.unit == Unit.WEIGHTS:
        return Reason(
            f"tán thành có tổng trọng số {votes} trên {base} của {whom.vi}",
            f"weight {votes} in favour of weight {base} of {whom.en}",
        )
    return Reason(f"{votes} tán thành trên {base} {whom.vi}", f"{votes} in favour of {base} {whom.en}")


def _need(rule: RuleSet, needed: int) -> Reason:
    words = fraction_words(rule)
    return Reason(f"cần {words.vi} (≥ {needed})", f"{words.en} needed (≥ {needed})")


def _tie(basis: Basis) -> Reason | None:
    return _TIES.get(basis)


def _by_hand(result: Result) -> Reason | None:
    return None if result.way is None else WAY_WORDS[result.way]


def _quorum(result: Result, rule: RuleSet) -> Reason | None:
    if rule.quorum_numerator == 0:
        return None
    here = {
        QuorumAt.OPENING: Reason(f"có mặt {result.present}", f"{result.present} present"),
        QuorumAt.CLOSING: Reason(f"có mặt khi kết thúc {result.present}", f"{result.present} present at closing"),
        QuorumAt.THROUGHOUT: Reason(f"lúc ít nhất có mặt {result.present}", f"at least {result.present} present"),
        QuorumAt.BALLOTS: Reason(f"thu vào {result.present} phiếu", f"{result.present} ballots cast"),
    }[rule.quorum_at]
    silent = result.is_quorate or result.verdict == Verdict.VOID
    short = Reason("", "") if silent else Reason(" (không đủ)", " (not reached)")
    return Reason(f"{here.vi}, túc số {result.quorum}{short.vi}", f"{here.en}, quorum {result.quorum}{short.en}")


def _levels(line: LineResult, rule: RuleSet) -> Reason:
    counted = [(_LEVELS[one.choice], one.of(rule.unit)) for one in line.numbers]
    whom = _WHOM[rule.base]
    return Reason(
        f"{', '.join(f'{words.vi} {number}' for words, number in counted)} trên {line.base} {whom.vi}",
        f"{', '.join(f'{words.en} {number}' for words, number in counted)} of {line.base} {whom.en}",
    )


def _steps(line: LineResult, rule: RuleSet) -> Reason:
    """Name the threshold that was met, else the first, which was not."""
    step = next((one for one in rule.steps if one.consequence == line.consequence), rule.steps[0])
    words, level = fraction_words(step), _LEVELS[step.choice]
    return Reason(f"mức xét: {words.vi} {level.vi}", f"looked for: {words.en} {level.en}")


def _rated(line: LineResult) -> Reason:
    if line.verdict == Verdict.VOID:
        return VERDICT_WORDS[Verdict.VOID]
    return _FOLLOWS[line.consequence]


def _lines(result: Result, form: Form) -> Reason:
    passed = [line.title for line in result.lines if line.verdict == Verdict.PASSED]
    many, named = len(result.lines), ", ".join(passed)
    if form.kind in ELECTIONS:
        return Reason(
            f"bầu {form.seats} trong {many} người, trúng cử {len(passed)}{named and f' ({named})'}",
            f"{form.seats} of {many} to be elected, {len(passed)} elected{named and f' ({named})'}",
        )
    if form.kind in RATINGS:
        low = many - len(passed)
        return Reason(f"{many} người được đánh giá, {low} phát sinh hệ quả", f"{many} rated, {low} with consequence")
    return Reason(f"{len(passed)} trên {many} nội dung được thông qua", f"{len(passed)} of {many} motions passed")


def overall_of(result: Result, form: Form) -> Reason:
    """Say in a word what several lines come to together."""
    if form.kind in ELECTIONS:
        return (VERDICT_WORDS | _SEATS)[result.verdict]
    if form.kind in RATINGS and result.verdict != Verdict.VOID:
        return _followed([line.consequence for line in result.lines])
    passed = sum(1 for line in result.lines if line.verdict == Verdict.PASSED)
    if form.kind == FormKind.MOTIONS and result.verdict == Verdict.FAILED and passed:
        return Reason(f"thông qua {passed}/{len(result.lines)} nội dung", f"{passed} of {len(result.lines)} passed")
    return VERDICT_WORDS[result.verdict]


def _followed(found: Sequence[Consequence | None]) -> Reason:
    """Say the gravest thing that follows from a rating, and for how many of those rated."""
    worst = max((one for one in found if one is not None), key=list(Consequence).index, default=None)
    told = _FOLLOWS[worst]
    if worst is None or len(found) == 1:
        return told
    many = found.count(worst)
    return Reason(f"{told.vi}: {many}/{len(found)} người", f"{told.en}: {many} of {len(found)}")


def _semicolons(parts: Iterable[Reason | None]) -> Reason:
    said = [part for part in parts if part is not None]
    return Reason("; ".join(part.vi for part in said), "; ".join(part.en for part in said))


def _colon(named: Reason | None, told: Reason, verdict: Reason) -> Reason:
    lead = Reason("", "") if named is None or not named.vi else Reason(f"{named.vi}: ", f"{named.en}: ")
    return Reason(f"{lead.vi}{told.vi}: {verdict.vi}", f"{lead.en}{told.en}: {verdict.en}")
