"""`ecabinet hub`: make a hub, run it, keep a copy of it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import msgspec

from ecabinet.cli.main import Exit
from ecabinet.domain.kernel import Refusal
from ecabinet.domain.refusals import SENTENCES


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say which arguments `ecabinet hub` takes."""
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="init|serve|backup|restore")
    init = deeds.add_parser("init", help="make a hub and its first administrator")
    init.add_argument("folder", type=Path, metavar="FOLDER")
    init.add_argument("--city", required=True, help="the city's name, as papers print it")
    init.add_argument("--admin-email", required=True)
    init.add_argument("--admin-name", required=True)
    init.add_argument("--admin-position", default="Quản trị hệ thống")
    init.add_argument("--agency", help="the administrator's agency (default: UBND and the city)")
    init.add_argument("--agency-code", default="UBND", help="the agency's identifier (mã định danh)")
    init.add_argument("--store-url", help="a PostgreSQL database (default: SQLite in FOLDER)")
    init.add_argument("--name", action="append", default=[], help="a DNS name of the hub; may be repeated")
    init.add_argument("--address", action="append", default=[], help="an IP address of the hub; may be repeated")
    serve = deeds.add_parser("serve", help="run the hub until it is told to stop (SIGTERM, Ctrl+C)")
    serve.add_argument("folder", type=Path, metavar="FOLDER")
    serve.add_argument("--host", help="the address to listen on (default: as set in hub.toml)")
    serve.add_argument("--port", type=int, help="the port, 0 for any free one (default: as set in hub.toml)")
    backup = deeds.add_parser("backup", help="copy a hub on SQLite, also while it runs, into an empty folder")
    backup.add_argument("folder", type=Path, metavar="FOLDER")
    backup.add_argument("target", type=Path, metavar="TARGET")
    restored = deeds.add_parser("restore", help="make a hub of a backup in an empty folder")
    restored.add_argument("backup", type=Path, metavar="BACKUP")
    restored.add_argument("folder", type=Path, metavar="FOLDER")


def run(arguments: argparse.Namespace) -> int:
    """Do what was asked of the hub."""
    deeds = {"init": _init, "serve": _serve, "backup": _back_up, "restore": _restore}
    return deeds[arguments.deed](arguments)


def _init(arguments: argparse.Namespace) -> int:
    from ecabinet.hub.config import HubConfig
    from ecabinet.hub.init import FirstAdministrator, InitRefused, init_hub
    from ecabinet.hub.serve import utc_now

    folder: Path = arguments.folder
    standard = HubConfig(folder=folder.absolute(), city=arguments.city)
    config = msgspec.structs.replace(
        standard,
        store_url=arguments.store_url,
        names=tuple(arguments.name),
        addresses=(*standard.addresses, *arguments.address),
    )
    administrator = FirstAdministrator(
        email=arguments.admin_email,
        full_name=arguments.admin_name,
        position=arguments.admin_position,
        agency_name=arguments.agency or f"UBND {arguments.city}",
        agency_code=arguments.agency_code,
    )
    try:
        made = init_hub(config, administrator, utc_now())
    except InitRefused as refused:
        print(f"ecabinet: {sentence_of(refused.refusal)}", file=sys.stderr)
        return Exit.REFUSED
    print(f"folder {config.folder}")
    print(f"fingerprint {made.fingerprint}")
    print(f"code {made.code}")
    return Exit.DONE


def _serve(arguments: argparse.Namespace) -> int:
    from ecabinet.hub.config import HubConfig
    from ecabinet.hub.journal import write_to
    from ecabinet.hub.serve import serve

    config = HubConfig.load(arguments.folder)
    if arguments.host is not None:
        config = msgspec.structs.replace(config, host=arguments.host)
    if arguments.port is not None:
        config = msgspec.structs.replace(config, port=arguments.port)
    write_to(sys.stderr)
    serve(config)
    return Exit.DONE


def _back_up(arguments: argparse.Namespace) -> int:
    from ecabinet.hub.backup import back_up
    from ecabinet.hub.config import HubConfig

    size = back_up(HubConfig.load(arguments.folder), arguments.target)
    print(f"files {size} bytes")
    return Exit.DONE


def _restore(arguments: argparse.Namespace) -> int:
    from ecabinet.hub.backup import restore

    print(f"epoch {restore(arguments.backup, arguments.folder)}")
    return Exit.DONE


def sentence_of(refusal: Refusal) -> str:
    """Return what a refusal says."""
    return SENTENCES.get(refusal.code, refusal.code).format_map(refusal.values)
