"""Getting in: the hub is confirmed once, the password opens hub and copy, and without the hub the copy alone."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import Future
from datetime import timedelta
from pathlib import Path

import pytest

from ecabinet.client.door import Door
from ecabinet.client.pinning import hub_url
from ecabinet.client.values import SignInAnswer, SignInStep
from ecabinet.client.view import LinkPhase
from ecabinet.domain import vocabulary as v
from ecabinet.domain.attendance.entities import Where
from ecabinet.domain.kernel import EnvironmentFault
from ecabinet.trust.authority import make_authority
from ecabinet.trust.passwords import hash_password
from tests.client.company import Company, online, until
from tests.hub.house import ADMINISTRATOR, PASSWORD, PATIENCE
from tests.stage import START

OTHER_PASSWORD = "một mật khẩu khác hẳn lần trước"


def fault_of(future: Future[SignInAnswer]) -> str:
    with pytest.raises(EnvironmentFault) as raised:
        future.result(PATIENCE)
    return raised.value.code


def test_a_wrong_password_is_refused_in_words_a_person_can_read(company: Company) -> None:
    person = company.stage.members[1]
    company.stage.let_in(person)
    door = company.door("tablet")
    answer = door.sign_in(company.house.url, company.stage.email(person), "not the password").result(PATIENCE)
    assert (answer.step, answer.code) == (SignInStep.REFUSED, "sign_in_failed")
    with pytest.raises(RuntimeError):
        door.application()


def test_the_first_administrator_comes_in_by_the_one_time_code(company: Company) -> None:
    door = company.door("pc")
    url = company.house.url
    code = company.house.made.code
    assert door.sign_in(url, ADMINISTRATOR.email, code).result(PATIENCE).step == SignInStep.NEW_PASSWORD
    too_short = door.set_password("ngắn").result(PATIENCE)
    assert (too_short.step, too_short.code) == (SignInStep.REFUSED, "password_too_short")
    assert door.set_password(PASSWORD).result(PATIENCE) == SignInAnswer(SignInStep.DONE)
    application = online(company.care_for(door.application()))
    assert application.ask(lambda view: view.world.get(v.Person, view.me)).result(PATIENCE) is not None
    assert (door.hub_url, door.last_email) == (url, ADMINISTRATOR.email)


def test_without_the_hub_the_copy_opens_by_the_password_and_only_by_it(company: Company) -> None:
    stage = company.stage
    meeting = stage.draft(starts_in=timedelta(hours=1))
    stage.announce(meeting)
    person = stage.members[1]
    first = company.sign_in(person, "tablet")
    until(first, lambda view: view.world.get(v.Meeting, meeting))
    first.close()
    url, email = company.house.url, stage.email(person)

    door = company.door("tablet")
    wrong = door.sign_in_offline(url, email, "not the password").result(PATIENCE)
    assert (wrong.step, wrong.code) == (SignInStep.REFUSED, "sign_in_failed")
    answer = door.sign_in_offline(url, email, PASSWORD).result(PATIENCE)
    assert answer == SignInAnswer(SignInStep.DONE, offline=True)
    application = company.care_for(door.application())
    application.cut()
    assert application.ask(lambda view: view.world.get(v.Meeting, meeting)).result(PATIENCE) is not None
    part = stage.part(meeting, person).id
    application.give(v.CheckIn, meeting=meeting, attendance=stage.new_id(), participant=part, where=Where.ROOM)
    until(application, lambda view: view.pending)
    application.restore()
    until(application, lambda view: not view.pending and view.world.find(v.Attendance, meeting=meeting))


def test_a_hub_that_is_away_leads_to_the_copy_or_is_told(company: Company) -> None:
    person = company.stage.members[1]
    company.sign_in(person, "tablet").close()
    email, away = company.stage.email(person), "https://127.0.0.1:9"
    door = company.door("tablet")
    door.trust_hub(away, company.house.config.authority_files[0].read_bytes())
    assert fault_of(door.sign_in(away, email, PASSWORD)) == "hub_away"


def test_at_first_contact_a_person_compares_the_fingerprint_and_nothing_is_said_before(company: Company) -> None:
    person = company.stage.members[1]
    company.stage.let_in(person)
    door = company.door("tablet", trusting=False)
    asked = door.sign_in(company.house.url, company.stage.email(person), PASSWORD).result(PATIENCE)
    assert asked == SignInAnswer(SignInStep.CONFIRM_HUB, fingerprint=company.house.made.fingerprint)
    other = door.confirm_hub("0000 " * 16).result(PATIENCE)
    assert (other.step, other.code) == (SignInStep.REFUSED, "hub_not_trusted")
    assert door.confirm_hub(asked.fingerprint).result(PATIENCE) == SignInAnswer(SignInStep.DONE)
    online(company.care_for(door.application())).close()
    again = company.door("tablet", trusting=False)
    answer = again.sign_in(company.house.url, company.stage.email(person), PASSWORD).result(PATIENCE)
    assert answer.step == SignInStep.DONE
    company.care_for(again.application())


def test_a_hub_under_another_authority_is_not_trusted_and_told_nothing(company: Company, tmp_path: Path) -> None:
    person = company.stage.members[1]
    company.stage.let_in(person)
    door = company.door("tablet", trusting=False)
    door.trust_hub(company.house.url, make_authority("somebody else", START).certificate_pem)
    assert fault_of(door.sign_in(company.house.url, company.stage.email(person), PASSWORD)) == "hub_not_trusted"
    assert not list(tmp_path.rglob("replica.db"))


def test_the_link_is_not_trusted_either_and_says_so(company: Company) -> None:
    person = company.stage.members[1]
    company.sign_in(person, "tablet").close()
    door = company.door("tablet", trusting=False)
    door.trust_hub(company.house.url, make_authority("somebody else", START).certificate_pem)
    door.sign_in_offline(company.house.url, company.stage.email(person), PASSWORD).result(PATIENCE)
    application = company.care_for(door.application())
    until(application, lambda view: view.link.phase == LinkPhase.NOT_TRUSTED)


def test_a_password_changed_here_opens_the_copy_from_then_on(company: Company) -> None:
    person = company.stage.members[1]
    application = company.sign_in(person, "tablet")
    assert application.change_password(PASSWORD, OTHER_PASSWORD).result(PATIENCE) is None
    online(application)
    application.close()
    door = company.door("tablet")
    url, email = company.house.url, company.stage.email(person)
    assert door.sign_in_offline(url, email, PASSWORD).result(PATIENCE).step == SignInStep.REFUSED
    assert door.sign_in_offline(url, email, OTHER_PASSWORD).result(PATIENCE).step == SignInStep.DONE
    company.care_for(door.application())


def test_a_password_changed_elsewhere_asks_for_the_old_one_or_begins_anew(company: Company) -> None:
    person = company.stage.members[1]
    company.sign_in(person, "tablet").close()
    company.stage.must("hub", v.SetPassword, person=person, password_hash=hash_password(OTHER_PASSWORD))
    url, email = company.house.url, company.stage.email(person)
    door = company.door("tablet")
    assert door.sign_in(url, email, OTHER_PASSWORD).result(PATIENCE).step == SignInStep.OLD_PASSWORD
    wrong = door.sign_in(url, email, OTHER_PASSWORD, old_password="neither").result(PATIENCE)
    assert wrong.step == SignInStep.OLD_PASSWORD
    assert door.sign_in(url, email, OTHER_PASSWORD, old_password=PASSWORD).result(PATIENCE).step == SignInStep.DONE
    online(door.application()).close()
    company.stage.must("hub", v.SetPassword, person=person, password_hash=hash_password(PASSWORD))
    assert door.sign_in(url, email, PASSWORD, start_anew=True).result(PATIENCE).step == SignInStep.DONE
    online(company.care_for(door.application()))


def test_one_copy_is_open_once(company: Company) -> None:
    person = company.stage.members[1]
    company.sign_in(person, "tablet")
    door = company.door("tablet")
    assert fault_of(door.sign_in(company.house.url, company.stage.email(person), PASSWORD)) == "copy_held"


def test_after_signing_out_the_copy_waits_for_the_password(company: Company) -> None:
    person = company.stage.members[1]
    company.sign_in(person, "tablet").sign_out().result(PATIENCE)
    door = company.door("tablet")
    answer = door.sign_in_offline(company.house.url, company.stage.email(person), PASSWORD).result(PATIENCE)
    assert answer.step == SignInStep.DONE
    application = company.care_for(door.application())
    until(application, lambda view: view.link.phase == LinkPhase.SIGNED_OUT)
    assert application.sign_in_again(PASSWORD).result(PATIENCE) is None
    online(application)


def test_nothing_readable_of_a_person_lies_on_the_device(company: Company) -> None:
    stage = company.stage
    meeting = stage.draft()
    stage.announce(meeting)
    application = company.sign_in(stage.members[1], "tablet")
    until(application, lambda view: view.world.get(v.Meeting, meeting))
    application.close()
    found = b"".join(file.read_bytes() for file in (company.folder / "tablet").rglob("*") if file.is_file())
    for secret in ("Phiên họp", "Nội dung", PASSWORD, "SQLite format"):
        assert secret.encode() not in found


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hub.hanoi.example", "https://hub.hanoi.example:8443"),
        (" 10.0.0.5:9000 ", "https://10.0.0.5:9000"),
        ("https://[::1]:8443/", "https://[::1]:8443"),
        ("HTTPS://Hub.Lan", "https://hub.lan:8443"),
    ],
)
def test_an_address_has_one_form(typed: str, meant: str) -> None:
    assert hub_url(typed) == meant


@pytest.mark.parametrize("typed", ["", "http://hub", "https://", "hub:port", "https://[::1"])
def test_what_is_no_address_is_refused(typed: str, company_of_nobody: Door) -> None:
    answer = company_of_nobody.sign_in(typed, "a@b.example", "x").result(PATIENCE)
    assert (answer.step, answer.code) == (SignInStep.REFUSED, "hub_address_malformed")


def test_the_application_starts_without_the_libraries_that_can_wait() -> None:
    asked = "import sys, ecabinet.client.door; print([n for n in sys.argv[1:] if n in sys.modules])"
    heavy = ["sqlalchemy", "cryptography.x509", "httpx", "websockets", "pypdfium2", "reportlab", "PySide6"]
    done = subprocess.run([sys.executable, "-c", asked, *heavy], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
