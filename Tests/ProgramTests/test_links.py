"""`check-links`: portals are visited over real HTTP, names in any script among them, and each visit is kept."""

import http.server
import threading
from pathlib import Path

import pytest
from program import run


class Portals(http.server.BaseHTTPRequestHandler):
    """Answers as portals do: well, elsewhere, never again, with an error, in a circle."""

    def do_GET(self):
        answers = {"/fine": 200, "/gone": 404, "/broken": 500, "/locked": 403}
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/fine")
        elif self.path == "/circle":
            self.send_response(302)
            self.send_header("Location", "/circle")
        else:
            self.send_response(answers.get(self.path, 404))
        self.end_headers()
        self.wfile.write(b"<h1>portal</h1>")

    def log_message(self, *_):
        pass


@pytest.fixture
def portals():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Portals)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def entry(name: str, url: str) -> str:
    words = f"{{be: {name}, ru: {name}, en: {name}}}"
    source = '{document: un-egov-questionnaire, place: "a test"}'
    return f"- id: {name}\n  title: {words}\n  summary: {words}\n  url: {url}\n  sources: [{source}]\n  asOf: 2020-06-30\n"


def test_every_visit_is_told_and_kept(package: Path, empty: Path, portals: str):
    for file in (package / "portals").iterdir():
        file.unlink()
    for folder in ("questionnaires",):
        for file in (package / folder).iterdir():
            file.unlink()
    names = ["fine", "moved", "locked", "gone", "broken", "circle"]
    text = "".join(entry(name, f"{portals}/{name}") for name in names)
    # A name that no resolver knows, in letters that are not ASCII; and a port where nobody listens.
    text += entry("nowhere", "http://качество-услуг.invalid/") + entry("closed", "http://127.0.0.1:1/")
    (package / "portals" / "list.yaml").write_text(text, "utf-8")
    assert run(empty, "import", package).status == 0
    ended = run(empty, "check-links", "--patience", "10", "--private-addresses")
    assert ended.status == 0, ended
    marks = {line.split()[1].rstrip(":"): line[0] for line in ended.said.splitlines() if line[0] in "✓✗"}
    assert marks == {
        "fine": "✓", "moved": "✓", "locked": "✓", "gone": "✗", "broken": "✗", "circle": "✗", "nowhere": "✗", "closed": "✗",
    }
    assert "unknownHost" in ended.said and "refused" in ended.said and "tooManyRedirects" in ended.said
    assert f"leads to {portals}/fine" in ended.said
    assert "8 addresses visited, 5 of them did not answer" in ended.said


def test_addresses_inside_are_left_alone(package: Path, empty: Path, portals: str):
    """Whoever writes a record does not reach through us what only we can reach."""
    for folder in ("portals", "questionnaires"):
        for file in (package / folder).iterdir():
            file.unlink()
    port = portals.rsplit(":", 1)[1]
    hosts = ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433", "127.1"]
    text = "".join(entry(f"inside-{place}", f"http://{host}:{port}/fine") for place, host in enumerate(hosts))
    (package / "portals" / "list.yaml").write_text(text, "utf-8")
    assert run(empty, "import", package).status == 0
    ended = run(empty, "check-links", "--patience", "5")
    assert f"{len(hosts)} addresses visited, {len(hosts)} of them did not answer" in ended.said
    assert "200" not in ended.said


def test_wrong_usage_is_told(empty: Path):
    assert run(empty, "check-links", "--kind", "nonsense").status == 2
    assert run(empty, "check-links", "--patience", "0").status == 2
