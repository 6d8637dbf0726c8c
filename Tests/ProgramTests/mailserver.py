"""A real SMTP server for tests: takes mail as servers do, refuses it, and ends its client at any step of the talk."""

import email
import email.policy
import os
import signal
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from program import free_port

STEPS = ["connect", "EHLO", "MAIL", "RCPT", "DATA", "content", "accepted"]


@dataclass
class Mailbox:
    """What arrived. Like real servers it keeps one of those with the same Message-ID."""

    deliveries: list[EmailMessage] = field(default_factory=list)
    #: What the server says instead of taking a mail, one answer a mail.
    answers: list[str] = field(default_factory=list)
    #: Called with the name of each step before the server answers it.
    at_step: Callable[[str], None] = lambda step: None
    host: str = "127.0.0.1"
    port: int = 0
    #: Who signed in with which password.
    logins: list[tuple[str, str]] = field(default_factory=list)
    #: Whether each mail came encrypted.
    encrypted: list[bool] = field(default_factory=list)
    #: What came over the wire, as somebody there could read it.
    heard: bytearray = field(default_factory=bytearray)

    @property
    def mails(self) -> list[EmailMessage]:
        return list({mail["Message-ID"]: mail for mail in self.deliveries}.values())

    @property
    def url(self) -> str:
        return f"smtp://{self.host}:{self.port}"

    # What aiosmtpd calls.

    async def handle_EHLO(self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list):
        self.at_step("EHLO")
        session.host_name = hostname
        return responses

    async def handle_MAIL(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list):
        self.at_step("MAIL")
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list):
        self.at_step("RCPT")
        if self.answers:
            return self.answers.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope):
        self.at_step("content")
        mail = email.message_from_bytes(envelope.original_content, policy=email.policy.default)
        self.deliveries.append(mail)
        self.encrypted.append(server.transport.get_extra_info("sslcontext") is not None)
        self.at_step("accepted")
        return "250 taken"

    def sign_in(self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, login: LoginPassword):
        self.logins.append((login.login.decode(), login.password.decode()))
        return AuthResult(success=True)


class StoppingServer(SMTP):
    """Tells of a connection and of the command DATA as well, which handlers are not asked about."""

    def connection_made(self, transport):
        self.event_handler.at_step("connect")
        super().connection_made(transport)

    def data_received(self, data: bytes):
        if self.session is None or self.session.ssl is None:
            self.event_handler.heard += data
        super().data_received(data)

    async def smtp_DATA(self, arg: str):
        self.event_handler.at_step("DATA")
        await super().smtp_DATA(arg)


class StoppingController(Controller):
    def factory(self):
        return StoppingServer(self.handler, **self.SMTP_kwargs)


@contextmanager
def receiving(host: str = "127.0.0.1", starttls: ssl.SSLContext | None = None, **options) -> Iterator[Mailbox]:
    mailbox = Mailbox(host=host)
    controller = StoppingController(
        mailbox,
        hostname=host,
        port=free_port(),
        server_hostname="mx.test",
        data_size_limit=1 << 20,
        enable_SMTPUTF8=True,
        authenticator=mailbox.sign_in,
        # A careless server: it would take a password from anybody who sends it in the clear.
        auth_require_tls=False,
        tls_context=starttls,
        **options,
    )
    controller.start()
    mailbox.port = controller.port
    try:
        yield mailbox
    finally:
        controller.stop()


@dataclass
class Killer:
    """Ends a process with `kill -9` the first time a step is reached."""

    step: str
    victim: Callable[[], int]
    done: threading.Event = field(default_factory=threading.Event)

    def __call__(self, step: str) -> None:
        if step != self.step or self.done.is_set():
            return
        if step == "accepted":
            # The client must not get to write what it will never read, so it stands still, is answered, and dies.
            os.kill(self.victim(), signal.SIGSTOP)
            threading.Timer(0.3, os.kill, [self.victim(), signal.SIGKILL]).start()
        else:
            os.kill(self.victim(), signal.SIGKILL)
        self.done.set()
