"""Bring a database to the newest schema, from the scripts in `db/` of a checkout or `ecabinet/_db` of a wheel."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, inspect

import ecabinet
from ecabinet.domain.kernel import EnvironmentFault
from ecabinet.store.faults import Side, told_as_faults

NEWEST: Final = "0001"
"""The revision this product works with."""
_VERSIONS: Final = "alembic_version"
_WHOLE: Final = "schema-sqlite.sql"
"""The newest schema as one script, which tests hold equal to what the migrations make."""
_LOCK: Final = 0x6563_6162  # "ecab": hubs on one PostgreSQL migrate one after the other


def scripts() -> Path:
    """Return the folder of the migration scripts; raises FileNotFoundError if the product was installed without it."""
    package = Path(ecabinet.__file__).parent
    for folder in (package / "_db", package.parent / "db"):
        if (folder / "env.py").is_file():
            return folder
    raise FileNotFoundError("neither ecabinet/_db nor db/ has the migration scripts")


def migrate(engine: Engine, side: Side = Side.HUB) -> None:
    """Bring a database to the newest schema in one transaction; one that is there already is only looked at.

    Raises `EnvironmentFault`: `update_needed` for a database of a newer product, and what the store raises. The engine
    is disposed of then.
    """
    whole = False
    try:
        with told_as_faults(side):
            _migrate(engine)
        whole = True
    finally:
        if not whole:
            engine.dispose()


def _migrate(engine: Engine) -> None:
    with engine.connect() as connection:
        found = revision_of(connection)
        if found == NEWEST:
            return
        is_postgresql = connection.dialect.name == "postgresql"
        connection.exec_driver_sql("BEGIN" if is_postgresql else "BEGIN IMMEDIATE")
        if is_postgresql:
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
        if is_postgresql or found is not None or not make_whole(connection):
            upgrade(connection)
        connection.exec_driver_sql("COMMIT")


def revision_of(connection: Connection) -> str | None:
    """Return the schema a database has, None for one without."""
    if not inspect(connection).has_table(_VERSIONS):
        return None
    found = connection.exec_driver_sql(f"SELECT version_num FROM {_VERSIONS}").scalar()  # noqa: S608  # a constant
    return None if found is None else str(found)


def make_whole(connection: Connection) -> bool:
    """Give an empty SQLite file the newest schema in one go; say whether it was empty.

    A person's first sign-in on a device makes a file: it need not load Alembic for that.
    """
    if connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar():
        return False
    script = (scripts() / _WHOLE).read_text(encoding="utf-8")
    for statement in filter(str.strip, script.split(";\n")):
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"CREATE TABLE {_VERSIONS} (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
    connection.exec_driver_sql(f"INSERT INTO {_VERSIONS} VALUES (?)", (NEWEST,))  # noqa: S608  # a constant
    return True


def upgrade(connection: Connection) -> None:
    """Run the migrations that are missing, in the transaction that is open. Most starts never load Alembic.

    Raises `EnvironmentFault` `update_needed` for a database of a newer product.
    """
    from alembic import command  # noqa: PLC0415  # see above
    from alembic.config import Config  # noqa: PLC0415  # see above
    from alembic.script import ScriptDirectory  # noqa: PLC0415  # see above

    config = Config()
    config.set_main_option("script_location", str(scripts()).replace("%", "%%"))
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    found = revision_of(connection)
    if found is not None and found not in known:
        raise EnvironmentFault("update_needed", f"the database has schema {found}, this product knows {NEWEST}")
    command.upgrade(config, NEWEST)
