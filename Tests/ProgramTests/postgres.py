"""Databases on the PostgreSQL of the tests, whose address is TEST_DATABASE_URL (see ./test)."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit
from uuid import uuid4


def is_there() -> bool:
    return "TEST_DATABASE_URL" in os.environ


def new_database(server: str | None = None) -> str:
    """The address of an empty one, beside another."""
    server = server or os.environ["TEST_DATABASE_URL"]
    name = f"program_{uuid4().hex}"
    _psql(server, "--command", f"CREATE DATABASE {name}").communicate()
    return urlsplit(server)._replace(path=f"/{name}").geturl()


@contextmanager
def locked(database: str, table: str) -> Iterator[None]:
    """Whoever wants to write into the table has to wait."""
    holder = _psql(database)
    holder.stdin.write(f"BEGIN;\nLOCK TABLE {table} IN EXCLUSIVE MODE;\n\\echo locked\n")
    holder.stdin.flush()
    assert holder.stdout.readline() == "locked\n"
    try:
        yield
    finally:
        holder.communicate("ROLLBACK;\n")


def waits_for_lock(database: str) -> bool:
    question = "SELECT count(*) FROM pg_locks WHERE NOT granted"
    answer, _ = _psql(database, "--tuples-only", "--no-align", "--command", question).communicate()
    return int(answer) > 0


def _psql(database: str, *options: str) -> subprocess.Popen:
    return subprocess.Popen(
        ["psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", *options, database],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
