"""Pages and documents of the served platform, as a program reads them that is no browser."""

import json
import re
from html import unescape
from http.client import HTTPResponse
from typing import Any
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from program import Server


class Unled(HTTPRedirectHandler):
    """Shows a redirect instead of following it."""

    def redirect_request(self, *_):
        return None


def answered(
    server: Server, address: str, body: str | None = None, accept: str = "en"
) -> HTTPResponse | HTTPError:
    """What the server says to an address of its own, refusals included."""
    request = Request(server.address + address, body.encode() if body else None, {"Accept-Language": accept})
    request.add_header("Content-Type", "application/json")
    try:
        return build_opener(Unled).open(request, timeout=30)
    except HTTPError as refusal:
        return refusal


def read(server: Server, address: str, body: str | None = None, accept: str = "en") -> str:
    return answered(server, address, body, accept).read().decode()


def document(server: Server, address: str) -> Any:
    """A JSON document that must be there."""
    answer = answered(server, address)
    assert answer.status == 200, (address, answer.status)
    return json.load(answer)


def main_part(page: str) -> str:
    return page.split("<main")[1].split("</main")[0]


def words(page: str) -> str:
    """What a person reads: without tags, with single spaces."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page)).split())
