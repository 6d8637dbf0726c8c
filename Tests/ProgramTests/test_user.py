"""The first operator comes from the terminal."""

import re
import sqlite3
from pathlib import Path

import pytest
import requests
from program import run, serving


@pytest.fixture
def database(empty: Path) -> Path:
    """A database in which one person has an account."""
    assert run(empty, "migrate").status == 0
    with sqlite3.connect(empty) as connection:
        connection.execute(
            "INSERT INTO people (id, email, email_key, name, language, password_hash, created_at)"
            " VALUES ('p', 'Ada@example.org', 'ada@example.org', 'Ada', 'en', 'x', '2026-11-21T09:00:00.000Z')"
        )
    return empty


def roles(database: Path) -> list[tuple]:
    with sqlite3.connect(database) as connection:
        return connection.execute("SELECT person, role, organisation FROM role_grants").fetchall()


def test_a_person_with_an_account_becomes_operator_once(database: Path):
    for _ in range(2):
        ended = run(database, "user", "add", "ada@example.org", "--role", "operator")
        assert ended.status == 0, ended
        assert "operator" in ended.said and "http" not in ended.said
    assert roles(database) == [("p", "operator", None)]
    assert "Ada@example.org\tAda\toperator" in run(database, "user", "list").said


def test_who_has_no_account_gets_one_and_a_link_to_choose_a_password_with(database: Path):
    assert "Nobody has a role yet" in run(database, "user", "list").said
    with serving(database) as server:
        assert "user add" in requests.get(f"{server.address}/en/sign-in", timeout=5).text
        added = run(database, "user", "add", "eve@example.org", "--role", "operator", "--name", "Eve", "--language", "be")
        path = re.search(r"http://[^/]+(/be/new-password/\S+)", added.said)[1]
        browser = requests.Session()
        form = browser.get(server.address + path, timeout=5).text
        token = re.search('name="token" value="([0-9a-f]+)"', form)[1]
        answer = browser.post(
            server.address + path, data={"token": token, "newPassword": "chosen by Eve alone, today"}, timeout=10
        )
        assert answer.url.endswith("/be/my") and "Eve" in answer.text
        # Without a second factor nobody works with the data of others.
        staff = browser.get(f"{server.address}/be/staff", timeout=5)
        assert staff.status_code == 403 and "/be/my/factor" in staff.text
        assert requests.get(server.address + path, timeout=5).status_code == 410


def test_the_log_names_the_command_line(database: Path):
    run(database, "user", "add", "ada@example.org", "--role", "auditor")
    with sqlite3.connect(database) as connection:
        [entry] = connection.execute("SELECT actor, action, subject_id, details FROM audit_entries").fetchall()
    assert entry == ("commandLine", "role.granted", "p", '{"role":"auditor"}')


@pytest.mark.parametrize(("email", "role"), [("ada@example.org", "king"), ("ada", "operator"), ("", "operator")])
def test_wrong_usage_changes_nothing(database: Path, email: str, role: str):
    ended = run(database, "user", "add", email, "--role", role)
    assert ended.status == 2, ended
    assert roles(database) == []
