"""Two editors and a server that dies: a record is wholly old or wholly new, and what was acknowledged stays."""

import fcntl
import os
import random
import re
import struct
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import postgres
import pytest
from house import House, Person, dying
from mailserver import receiving
from pages import document, main_part, read, words
from program import ROOT, Server, run, wait_until

NORLAND = ROOT / "Tests" / "Data" / "norland"
PAGE = "/en/services/loom-trial"
EDIT = "/en/staff/records/services/loom-trial/edit"
OLD = "Trial of a loom"
NEW = "Zanzibar"
#: About as long as a step takes: of the servers that die within it, some have answered and some have not begun.
STEP = 0.06  # seconds
#: Where SQLite's shared memory says that somebody is writing (WAL_WRITE_LOCK, sqlite.org/walformat.html).
WRITE_LOCK = 120


@dataclass
class Newsroom:
    """A house in which Anna writes and Boris reviews."""

    house: House
    anna: Person
    boris: Person

    def draft(self, server: Server) -> str:
        """The address of Anna's only draft."""
        [path] = set(re.findall(r"/en/staff/drafts/[\w-]+", self.anna.open(server, EDIT).text))
        return path

    def work(self, server: Server) -> list[str]:
        """Where the entries of Anna's work list lead."""
        return re.findall('<h3><a href="([^"]+)"', self.anna.open(server, "/en/staff/work").text)

    def written(self, server: Server, title: str = NEW) -> str:
        """A draft with this title; its address."""
        form = self.anna.form(server, EDIT, "/edit")
        saved = self.anna.submit(server, form, **{"/title/en": title, "then": "review"})
        assert saved.status_code == 200 and title in saved.text
        return self.draft(server)

    def handed_in(self, server: Server, title: str = NEW) -> str:
        draft = self.written(server, title)
        assert self.anna.submit(server, self.anna.form(server, draft, "/hand-in"), text="Look").status_code == 200
        return draft


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, empty: Path) -> Path | str:
    if request.param == "sqlite":
        return empty
    if not postgres.is_there():
        pytest.skip("TEST_DATABASE_URL names no PostgreSQL")
    return postgres.new_database()


@pytest.fixture
def newsroom(database: Path | str, tmp_path: Path) -> Iterator[Newsroom]:
    assert run(database, "import", NORLAND).status == 0
    with receiving() as mailbox:
        house = House(
            database,
            {
                "SMTP_URL": mailbox.url,
                "MAIL_FROM": "noreply@industry.example",
                "JOB_LEASE": "2",
                "SESSION_SECRET_FILE": str(tmp_path / "session.key"),
            },
            mailbox,
        )
        with house.open() as server:
            anna, boris = (house.staff(server, "editor", name) for name in ("anna", "boris"))
        yield Newsroom(house, anna, boris)
        assert house.audit_is_sound()
        letters = [(mail["To"], mail.get_content()) for mail in mailbox.mails]
        assert len(letters) == len(set(letters))


def says(server: Server, title: str) -> bool:
    """Whether the record is called so: everywhere, or nowhere."""
    page = read(server, PAGE)
    answers = {
        "page": f"<h1>{title}</h1>" in page,
        "list": title in words(main_part(read(server, "/en/services"))),
        "search": title in words(main_part(read(server, f"/en/search?q={title.split()[0]}"))),
        "api": document(server, "/api/v1/services/loom-trial")["title"]["en"] == title,
    }
    assert len(set(answers.values())) == 1, answers
    return answers["page"]


def is_new(newsroom: Newsroom, server: Server, draft: str, new: str = NEW, old: str = OLD) -> bool:
    """Whether the record says what the draft said; what stands beside it agrees."""
    published = says(server, new)
    assert says(server, old) is not published
    assert (f"<ins>{new}</ins>" in read(server, PAGE)) is published
    seen = newsroom.boris.open(server, draft).text
    assert ('<span class="tag yes">published</span>' in seen) is published
    assert (f'{draft}/publication"' in seen) is not published
    return published


def at_random(moments: random.Random) -> Callable[[Server], None]:
    return lambda _: time.sleep(moments.uniform(0, STEP))


def test_a_record_is_edited_though_the_server_dies_after_every_step(newsroom: Newsroom):
    house, anna, boris = newsroom.house, newsroom.anna, newsroom.boris
    with house.open() as server:
        form = anna.form(server, EDIT, "/edit")
    with house.open() as server:
        assert anna.submit(server, form, **{"/title/en": "Zanzibr"}).status_code == 200
    with house.open() as server:
        form = anna.form(server, EDIT, "/edit")
        assert form.fields["/title/en"] == "Zanzibr"
        draft = newsroom.written(server)
    with house.open() as server:
        assert anna.submit(server, anna.form(server, draft, "/hand-in"), text="From the plan").status_code == 200
    with house.open() as server:
        assert "From the plan" in boris.open(server, "/en/staff/work").text
        assert boris.submit(server, boris.form(server, draft, "/changes"), text="Which plan?").status_code == 200
    with house.open() as server:
        assert "Which plan?" in anna.open(server, "/en/staff/work").text
        assert anna.submit(server, anna.form(server, draft, "/hand-in"), text="Plan 7").status_code == 200
        assert not is_new(newsroom, server, draft)
    with house.open() as server:
        assert boris.submit(server, boris.form(server, draft, "/publication")).status_code == 200
    with house.open() as server:
        assert is_new(newsroom, server, draft)
        assert newsroom.work(server) == [draft]
    run(house.database, "import", NORLAND).refused("services/loom-trial", "--keep-edits")


