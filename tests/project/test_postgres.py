"""The database server that tests ask for is real, durable, and each test's own."""

import psycopg
import pytest

from tests.postgres import PostgresServer, PostgresStartError

TABLE = "CREATE TABLE card (name text PRIMARY KEY)"


def connect(url: str) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(url.replace("postgresql+psycopg:", "postgresql:", 1), autocommit=True)


def setting(connection: psycopg.Connection[tuple[object, ...]], name: str) -> object:
    row = connection.execute("SELECT current_setting(%s)", [name]).fetchone()
    assert row is not None
    return row[0]


def test_the_server_is_version_15_or_newer_and_durable(postgres_url: str) -> None:
    with connect(postgres_url) as connection:
        assert connection.info.server_version >= 150_000
        assert setting(connection, "fsync") == "on"
        assert setting(connection, "server_encoding") == "UTF8"


@pytest.mark.parametrize("_time", ["first", "second"])
def test_each_test_gets_an_empty_database(postgres_database: str, _time: str) -> None:
    with connect(postgres_database) as connection:
        connection.execute(TABLE)


def test_a_database_goes_even_while_somebody_is_connected(postgres_server: PostgresServer) -> None:
    with postgres_server.database() as url:
        connection = connect(url)
    with pytest.raises(psycopg.OperationalError):
        connection.execute("SELECT 1")
    connection.close()


def test_a_server_that_cannot_start_says_why() -> None:
    with pytest.raises(PostgresStartError, match="no_such_setting"), PostgresServer.started("no_such_setting=1"):
        pass
