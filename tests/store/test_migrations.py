"""The schema that migrations make is the one the code works with, and the one in the golden files.

To write the golden files anew after a migration: ECABINET_WRITE_GOLDEN=1 pytest tests/store/test_migrations.py
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import ecabinet
from ecabinet.domain.kernel import EnvironmentFault
from ecabinet.store import migrations
from ecabinet.store.engines import postgres_engine, sqlite_engine
from ecabinet.store.indexes import METADATA
from ecabinet.store.migrations import NEWEST, migrate, scripts
from ecabinet.store.opening import open_tables

DB = Path(ecabinet.__file__).parent.parent / "db"
_TABLES_OF_POSTGRESQL = """
    SELECT table_name, column_name, data_type, is_nullable FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name <> 'alembic_version' ORDER BY table_name, ordinal_position
"""
_INDEXES_OF_POSTGRESQL = """
    SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'alembic_version' ORDER BY indexname
"""
_ALL_OF_SQLITE = (
    "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'alembic_version' ORDER BY type DESC, name"
)


def compare_with_golden(name: str, found: str) -> None:
    golden = DB / name
    if os.environ.get("ECABINET_WRITE_GOLDEN"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


def schema_of_sqlite(engine: sa.Engine) -> str:
    with engine.connect() as connection:
        found = [str(text) for text in connection.exec_driver_sql(_ALL_OF_SQLITE).scalars()]
    return "".join(f"{text};\n" for text in found)


def schema_of_postgresql(engine: sa.Engine) -> str:
    with engine.connect() as connection:
        columns = connection.exec_driver_sql(_TABLES_OF_POSTGRESQL).all()
        indexes = connection.exec_driver_sql(_INDEXES_OF_POSTGRESQL).scalars().all()
    lines = []
    for table in dict.fromkeys(row[0] for row in columns):
        of_table = [row for row in columns if row[0] == table]
        inner = [f"    {name} {kind}{'' if null == 'YES' else ' NOT NULL'}" for _, name, kind, null in of_table]
        lines.append(f"CREATE TABLE {table} (\n" + ",\n".join(inner) + "\n);\n")
    return "".join([*lines, *(f"{text};\n" for text in indexes)])


def run_migrations(engine: sa.Engine) -> None:
    """What a database of an older product goes through, and a new one on PostgreSQL."""
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        migrations.upgrade(connection)
        connection.exec_driver_sql("COMMIT")


def drift(engine: sa.Engine) -> list[object]:
    with engine.connect() as connection:
        return list(compare_metadata(MigrationContext.configure(connection), METADATA))


def test_on_sqlite_it_is_the_golden_file_and_the_metadata(tmp_path: Path) -> None:
    engine = sqlite_engine(tmp_path / "migrated.db")
    run_migrations(engine)
    compare_with_golden("schema-sqlite.sql", schema_of_sqlite(engine))
    assert drift(engine) == []
    engine.dispose()
    declared = sa.create_engine(f"sqlite:///{tmp_path / 'declared.db'}")
    METADATA.create_all(declared)
    migrated = (DB / "schema-sqlite.sql").read_text(encoding="utf-8")
    assert "".join(schema_of_sqlite(declared).split()) == "".join(migrated.split())
    declared.dispose()


def test_a_new_sqlite_file_is_as_the_migrations_make_it(tmp_path: Path) -> None:
    fresh, migrated = sqlite_engine(tmp_path / "fresh.db"), sqlite_engine(tmp_path / "migrated.db")
    migrate(fresh)
    run_migrations(migrated)
    assert schema_of_sqlite(fresh) == schema_of_sqlite(migrated)
    with fresh.connect() as one, migrated.connect() as other:
        version = "SELECT version_num FROM alembic_version"
        assert one.exec_driver_sql(version).all() == other.exec_driver_sql(version).all() == [(NEWEST,)]
        run = MigrationContext.configure(one).get_current_revision()
    assert run == NEWEST
    fresh.dispose()
    migrated.dispose()


def test_on_postgresql_it_is_the_golden_file_and_the_metadata(postgres_database: str) -> None:
    engine = postgres_engine(postgres_database)
    migrate(engine)
    compare_with_golden("schema-postgresql.sql", schema_of_postgresql(engine))
    assert drift(engine) == []
    engine.dispose()


def test_the_newest_revision_is_the_one_the_product_works_with() -> None:
    directory = ScriptDirectory(str(scripts()))
    assert directory.get_heads() == [NEWEST]


def test_a_database_that_is_there_already_is_left_as_it_is(tmp_path: Path) -> None:
    open_tables(tmp_path / "hub.db").close()
    before = (tmp_path / "hub.db").read_bytes()
    open_tables(tmp_path / "hub.db").close()
    assert (tmp_path / "hub.db").read_bytes() == before


def test_a_database_of_a_newer_product_is_refused(tmp_path: Path) -> None:
    open_tables(tmp_path / "hub.db").close()
    with sqlite3.connect(tmp_path / "hub.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(EnvironmentFault) as told:
        open_tables(tmp_path / "hub.db")
    assert told.value.code == "update_needed"


def test_a_schema_that_fails_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "db"
    shutil.copytree(DB, broken, ignore=shutil.ignore_patterns("__pycache__"))
    with (broken / "schema-sqlite.sql").open("a", encoding="utf-8") as script:
        script.write("CREATE TABLE attempt (again TEXT);\n")
    monkeypatch.setattr(migrations, "scripts", lambda: broken)
    engine = sqlite_engine(tmp_path / "hub.db")
    with pytest.raises(sa.exc.OperationalError):
        migrate(engine)
    assert schema_of_sqlite(engine) == ""
    engine.dispose()


def test_a_migration_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "db"
    shutil.copytree(DB, broken, ignore=shutil.ignore_patterns("__pycache__"))
    (first,) = (broken / "versions").glob("0001*.py")
    text = first.read_text(encoding="utf-8")
    first.write_text(text.replace("\n\ndef downgrade", "    raise RuntimeError\n\n\ndef downgrade"), encoding="utf-8")
    monkeypatch.setattr(migrations, "scripts", lambda: broken)
    monkeypatch.setattr(migrations, "make_whole", lambda _connection: False)
    engine = sqlite_engine(tmp_path / "hub.db")
    with pytest.raises(RuntimeError):
        migrate(engine)
    assert schema_of_sqlite(engine) == ""
    engine.dispose()


def test_a_wheel_carries_the_scripts_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    installed = tmp_path / "ecabinet"
    shutil.copytree(DB, installed / "_db")
    monkeypatch.setattr(ecabinet, "__file__", str(installed / "__init__.py"))
    assert scripts() == installed / "_db"
    shutil.rmtree(installed / "_db")
    with pytest.raises(FileNotFoundError):
        scripts()
