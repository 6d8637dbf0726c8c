"""`coverage` says the same as the API, of drawn firms and of those in a register, and says what is wrong."""

import json
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from program import Server, run, serving

DAY = "2020-06-30"
REGISTER = "employees,ownership,activity,region\n5,private,C16.10,BY-HR\n120,state,G,\n,,,\n"
DRAFT = """\
areas: [COSME-G]
criteria:
  - identifier: size
    severity: blocking
    title: {be: Памер, ru: Размер, en: Size}
    expression: {fact: employees, lessThan: 10}
"""


def coverage(database: Path, *options: str | Path) -> dict:
    ended = run(database, "coverage", "--at", DAY, "--format", "json", *options)
    assert ended.status == 0, ended
    return json.loads(ended.said)


def test_the_command_and_the_api_agree(belarus: Path, site: Server):
    command = coverage(belarus, "--rows", "COSME,COST", "--columns", "SIZE,OWNERSHIP")
    body = {"rows": ["COSME", "COST"], "columns": ["SIZE", "OWNERSHIP"], "at": DAY}
    headers = {"Content-Type": "application/json"}
    with urlopen(Request(f"{site.address}/api/v1/coverage", json.dumps(body).encode(), headers)) as answer:
        assert json.load(answer) == command
    assert command["population"] == 111214
    assert len({json.dumps(cell["row"]) for cell in command["cells"]}) == 8 * 6


def test_firms_of_a_register_stand_in_place_of_drawn_ones(belarus: Path, tmp_path: Path):
    register, draft, where = tmp_path / "register.csv", tmp_path / "draft.yaml", tmp_path / "where.yaml"
    register.write_text(REGISTER)
    draft.write_text(DRAFT)
    where.write_text("{fact: ownership, notEquals: state}")
    options = ["--population", register, "--draft", draft, "--columns", "REGION"]
    answer = coverage(belarus, *options)
    assert answer["population"] == 3
    security = {cell["columns"][0]: cell for cell in answer["cells"] if cell["row"] == "COSME-G"}
    assert security["BY-HR"]["eligible"] == 1 and security["BY-HR"]["sources"] == 1
    assert security["unknown"]["firms"] == 2 and security["unknown"]["eligible"] == 0
    assert coverage(belarus, *options, "--where", where)["population"] == 1


def test_the_table_is_printed_line_by_line(belarus: Path):
    ended = run(belarus, "coverage", "--at", DAY, "--columns", "OWNERSHIP")
    assert ended.status == 0, ended
    lines = ended.said.splitlines()
    assert lines[0].split()[:6] == ["COSME", "OWNERSHIP", "firms", "eligible", "undetermined", "ineligible"]
    assert len(lines) == 1 + 8 * 2
    assert lines[1].split()[:3] == ["COSME-A", "state", "1612"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--rows", "DT"], "/rows/0"),
        (["--columns", "AGE"], "/columns/0"),
        (["--at", "soon"], "/at"),
        (["--where", "nowhere.yaml"], "nowhere.yaml"),
        (["--population", "nowhere.csv"], "nowhere.csv"),
    ],
)
def test_what_cannot_be_asked_is_refused(belarus: Path, options: list[str], said: str):
    run(belarus, "coverage", *options).refused(said)


def test_a_register_with_mistakes_is_refused_with_their_lines(belarus: Path, tmp_path: Path):
    register = tmp_path / "register.csv"
    register.write_text("employees,activity\n5,C\n-1,C\n3,NOTHING\n")
    run(belarus, "coverage", "--population", register).refused("register.csv:3: employees", "register.csv:4: activity")


def test_a_server_reads_a_register_that_only_staff_may_count(belarus: Path, tmp_path: Path):
    register = tmp_path / "register.csv"
    register.write_text(REGISTER)
    with serving(belarus, REGISTER_FILE=str(register)) as server:
        with urlopen(f"{server.address}/en/gaps") as page:
            assert "111,214 firms" in page.read().decode()
        with urlopen(f"{server.address}/en/gaps?firms=register") as page:
            assert "/sign-in" in page.url


def test_a_server_does_not_start_on_a_register_with_mistakes(belarus: Path, empty: Path, tmp_path: Path):
    register = tmp_path / "register.csv"
    register.write_text("employees,activity\n5,C\n-1,C\n3,NOTHING\n")
    run(belarus, "serve", REGISTER_FILE=str(register)).refused("register.csv:3: employees", "register.csv:4: activity")
    run(belarus, "serve", REGISTER_FILE="nowhere.csv").refused("nowhere.csv")
    assert run(empty, "migrate").status == 0
    run(empty, "serve", REGISTER_FILE=str(register)).refused("REGISTER_FILE", "import")
