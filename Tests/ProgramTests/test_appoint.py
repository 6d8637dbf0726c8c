"""The first operator is appointed from the terminal."""

import sqlite3
from pathlib import Path

import pytest
from program import run


@pytest.fixture
def database(empty: Path) -> Path:
    """A database in which one person has an account."""
    assert run(empty, "migrate").status == 0
    with sqlite3.connect(empty) as connection:
        connection.execute(
            "INSERT INTO people (id, email, email_key, name, language, created_at)"
            " VALUES ('p', 'Ada@example.org', 'ada@example.org', 'Ada', 'en', '2026-11-21T09:00:00.000Z')"
        )
    return empty


def roles(database: Path) -> list[tuple]:
    with sqlite3.connect(database) as connection:
        return connection.execute("SELECT person, role, organisation FROM role_grants").fetchall()


def test_a_person_with_an_account_becomes_operator_once(database: Path):
    for _ in range(2):
        ended = run(database, "appoint", "operator", "--email", "ada@example.org")
        assert ended.status == 0, ended
        assert "operator" in ended.said
    assert roles(database) == [("p", "operator", None)]


def test_who_has_no_account_is_not_appointed(database: Path):
    run(database, "appoint", "operator", "--email", "eve@example.org").refused("eve@example.org", "sign up")
    assert roles(database) == []


@pytest.mark.parametrize(("role", "email"), [("king", "ada@example.org"), ("operator", "ada")])
def test_wrong_usage_changes_nothing(database: Path, role: str, email: str):
    ended = run(database, "appoint", role, "--email", email)
    assert ended.status == 2, ended
    assert roles(database) == []
