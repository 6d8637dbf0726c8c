"""A platform of one's own, in the made-up country: it may be killed, and its sessions ended."""

import os
import signal
import sqlite3
import subprocess
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from program import PROGRAM, ROOT, environment, free_port, run, wait_until

NORLAND = ROOT / "Tests" / "Data" / "norland"


class OwnPlatform:
    def __init__(self, folder: Path):
        self._database = folder / "platform.sqlite"
        self.mail = folder / "mail"
        self._key = folder / "session.key"
        self._port = free_port()
        self._process: subprocess.Popen | None = None
        ended = run(self._database, "import", NORLAND)
        assert ended.status == 0, ended
        self.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        settings = {
            "PORT": str(self._port),
            "SEARCHES_PER_MINUTE": "0",
            "SESSION_SECRET_FILE": str(self._key),
            "SMTP_URL": f"file:{self.mail}",
        }
        self._process = subprocess.Popen(
            [PROGRAM, "serve"],
            env=environment(self._database, **settings),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        wait_until(self._answers)

    def kill(self) -> None:
        """As a power cut would."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def end_sessions(self) -> None:
        with sqlite3.connect(self._database, timeout=30) as database:
            database.execute("DELETE FROM sessions")

    def answers(self) -> dict[str, str]:
        """What counts in the sheet that was begun last, as it is stored."""
        with sqlite3.connect(self._database, timeout=30) as database:
            rows = database.execute(
                """
                SELECT question, value FROM sheet_answers
                WHERE is_late = 0 AND sheet = (SELECT id FROM answer_sheets ORDER BY id DESC LIMIT 1)
                ORDER BY question, revision
                """
            )
            return {question: value for question, value in rows if value is not None}

    def _answers(self) -> bool:
        try:
            return urlopen(f"{self.address}/health/live", timeout=1).status == 200
        except (URLError, OSError):
            return False


def mail_folder(platform: OwnPlatform) -> None:
    """Where `mailbox.link` looks."""
    os.environ["PLATFORM_MAIL"] = str(platform.mail)
