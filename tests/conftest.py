"""What every test stands on: no screen, no skipping, no thread left behind, and a real PostgreSQL on request."""

import os
import threading
from collections.abc import Generator, Iterator

import hypothesis
import pytest

from tests.postgres import PostgresServer

# Before Qt is imported: windows are drawn into memory. A test that wants a real screen starts Xvfb and a process of
# its own with another environment.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

# Machines are shared and noisy: a deadline would make a true test fail. CI draws the same cases every time, so that it
# judges the change and not the draw; `make campaign` hunts with many more.
hypothesis.settings.register_profile("default", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, database=None, print_blob=True)
hypothesis.settings.register_profile("campaign", deadline=None, max_examples=5_000, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") == "true" else "default")

# How long a thread that was told to end may take to be gone.
THREAD_GRACE_SECONDS = 5.0


def _may_skip() -> bool:
    return bool(os.environ.get("ECABINET_ALLOW_SKIP"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skipped test into a failure: what is not run is not proven."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and not _may_skip():
        report.outcome = "failed"
        report.longrepr = f"a test was skipped, which proves nothing: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Turn a module that skips itself into a failure."""
    report = yield
    if report.skipped and not _may_skip():
        report.outcome = "failed"
        report.longrepr = f"a module was skipped, which proves nothing: {report.longrepr}"
    return report


@pytest.fixture(autouse=True)
def _no_thread_left_behind() -> Iterator[None]:
    """Fail a test that leaves a non-daemon thread running, by the thread's name."""
    before = set(threading.enumerate())
    yield
    started = [thread for thread in threading.enumerate() if thread not in before and not thread.daemon]
    for thread in started:
        thread.join(THREAD_GRACE_SECONDS)
    left = sorted(thread.name for thread in started if thread.is_alive())
    if left:
        pytest.fail(f"the test left threads running: {', '.join(left)}")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """Give a real PostgreSQL of this process alone, started when first asked for; none on the machine is a failure."""
    with PostgresServer.started() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_url(postgres_server: PostgresServer) -> str:
    """Give the SQLAlchemy URL of the server's own database, for work on the server as a whole."""
    return postgres_server.url("postgres")


@pytest.fixture
def postgres_database(postgres_server: PostgresServer) -> Iterator[str]:
    """Give the SQLAlchemy URL of an empty database of this test alone."""
    with postgres_server.database() as url:
        yield url
