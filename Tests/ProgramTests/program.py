"""The program `smart-industry` as an operator meets it: in a terminal, with its exit status and its messages."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
PROGRAM = Path(os.environ.get("PROGRAM", ROOT / ".build" / "debug" / "smart-industry"))
BELARUS = ROOT / "Data" / "belarus"
PATIENCE = 60  # seconds


@dataclass(frozen=True)
class Ended:
    status: int
    said: str
    complained: str

    def refused(self, *reasons: str) -> None:
        """The input was understood and refused, with the reasons, and without a word that only we understand."""
        assert self.status == 1, self
        for reason in reasons:
            assert reason in self.complained, self.complained
        for ours in ("Fatal error", "Swift.", "Error("):
            assert ours not in self.complained, self.complained


def environment(database: Path | str, **settings: str) -> dict[str, str]:
    url = database if isinstance(database, str) else f"sqlite:{database}"
    return {"PATH": os.environ["PATH"], "DATABASE_URL": url, **settings}


def run(database: Path | str, *arguments: str | Path, stdin: str = "", **settings: str) -> Ended:
    ended = subprocess.run(
        [PROGRAM, *arguments],
        env=environment(database, **settings),
        input=stdin,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)


@dataclass(frozen=True)
class Server:
    process: subprocess.Popen
    port: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def stop(self, how: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(how)
        return self.process.wait(PATIENCE)

    def answers(self) -> bool:
        try:
            return urlopen(f"{self.address}/health/live", timeout=1).status == 200
        except (URLError, OSError):
            return False


@contextmanager
def serving(
    database: Path | str, said: Path = Path(os.devnull), journal: Path = Path(os.devnull), **settings: str
) -> Iterator[Server]:
    port = free_port()
    if isinstance(database, Path):
        settings.setdefault("SESSION_SECRET_FILE", str(database.parent / "session.key"))
    unlimited = {"SEARCHES_PER_MINUTE": "0", "SUBMISSIONS_PER_MINUTE": "0"}
    settings = {"PORT": str(port), **unlimited, **settings}
    with (
        said.open("w") as output,
        journal.open("w") as errors,
        subprocess.Popen(
            [PROGRAM, "serve"], env=environment(database, **settings), stdout=output, stderr=errors
        ) as process,
    ):
        server = Server(process, port)
        try:
            wait_until(server.answers)
            yield server
        finally:
            process.kill()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until(is_so: Callable[[], bool], patience: float = PATIENCE) -> None:
    end = time.monotonic() + patience
    while not is_so():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)