@pytest.mark.parametrize("seed", range(3))
def test_whenever_the_server_dies_while_it_saves_a_second_try_ends_in_one_draft(newsroom: Newsroom, seed: int):
    house, anna, moments = newsroom.house, newsroom.anna, random.Random(seed)
    kept = OLD
    for title in ("Zanzibar", "Kilimanjaro", "Timbuktu"):
        with house.open() as server:
            form = anna.form(server, EDIT, "/edit")
            answers = []
            with dying(server, at_random(moments)):
                answers.append(anna.submit(server, form, **{"/title/en": title}).status_code)
        with house.open() as server:
            shown = anna.form(server, EDIT, "/edit").fields["/title/en"]
            assert shown == title or (shown == kept and not answers)
            again = anna.submit(server, form, **{"/title/en": title})
            # A draft that was saved by the first try has gone on: both texts are shown, and they are the same.
            assert again.status_code == (409 if shown == title else 200)
            assert anna.form(server, EDIT, "/edit").fields["/title/en"] == title
            assert newsroom.work(server) == [EDIT]
            kept = title


@pytest.mark.parametrize("seed", range(3))
def test_whenever_the_server_dies_while_it_hands_in_the_draft_is_with_one_of_the_two(newsroom: Newsroom, seed: int):
    house, anna, boris, moments = newsroom.house, newsroom.anna, newsroom.boris, random.Random(seed)
    for _ in range(3):
        with house.open() as server:
            draft = newsroom.written(server)
            form, answers = anna.form(server, draft, "/hand-in"), []
            with dying(server, at_random(moments)):
                answers.append(anna.submit(server, form, text="Look").status_code)
        with house.open() as server:
            is_with_boris = f'{draft}/publication"' in boris.open(server, draft).text
            assert is_with_boris or not answers
            assert (draft in boris.open(server, "/en/staff/work").text) is is_with_boris
            step = "/withdrawal" if is_with_boris else "/hand-in"
            assert anna.submit(server, anna.form(server, draft, step)).status_code == 200
            if not is_with_boris:
                anna.submit(server, anna.form(server, draft, "/withdrawal"))


@pytest.mark.parametrize("seed", range(4))
def test_whenever_the_server_dies_while_it_publishes_the_record_is_wholly_old_or_wholly_new(
    newsroom: Newsroom, seed: int
):
    house, moments = newsroom.house, random.Random(seed)
    said = OLD
    for title in ("Zanzibar", "Kilimanjaro", "Timbuktu", "Popocatepetl"):
        with house.open() as server:
            draft = newsroom.handed_in(server, title)
            form, answers = newsroom.boris.form(server, draft, "/publication"), []
            with dying(server, at_random(moments)):
                answers.append(newsroom.boris.submit(server, form).status_code)
        with house.open() as server:
            published = is_new(newsroom, server, draft, title, said)
            assert published or not answers
            if not published:
                assert newsroom.boris.submit(server, form).status_code == 200
            assert is_new(newsroom, server, draft, title, said)
        said = title


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_a_publication_that_has_all_but_ended_never_was(newsroom: Newsroom):
    house, boris = newsroom.house, newsroom.boris
    with house.open() as server:
        draft = newsroom.handed_in(server)
        form = boris.form(server, draft, "/publication")
        # The log comes last: all the rest is written when the server has to wait for it.
        with postgres.locked(house.database, "audit_entries"):
            with dying(server, lambda _: wait_until(lambda: postgres.waits_for_lock(house.database))):
                boris.submit(server, form)
    with house.open() as server:
        assert not is_new(newsroom, server, draft)
        assert boris.submit(server, form).status_code == 200
        assert is_new(newsroom, server, draft)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("turn", range(6))
def test_a_publication_that_is_cut_off_while_it_is_written_is_whole_or_was_not(newsroom: Newsroom, turn: int):
    house, boris = newsroom.house, newsroom.boris
    with house.open() as server:
        draft = newsroom.handed_in(server)
        form, answers = boris.form(server, draft, "/publication"), []
        with dying(server, lambda server: (wait_until_writing(house.database, server), time.sleep(turn * 0.0003))):
            answers.append(boris.submit(server, form).status_code)
    with house.open() as server:
        if not is_new(newsroom, server, draft):
            assert not answers
            assert boris.submit(server, form).status_code == 200
            assert is_new(newsroom, server, draft)


def wait_until_writing(database: Path, server: Server) -> None:
    """Watches SQLite's lock without touching it, as often as it can: a transaction is short."""
    question = struct.pack("hhqqi", fcntl.F_WRLCK, os.SEEK_SET, WRITE_LOCK, 1, 0)
    with Path(f"{database}-shm").open("r+b") as memory:
        end = time.monotonic() + 5
        while time.monotonic() < end:
            *_, holder = struct.unpack("hhqqi", fcntl.fcntl(memory, fcntl.F_GETLK, question)[: struct.calcsize("hhqqi")])
            if holder == server.process.pid:
                return
    raise AssertionError("nothing was written")
