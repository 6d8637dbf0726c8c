"""Signing in through another provider, a real one that the tests start."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlparse

import pytest
import requests
from program import Server, free_port, run, serving, wait_until

MY = "/en/my"


class Provider:
    """A provider that vouches for whoever says who they are."""

    def __init__(self, port: int):
        self.issuer = f"http://127.0.0.1:{port}"

    def is_there(self) -> bool:
        try:
            return requests.get(f"{self.issuer}/.well-known/openid-configuration", timeout=1).ok
        except requests.RequestException:
            return False

    def knows(self, subject: str, **claims: str | bool) -> None:
        requests.put(f"{self.issuer}/users/{subject}", json=claims, timeout=5).raise_for_status()


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    provider = Provider(port := free_port())
    with subprocess.Popen(
        [sys.executable, "-m", "oidc_provider_mock", "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            wait_until(provider.is_there)
            yield provider
        finally:
            process.kill()


@pytest.fixture
def platform(provider: Provider, empty: Path, tmp_path: Path) -> Iterator[Server]:
    run(empty, "migrate")
    (secret := tmp_path / "secret").write_text("known to both\n")
    with serving(
        empty,
        OPENID_ISSUER=provider.issuer,
        OPENID_NAME="National Identity",
        OPENID_CLIENT_ID="smart-industry",
        OPENID_SECRET_FILE=str(secret),
    ) as server:
        yield server


class Browser(requests.Session):
    """A person's browser, which goes where it is led."""

    def __init__(self, server: Server):
        super().__init__()
        self._server = server

    def open(self, path: str) -> requests.Response:
        return self.get(self._server.address + path, timeout=20)

    def vouch(self, subject: str, path: str = "/en/sign-in/provider") -> requests.Response:
        """Leaves for the provider, says who one is, and comes back."""
        form = self.open(path)
        return self.post(form.url, data={"sub": subject}, timeout=20)


def test_who_is_vouched_for_gets_an_account_and_comes_back_to_the_same(platform: Server, provider: Provider):
    provider.knows("anna", email="anna@firm.by", email_verified=True, name="Ганна Кавальчук")
    first = Browser(platform).vouch("anna", "/be/sign-in/provider?next=%2Fbe%2Fmy%2Faccount")
    assert first.url == f"{platform.address}/be/my/account"
    assert "Ганна Кавальчук" in first.text and "anna@firm.by" in first.text
    again = Browser(platform).vouch("anna")
    assert again.url == f"{platform.address}{MY}" and "Ганна Кавальчук" in again.text


def test_an_address_that_the_provider_has_not_seen_makes_no_account(platform: Server, provider: Provider):
    for subject, claims in {"boris": {"email": "boris@firm.by", "email_verified": False}, "nobody": {}}.items():
        provider.knows(subject, **claims)
        answer = Browser(platform).vouch(subject)
        assert answer.status_code == 409 and "One thing is missing" in answer.text


def test_an_account_that_is_there_is_not_taken_over(platform: Server, provider: Provider):
    provider.knows("anna", email="anna@firm.by", email_verified=True)
    Browser(platform).vouch("anna")
    provider.knows("thief", email="Anna@Firm.by", email_verified=True)
    answer = Browser(platform).vouch("thief")
    assert answer.status_code == 409 and "You have an account already" in answer.text


def test_what_comes_back_fits_the_browser_that_left(platform: Server, provider: Provider):
    provider.knows("anna", email="anna@firm.by", email_verified=True)
    browser = Browser(platform)
    form = browser.open("/en/sign-in/provider")
    answer = browser.post(form.url, data={"sub": "anna"}, allow_redirects=False, timeout=20)
    back = answer.headers["Location"]
    assert requests.get(back, timeout=20).status_code == 403
    state = parse_qs(urlparse(back).query)["state"][0]
    assert browser.get(back.replace(state, "x" * len(state)), timeout=20).status_code == 403
    assert browser.get(re.sub("code=[^&]+", "code=guessed", back), timeout=20).status_code == 409


def test_who_changes_their_mind_is_told_what_to_do(platform: Server):
    browser = Browser(platform)
    form = browser.open("/ru/sign-in/provider")
    answer = browser.post(form.url, data={"action": "deny"}, allow_redirects=False, timeout=20)
    location = answer.headers["Location"]
    if "state=" not in location:  # The provider leaves it out; RFC 6749, section 4.1.2.1 asks for it.
        location += "&state=" + parse_qs(urlparse(form.url).query)["state"][0]
    assert browser.get(location, timeout=20).status_code == 409


def test_a_provider_that_is_away_is_named(empty: Path, tmp_path: Path):
    run(empty, "migrate")
    (secret := tmp_path / "secret").write_text("x")
    settings = {"OPENID_ISSUER": f"http://127.0.0.1:{free_port()}", "OPENID_NAME": "National Identity"}
    with serving(empty, **settings, OPENID_CLIENT_ID="x", OPENID_SECRET_FILE=str(secret)) as server:
        answer = Browser(server).open("/en/sign-in/provider")
        assert answer.status_code == 409 and "National Identity does not answer" in answer.text


def test_one_address_leaves_for_the_provider_only_so_often(platform: Server):
    browser = Browser(platform)
    leave = f"{platform.address}/en/sign-in/provider"
    statuses = [browser.get(leave, allow_redirects=False, timeout=20).status_code for _ in range(61)]
    assert statuses == [303] * 60 + [429]


@pytest.mark.parametrize("missing", ["OPENID_ISSUER", "OPENID_NAME", "OPENID_CLIENT_ID", "OPENID_SECRET_FILE"])
def test_a_provider_is_set_as_a_whole_or_not_at_all(empty: Path, tmp_path: Path, missing: str):
    (secret := tmp_path / "secret").write_text("x")
    settings = {
        "OPENID_ISSUER": "https://id.example",
        "OPENID_NAME": "Identity",
        "OPENID_CLIENT_ID": "x",
        "OPENID_SECRET_FILE": str(secret),
    }
    settings.pop(missing)
    run(empty, "serve", **settings).refused("OPENID_ISSUER")
