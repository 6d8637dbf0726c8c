"""A password leaves this machine only encrypted, and only to a server that somebody trusted vouches for."""

import base64
import json
import ssl
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from mailserver import Mailbox, StoppingServer, receiving
from program import Ended, run

#: This machine by another of its addresses, which does not count as itself: there we speak as to anybody outside.
OUTSIDE = "127.0.0.2"
USER, PASSWORD = "no@reply", "p:a/ss wörd"
LOGIN = "no%40reply:p%3Aa%2Fss%20w%C3%B6rd"


@dataclass(frozen=True)
class Certificate:
    """Of a server at one address, vouched for by itself."""

    file: Path
    key: Path

    @property
    def context(self) -> ssl.SSLContext:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(self.file, self.key)
        return context


@pytest.fixture
def database(empty: Path) -> Path:
    """With one mail that waits to go."""
    assert run(empty, "migrate").status == 0
    assert run(empty, "mail", "try", "alena@firm.example").status == 0
    return empty


def certify(folder: Path, address: str = OUTSIDE) -> Certificate:
    made = Certificate(folder / "server.pem", folder / "server.key")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1"]
        + ["-subj", "/CN=mx.test", "-addext", f"subjectAltName=IP:{address}", "-out", made.file, "-keyout", made.key],
        check=True,
        capture_output=True,
    )
    return made


def send(database: Path, mailbox: Mailbox, scheme: str = "smtp", trusting: Path | None = None) -> Ended:
    trusted = {"SMTP_CA_FILE": str(trusting)} if trusting else {}
    url = f"{scheme}://{LOGIN}@{mailbox.host}:{mailbox.port}"
    return run(database, "jobs", "run", "--once", SMTP_URL=url, MAIL_FROM="noreply@industry.example", **trusted)


def nothing_was_told(database: Path, mailbox: Mailbox) -> str:
    """Neither password nor mail has left; the mail waits. Why, in the words that an operator reads."""
    assert mailbox.logins == [] and mailbox.deliveries == []
    for secret in (PASSWORD.encode(), USER.encode(), b"AUTH", b"alena"):
        assert secret not in mailbox.heard
    assert base64.b64encode(f"\0{USER}\0{PASSWORD}".encode()) not in mailbox.heard
    [job] = json.loads(run(database, "jobs", "list", "--format", "json").said)
    assert PASSWORD not in job["lastError"]
    return job["lastError"]


def test_a_mail_goes_over_starttls_with_user_and_password(database: Path, tmp_path: Path):
    certificate = certify(tmp_path)
    with receiving(OUTSIDE, starttls=certificate.context) as mailbox:
        assert send(database, mailbox, trusting=certificate.file).said == "1 jobs done, 0 attempts failed.\n"
    assert mailbox.logins == [(USER, PASSWORD)]
    assert [mail["To"] for mail in mailbox.deliveries] == ["alena@firm.example"]
    assert mailbox.encrypted == [True]
    assert b"STARTTLS" in mailbox.heard and b"AUTH" not in mailbox.heard and b"alena" not in mailbox.heard


def test_a_mail_goes_where_the_first_byte_is_encrypted(database: Path, tmp_path: Path):
    certificate = certify(tmp_path)
    with receiving(OUTSIDE, ssl_context=certificate.context) as mailbox:
        assert send(database, mailbox, "smtps", certificate.file).said == "1 jobs done, 0 attempts failed.\n"
    assert mailbox.logins == [(USER, PASSWORD)] and len(mailbox.deliveries) == 1


def test_a_server_without_encryption_gets_no_password(database: Path):
    with receiving(OUTSIDE) as mailbox:
        assert "1 attempts failed" in send(database, mailbox).said
        assert mailbox.heard.startswith(b"EHLO")
        assert nothing_was_told(database, mailbox)


def test_a_server_that_takes_its_offer_back_gets_no_password(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    async def refuse(server: StoppingServer, _: str) -> None:
        await server.push("454 4.7.0 TLS not available")

    monkeypatch.setattr(StoppingServer, "smtp_STARTTLS", refuse)
    certificate = certify(tmp_path)
    with receiving(OUTSIDE, starttls=certificate.context) as mailbox:
        assert "1 attempts failed" in send(database, mailbox, trusting=certificate.file).said
        assert b"STARTTLS" in mailbox.heard
        assert nothing_was_told(database, mailbox)


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_a_server_that_nobody_vouches_for_gets_nothing(database: Path, tmp_path: Path, scheme: str):
    certificate = certify(tmp_path)
    how = {"starttls" if scheme == "smtp" else "ssl_context": certificate.context}
    with receiving(OUTSIDE, **how) as mailbox:
        assert "1 attempts failed" in send(database, mailbox, scheme).said
        assert "certificate" in nothing_was_told(database, mailbox)


def test_a_certificate_of_another_server_is_refused(database: Path, tmp_path: Path):
    certificate = certify(tmp_path, "127.0.0.3")
    with receiving(OUTSIDE, starttls=certificate.context) as mailbox:
        assert "1 attempts failed" in send(database, mailbox, trusting=certificate.file).said
        assert "certificate" in nothing_was_told(database, mailbox)


@pytest.mark.parametrize("content", [None, "", "no certificate"])
def test_a_file_without_a_certificate_is_named(database: Path, tmp_path: Path, content: str | None):
    file = tmp_path / "authority.pem"
    if content is not None:
        file.write_text(content)
    with receiving(OUTSIDE) as mailbox:
        send(database, mailbox, trusting=file).refused("SMTP_CA_FILE", str(file))
