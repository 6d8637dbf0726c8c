"""Mail arrives once, whatever happens between: over a real SMTP server, with workers that die at every step."""

import json
import random
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest
from mailserver import STEPS, Killer, Mailbox, receiving
from program import PROGRAM, environment, run, serving, wait_until

LEASE = "2"  # seconds until the job of a killed worker is taken by another


@pytest.fixture
def mailbox():
    with receiving() as mailbox:
        yield mailbox


@pytest.fixture
def settings(mailbox: Mailbox) -> dict[str, str]:
    return {"SMTP_URL": mailbox.url, "MAIL_FROM": "Smart Industry <noreply@industry.example>", "JOB_LEASE": LEASE}


@pytest.fixture
def database(empty: Path) -> Path:
    assert run(empty, "migrate").status == 0
    return empty


def queue(database: Path, address: str = "alena@firm.example", language: str = "be") -> None:
    ended = run(database, "mail", "try", address, "--language", language)
    assert ended.status == 0, ended


def jobs(database: Path, *options: str) -> list[dict]:
    return json.loads(run(database, "jobs", "list", "--format", "json", *options).said)


def worker(database: Path, settings: dict[str, str], *options: str) -> subprocess.Popen:
    return subprocess.Popen(
        [PROGRAM, "jobs", "run", *options],
        env=environment(database, **settings),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def drain(database: Path, settings: dict[str, str]) -> None:
    """Works until the queue is empty."""

    def is_empty() -> bool:
        assert run(database, "jobs", "run", "--once", **settings).status == 0
        return not jobs(database)

    wait_until(is_empty)


def test_a_mail_is_text_in_the_language_of_its_reader(database: Path, mailbox: Mailbox, settings: dict[str, str]):
    queue(database)
    ended = run(database, "jobs", "run", "--once", **settings)
    assert ended.said == "1 jobs done, 0 attempts failed.\n"
    [mail] = mailbox.deliveries
    assert mail["Subject"] == "Пошта прыходзіць"
    assert mail["From"] == "Smart Industry <noreply@industry.example>"
    assert mail["To"] == "alena@firm.example"
    assert mail["Content-Language"] == "be"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["Date"].datetime.tzinfo is not None
    assert mail["Message-ID"].endswith("@industry.example>")
    assert mail.get_content_type() == "text/plain"
    assert "Гэта проба" in mail.get_content()
    assert max(len(line) for line in mail.as_bytes().splitlines()) <= 998
    assert jobs(database) == []


def test_what_a_sent_mail_said_is_forgotten(database: Path, settings: dict[str, str]):
    queue(database)
    run(database, "jobs", "run", "--once", **settings)
    with sqlite3.connect(database) as db:
        assert db.execute("SELECT state, body FROM mails").fetchall() == [("sent", None)]


def test_a_busy_server_gets_the_mail_later(database: Path, mailbox: Mailbox, settings: dict[str, str]):
    queue(database)
    mailbox.answers = ["450 4.2.1 come back later"]
    ended = run(database, "jobs", "run", "--once", **settings)
    assert ended.said == "0 jobs done, 1 attempts failed.\n"
    [job] = jobs(database)
    assert job["attempts"] == 1
    assert "450 4.2.1 come back later" in job["lastError"]
    # Not before its time.
    run(database, "jobs", "run", "--once", **settings)
    assert mailbox.deliveries == []
    assert run(database, "jobs", "retry", job["id"]).status == 0
    run(database, "jobs", "run", "--once", **settings)
    assert len(mailbox.deliveries) == 1


def test_a_refused_mail_is_shown_to_operators_who_may_try_again(
    database: Path, mailbox: Mailbox, settings: dict[str, str]
):
    queue(database)
    mailbox.answers = ["550 5.1.1 no such mailbox"]
    run(database, "jobs", "run", "--once", **settings)
    assert jobs(database) == []
    [job] = jobs(database, "--dead")
    assert "550 5.1.1 no such mailbox" in job["lastError"]
    assert job["id"] in run(database, "jobs", "list", "--dead").said
    assert run(database, "jobs", "retry", job["id"]).status == 0
    run(database, "jobs", "run", "--once", **settings)
    assert len(mailbox.deliveries) == 1
    assert jobs(database, "--dead") == []


def test_nobody_listens(database: Path, settings: dict[str, str]):
    queue(database)
    run(database, "jobs", "run", "--once", **{**settings, "SMTP_URL": "smtp://127.0.0.1:1"})
    [job] = jobs(database)
    assert "connect" in job["lastError"]


@pytest.mark.parametrize("step", STEPS)
def test_a_worker_killed_at_any_step_loses_and_doubles_nothing(
    step: str, database: Path, mailbox: Mailbox, settings: dict[str, str]
):
    queue(database)
    process: list[subprocess.Popen] = []
    mailbox.at_step = Killer(step, lambda: process[0].pid)
    process.append(worker(database, settings))
    assert process[0].wait(30) == -signal.SIGKILL
    assert len(jobs(database)) == 1
    drain(database, settings)
    assert len(mailbox.mails) == 1
    # A server that has the whole mail keeps it, even when nobody waits for its answer: the repetition has the same name.
    assert len(mailbox.deliveries) == (2 if step in ("content", "accepted") else 1)
    assert jobs(database, "--dead") == []


def test_a_server_killed_while_it_sends_goes_on_when_it_is_back(
    database: Path, mailbox: Mailbox, settings: dict[str, str]
):
    with serving(database, **settings) as server:
        mailbox.at_step = Killer("MAIL", lambda: server.process.pid)
        queue(database)
        assert server.process.wait(30) == -signal.SIGKILL
    assert mailbox.deliveries == []
    with serving(database, **settings) as server:
        wait_until(lambda: len(mailbox.deliveries) == 1)
        assert server.stop() == 0
    assert jobs(database) == []


def test_a_server_may_leave_jobs_to_others(database: Path, mailbox: Mailbox, settings: dict[str, str]):
    with serving(database, JOBS_IN_SERVER="false", **settings):
        queue(database)
        time.sleep(2.5)
        assert [job["attempts"] for job in jobs(database)] == [0]
    assert mailbox.deliveries == []


def test_workers_killed_at_any_moment_lose_and_double_nothing(
    database: Path, mailbox: Mailbox, settings: dict[str, str]
):
    number = 12
    for place in range(number):
        queue(database, f"reader{place}@firm.example")
    mailbox.at_step = lambda step: time.sleep(0.02)  # or most would have gone before the first kill
    chance = random.Random(2020)
    for _ in range(8):
        with worker(database, settings) as process:
            time.sleep(chance.uniform(0.02, 0.4))
            process.kill()
    assert jobs(database) != []
    drain(database, settings)
    assert sorted(mail["To"] for mail in mailbox.mails) == sorted(f"reader{place}@firm.example" for place in range(number))
    assert jobs(database, "--dead") == []


def test_many_workers_at_once_send_each_mail_once(database: Path, mailbox: Mailbox, settings: dict[str, str]):
    for place in range(10):
        queue(database, f"reader{place}@firm.example")
    workers = [worker(database, {**settings, "JOB_LEASE": "60"}, "--once") for _ in range(4)]
    assert [process.wait(60) for process in workers] == [0] * 4
    assert len(mailbox.deliveries) == 10


def test_a_worker_asked_to_stop_ends_its_mail_first(database: Path, mailbox: Mailbox, settings: dict[str, str]):
    queue(database)
    process: list[subprocess.Popen] = []

    def ask_to_stop(step: str) -> None:
        if step == "DATA":
            process[0].terminate()
            time.sleep(0.5)

    mailbox.at_step = ask_to_stop
    process.append(worker(database, settings))
    assert process[0].wait(30) == 0
    assert len(mailbox.deliveries) == 1
    assert jobs(database) == []


@pytest.mark.parametrize("address", ["a@b.by\r\nBcc: all@firm.example", "a@b.by\nX: y", "a@b.by, c@d.by", "<a@b.by>"])
def test_nobody_adds_headers_or_readers(address: str, database: Path):
    run(database, "mail", "try", address).refused("no address")
    assert jobs(database) == []


def test_without_a_server_mail_is_a_file(database: Path, tmp_path: Path):
    queue(database, language="en")
    run(database, "jobs", "run", "--once", SMTP_URL=f"file:{tmp_path}/mail")
    [file] = (tmp_path / "mail").iterdir()
    assert file.suffix == ".eml"
    assert "Subject: Mail arrives\r\n" in file.read_bytes().decode("ascii")


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("SMTP_URL", "http://host"),
        ("SMTP_URL", "smtp://user:secret@"),
        ("MAIL_FROM", "nobody"),
        ("MAIL_FROM", "A\nBcc: x <a@b.by>"),
        ("JOB_LEASE", "0"),
        ("JOBS_IN_SERVER", "perhaps"),
    ],
)
def test_a_wrong_setting_is_named(database: Path, setting: str, value: str):
    ended = run(database, "jobs", "run", "--once", **{setting: value})
    ended.refused(setting)
    assert "secret" not in ended.complained


def test_a_server_needs_a_sender(database: Path, mailbox: Mailbox):
    run(database, "jobs", "run", "--once", SMTP_URL=mailbox.url).refused("MAIL_FROM")


def test_wrong_usage_is_told(database: Path):
    assert run(database, "jobs", "list", "--limit", "0").status == 2
    run(database, "jobs", "retry", "nothing").refused("nothing")
