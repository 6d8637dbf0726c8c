"""A platform that dies and comes back on the same database, and the people who go on using it."""

import base64
import hashlib
import hmac
import re
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests
from forms import Form, forms
from mailserver import Mailbox
from program import Server, run, serving, wait_until

PASSWORD = "pine board dust and wind"


class Person(requests.Session):
    """A browser without scripts, that outlives servers."""

    def open(self, server: Server, path: str) -> requests.Response:
        return self.get(server.address + path, timeout=20)

    def form(self, server: Server, page: str, action: str) -> Form:
        """The form of a page whose address ends so, as it is shown."""
        [form] = [form for form in forms(self.open(server, page).text) if form.action.endswith(action)]
        return form

    def submit(self, server: Server, form: Form, **typed: str) -> requests.Response:
        return self.post(server.address + form.action, data={**form.fields, **typed}, timeout=20)

    def fill(self, server: Server, path: str, page: str | None = None, **fields: str) -> requests.Response:
        form = self.open(server, page or path).text
        token = re.search('name="token" value="([0-9a-f]+)"', form)[1]
        return self.post(server.address + path, data={"token": token, **fields}, timeout=20)


def one_time_code(key: str) -> str:
    """What an authenticator shows now for a key as it is typed in (RFC 6238)."""
    secret = base64.b32decode(key.replace(" ", ""))
    mac = hmac.digest(secret, (int(time.time()) // 30).to_bytes(8), hashlib.sha1)
    at = mac[-1] & 15
    return f"{(int.from_bytes(mac[at : at + 4]) & 0x7FFFFFFF) % 1_000_000:06}"


@dataclass
class House:
    """A platform that is killed and started again on the same database."""

    #: The file of SQLite, or the address of PostgreSQL.
    database: Path | str
    settings: dict[str, str]
    mailbox: Mailbox
    language: str = "en"

    @contextmanager
    def open(self) -> Iterator[Server]:
        with serving(self.database, **self.settings) as server:
            yield server
            server.stop(signal.SIGKILL)

    def link(self, path: str, to: str = "anna@firm.by") -> str:
        """The path of the last link of a kind that was mailed to someone, once the mail has arrived."""
        pattern = rf"http://[^/]+(/{self.language}/{path}/[\w-]+)"

        def links() -> list[str]:
            mails = [mail.get_content() for mail in self.mailbox.mails if mail["To"] == to]
            return [found[1] for text in mails if (found := re.search(pattern, text))]

        wait_until(lambda: bool(links()), 30)
        return links()[-1]

    def staff(self, server: Server, role: str, name: str) -> Person:
        """Someone with a role over the whole platform, signed in, with the second factor that the role asks for."""
        added = run(self.database, "user", "add", f"{name}@firm.by", "--role", role, "--name", name.capitalize())
        person = Person()
        person.fill(server, re.search(r"http://[^/]+(/en/new-password/\S+)", added.said)[1], newPassword=PASSWORD)
        page = person.open(server, "/en/my/factor").text
        key = re.search("<code>([A-Z2-7 ]+)</code>", page)[1]
        [shown] = [form for form in forms(page) if form.action.endswith("/my/factor")]
        added = person.submit(server, shown, code=one_time_code(key))
        assert added.status_code == 200, added.status_code
        return person

    def audit_is_sound(self) -> bool:
        assert run(self.database, "audit", "seal").status == 0
        return run(self.database, "audit", "verify").status == 0


@contextmanager
def dying(server: Server, moment: Callable[[Server], object]) -> Iterator[None]:
    """The server is killed when the moment has come; whoever asks it something may be left without an answer."""

    def die() -> None:
        moment(server)
        server.process.kill()

    death = threading.Thread(target=die)
    death.start()
    try:
        yield
    except requests.RequestException:
        pass
    finally:
        death.join()
