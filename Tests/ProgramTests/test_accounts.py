"""Accounts over a real server and real mail: the server is killed between any two steps, and the person goes on."""

import random
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlparse

import pytest
from house import PASSWORD, House, Person, dying
from mailserver import receiving
from program import BELARUS, run, serving, wait_until


@pytest.fixture
def house(empty: Path) -> Iterator[House]:
    assert run(empty, "migrate").status == 0
    with receiving() as mailbox:
        settings = {"SMTP_URL": mailbox.url, "MAIL_FROM": "noreply@industry.example", "JOB_LEASE": "2"}
        yield House(empty, settings, mailbox)


@pytest.mark.parametrize("language", ["be", "ru", "en"])
def test_a_person_signs_up_though_the_server_dies_after_every_step(house: House, language: str):
    house.language, person = language, Person()
    with house.open() as server:
        assert person.fill(server, f"/{language}/sign-up", email="anna@firm.by").status_code == 200
    with house.open() as server:
        link = house.link("sign-up")
        assert person.open(server, link).status_code == 200
    with house.open() as server:
        my = person.fill(server, link, name="Ганна", newPassword=PASSWORD)
        assert my.status_code == 200 and my.url.endswith(f"/{language}/my") and "Ганна" in my.text
    with house.open() as server:
        assert "Ганна" in person.open(server, f"/{language}/my").text
        assert person.fill(server, f"/{language}/sign-out", f"/{language}/my").status_code == 200
    with house.open() as server:
        again = person.fill(server, f"/{language}/sign-in", email="anna@firm.by", password=PASSWORD)
        assert again.status_code == 200 and "Ганна" in again.text
        assert person.open(server, link).status_code == 410
    assert len(house.mailbox.mails) == 1


@pytest.mark.parametrize("seed", range(3))
def test_whenever_the_server_dies_a_second_try_succeeds_and_no_mail_is_doubled(house: House, seed: int):
    moments = random.Random(seed)

    def tried(path: str, **fields: str) -> None:
        """Sends a form to a server that dies meanwhile."""
        with house.open() as server:
            person = Person()
            form = person.form(server, path, path)
            with dying(server, lambda _: time.sleep(moments.uniform(0, 0.08))):
                person.submit(server, form, **fields)

    tried("/en/sign-up", email="anna@firm.by")
    with house.open() as server:
        if not mails(house.database):
            Person().fill(server, "/en/sign-up", email="anna@firm.by")
        link = house.link("sign-up")
    tried(link, name="Anna", newPassword=PASSWORD)
    with house.open() as server:
        person = Person()
        if person.open(server, link).status_code == 200:
            person.fill(server, link, name="Anna", newPassword=PASSWORD)
        else:
            person.fill(server, "/en/sign-in", email="anna@firm.by", password=PASSWORD)
        assert "Anna" in person.open(server, "/en/my").text
        wait_until(lambda: all(state == "sent" for state in mails(house.database).values()), 30)
    assert len(house.mailbox.mails) == len(mails(house.database))


def test_what_was_acknowledged_is_on_disk(house: House):
    person = Person()
    with house.open() as server:
        person.fill(server, "/en/sign-up", email="anna@firm.by")
        person.fill(server, house.link("sign-up"), name="Anna", newPassword=PASSWORD)
    for number in range(5):
        with house.open() as server:
            changed = person.fill(server, "/en/my/account", name=f"Anna {number}", language="en")
            assert changed.status_code == 200
        with sqlite3.connect(house.database) as connection:
            assert connection.execute("SELECT name FROM people").fetchall() == [(f"Anna {number}",)]
    assert house.audit_is_sound()


def test_an_invitation_survives_the_server_at_every_step(house: House):
    assert run(house.database, "import", BELARUS).status == 0
    owner, guest = Person(), Person()
    with house.open() as server:
        owner.fill(server, "/en/sign-up", email="owner@firm.by")
        owner.fill(server, house.link("sign-up", "owner@firm.by"), name="Owner", newPassword=PASSWORD)
    with house.open() as server:
        made = owner.fill(server, "/en/my/organisations", name="Sawmill", scheme="UNP", number="100582333")
        assert made.status_code == 200 and "Sawmill" in made.text
        organisation = urlparse(made.url).path
    with house.open() as server:
        invited = owner.fill(
            server, f"{organisation}/invitations", organisation, email="guest@firm.by", role="editor"
        )
        assert invited.status_code == 200
    with house.open() as server:
        link = house.link("invitations", "guest@firm.by")
        assert "Sawmill" in guest.open(server, link).text
        guest.fill(server, "/en/sign-up", email="guest@firm.by")
        guest.fill(server, house.link("sign-up", "guest@firm.by"), name="Guest", newPassword=PASSWORD)
    with house.open() as server:
        assert guest.fill(server, link).status_code == 200
    with house.open() as server:
        assert "Sawmill" in guest.open(server, "/en/my/organisations").text
        assert "Guest" in owner.open(server, organisation).text
        assert Person().open(server, organisation).url.startswith(f"{server.address}/en/sign-in")
        wait_until(lambda: set(mails(house.database).values()) == {"sent"}, 30)
    assert len(house.mailbox.mails) == len(mails(house.database))


def mails(database: Path) -> dict[str, str]:
    with sqlite3.connect(database) as connection:
        return dict(connection.execute("SELECT id, state FROM mails").fetchall())


@pytest.mark.parametrize("level", ["info", "debug"])
def test_the_journal_tells_no_secret_and_nobody(house: House, tmp_path: Path, level: str):
    journal = tmp_path / "journal"
    with serving(house.database, journal=journal, LOG_LEVEL=level, **house.settings) as server:
        person = Person()
        person.fill(server, "/en/sign-up", email="anna@firm.by")
        link = house.link("sign-up")
        secrets = ["anna@firm.by", "Kavalchuk", PASSWORD, "another-guess", link.rsplit("/", 1)[1], "secret-machine"]
        assert person.fill(server, link, name="Kavalchuk", newPassword="qwertyuiopasdf").status_code == 422
        assert person.fill(server, link, name="Kavalchuk", newPassword=PASSWORD).status_code == 200
        secrets += [person.cookies["session"]]
        person.fill(server, "/en/sign-out", "/en/my")
        person.fill(server, "/en/sign-in", email="anna@firm.by", password="another-guess")
        assert person.open(server, link).status_code == 410
        person.open(server, "/en/funding/nothing?q=secret-machine")
        server.stop()
    told = journal.read_text()
    assert "/en/sign-up/{token}" in told and "/en/funding/nothing" in told
    assert [secret for secret in secrets if secret in told] == []
