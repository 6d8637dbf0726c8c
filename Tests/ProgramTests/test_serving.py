"""The server starts, stops, refuses and survives as an operator expects."""

import os
import signal
import socket
import subprocess
import threading
from contextlib import suppress
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from program import BELARUS, Server, run, serving, wait_until

BODY_LIMIT = 256 * 1024


def test_it_says_where_it_is_even_into_a_file(belarus: Path, tmp_path: Path):
    said = tmp_path / "said.txt"
    with serving(belarus, said) as server:
        wait_until(lambda: server.address in said.read_text(), patience=5)


def test_a_port_in_use_is_named(belarus: Path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        run(belarus, "serve", PORT=str(port)).refused(str(port), "in use")


@pytest.mark.parametrize(
    ("setting", "value"), [("PORT", "many"), ("PORT", "99999"), ("LOG_LEVEL", "loud"), ("SEARCHES_PER_MINUTE", "-1")]
)
def test_a_wrong_setting_is_named(belarus: Path, setting: str, value: str):
    run(belarus, "serve", **{setting: value}).refused(setting, value)


def test_a_database_that_cannot_be_opened_is_named_without_its_password(tmp_path: Path):
    run(tmp_path / "no" / "folder" / "x.sqlite", "serve").refused("no/folder")
    (tmp_path / "text.sqlite").write_text("this is no database " * 100)
    run(tmp_path / "text.sqlite", "serve").refused("text.sqlite")
    run("mysql://localhost/x", "serve").refused("sqlite:", "postgresql:")
    ended = run("postgresql://user:secret@127.0.0.1:1/nothing", "serve")
    ended.refused("127.0.0.1")
    assert "secret" not in ended.said + ended.complained


def test_an_empty_catalogue_is_explained(empty: Path):
    assert run(empty, "migrate").status == 0
    with serving(empty) as server:
        assert status(server, "/health/live") == 200
        assert status(server, "/health/ready") == 503
        with pytest.raises(HTTPError) as refusal:
            urlopen(f"{server.address}/en/search")
        assert refusal.value.code == 503
        assert "smart-industry import" in refusal.value.read().decode()


def test_an_import_shows_at_once_without_a_restart(empty: Path):
    assert run(empty, "migrate").status == 0
    with serving(empty) as server:
        assert status(server, "/health/ready") == 503
        assert run(empty, "import", BELARUS).status == 0
        assert status(server, "/health/ready") == 200
        assert status(server, "/en/search?q=sensor") == 200


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_when_asked_to(belarus: Path, how: signal.Signals):
    with serving(belarus) as server:
        assert server.stop(how) == 0


def test_a_request_under_way_is_answered_before_it_stops(belarus: Path):
    with serving(belarus) as server, connect(server) as visitor:
        visitor.sendall(
            b"POST /api/v1/eligibility HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
            b"Content-Type: application/json\r\nContent-Length: 11\r\n\r\n"
        )
        threading.Timer(0.5, server.process.terminate).start()
        threading.Timer(1.5, visitor.sendall, [b'{"firm":{}}']).start()
        assert read_all(visitor).startswith(b"HTTP/1.1 200")
        assert server.process.wait(30) == 0


@pytest.mark.parametrize("framing", [b"Content-Length: 2147483648", b"Transfer-Encoding: chunked"])
def test_a_huge_body_is_refused_before_it_fills_the_memory(belarus: Path, framing: bytes):
    with serving(belarus) as server:
        status(server, "/en")
        before = memory(server)
        with connect(server) as visitor:
            visitor.sendall(
                b"POST /api/v1/eligibility HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + framing
                + b"\r\n\r\n"
            )
            megabyte = b"100000\r\n" + b" " * (1 << 20) + b"\r\n"
            with suppress(ConnectionError, TimeoutError):
                for _ in range(2048):
                    visitor.sendall(megabyte)
            answer = b""
            with suppress(ConnectionError, TimeoutError):
                answer = visitor.recv(65_536)
        assert answer == b"" or b" 413 " in answer.split(b"\r\n")[0]
        assert memory(server) - before < 50 << 20
        assert status(server, "/en") == 200


def test_a_body_just_too_large_is_refused_with_a_reason(belarus: Path):
    with serving(belarus) as server, connect(server) as visitor:
        body = b" " * (BODY_LIMIT + 1)
        visitor.sendall(
            b"POST /api/v1/eligibility HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n"
            b"Content-Length: %d\r\n\r\n" % len(body) + body
        )
        answer = read_all(visitor)
        assert answer.startswith(b"HTTP/1.1 413")
        assert b"application/problem+json" in answer


def test_one_visitor_who_searches_too_fast_is_asked_to_wait(belarus: Path):
    with serving(belarus, SEARCHES_PER_MINUTE="5") as server:
        statuses = [status(server, "/en/search?q=sensor") for _ in range(10)]
        assert statuses[:5] == [200] * 5
        assert 429 in statuses
        assert status(server, "/en/funding") == 200


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can make a small disk")
def test_a_full_disk_is_named_and_nothing_is_half_loaded(tmp_path: Path):
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], check=False).returncode:
        pytest.skip("this machine does not let us make a small disk")
    try:
        run(disk / "platform.sqlite", "import", BELARUS).refused("full")
        subprocess.run(["mount", "-o", "remount,size=64m", disk], check=True)
        assert run(disk / "platform.sqlite", "import", BELARUS).status == 0
    finally:
        subprocess.run(["umount", disk], check=True)


def status(server: Server, path: str) -> int:
    try:
        return urlopen(server.address + path, timeout=30).status
    except HTTPError as refusal:
        return refusal.code


def connect(server: Server) -> socket.socket:
    return socket.create_connection(("127.0.0.1", server.port), timeout=30)


def read_all(visitor: socket.socket) -> bytes:
    received = b""
    while part := visitor.recv(65_536):
        received += part
    return received


def memory(server: Server) -> int:
    """Resident bytes."""
    pages = int(Path(f"/proc/{server.process.pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")
