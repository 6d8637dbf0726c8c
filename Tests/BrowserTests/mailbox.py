"""The mail that the platform wrote, in the folder PLATFORM_MAIL (see ./test)."""

import email
import email.policy
import os
import re
import time
from pathlib import Path

PATIENCE = 20  # seconds


def link(address: str, path: str) -> str:
    """The address, in the platform, of a link that was mailed to someone: `link("anna@firm.by", "sign-up")`."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        for file in sorted(Path(os.environ["PLATFORM_MAIL"]).glob("*.eml"), reverse=True):
            mail = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
            if mail["To"] == address and (found := re.search(rf"http://[^/]+(/\w\w/{path}/[\w-]+(?:\?\S+)?)", mail.get_content())):
                return found[1]
        time.sleep(0.1)
    raise AssertionError(f"no mail with a link to {path} for {address}")
