"""People who get an account, a role, a second factor."""

import base64
import hashlib
import hmac
import re
import struct
import time
from pathlib import Path
from uuid import uuid4

from mailbox import link
from program import run
from playwright.sync_api import expect
from visitor import Visitor

PASSWORD = "pine board dust and wind"
NAME = "Ганна Кавальчук"


def new_address(name: str = "anna") -> str:
    """An e-mail address that nobody has used yet."""
    return f"{name}-{uuid4().hex[:12]}@firm.by"


def sign_up(visitor: Visitor, email: str, name: str = NAME) -> None:
    visitor.open("sign-up")
    visitor.field("account.email").fill(email)
    visitor.button("account.signUp.button").click()
    visitor.go(link(email, "sign-up"))
    visitor.field("account.name").fill(name)
    visitor.field("account.newPassword").fill(PASSWORD)
    visitor.button("account.signUp.create").click()
    visitor.page.wait_for_url(f"**/{visitor.way.language}/my")


def hire(visitor: Visitor, database: Path | str, role: str, name: str = NAME) -> str:
    """Someone new with a role over the whole platform, signed in; their address."""
    email, language = new_address(role), visitor.way.language
    added = run(database, "user", "add", email, "--role", role, "--name", name, "--language", language)
    visitor.go(re.search(r"http://[^/]+(/\w\w/new-password/\S+)", added.said)[1])
    visitor.field("account.newPassword").fill(PASSWORD)
    visitor.button("account.forgotten.set").click()
    visitor.page.wait_for_url(f"**/{language}/my")
    return email


def code(secret: str) -> str:
    """What an authenticator shows now (RFC 6238)."""
    digest = hmac.digest(base64.b32decode(secret), struct.pack(">Q", int(time.time()) // 30), hashlib.sha1)
    [number] = struct.unpack_from(">I", digest, digest[-1] & 15)
    return f"{(number & 0x7FFFFFFF) % 1_000_000:06}"


def add_factor(visitor: Visitor) -> list[str]:
    """Turns the second factor on; the codes on paper."""
    visitor.open("my/factor")
    secret = visitor.main.locator("code").first.inner_text().replace(" ", "")
    visitor.field("account.code").fill(code(secret))
    visitor.main.get_by_role("textbox").last.press("Enter")
    expect(visitor.heading).to_have_text(visitor.words["account.factor.codes"])
    return visitor.main.locator("code").all_inner_texts()
