"""`match` says the same as the API, and says what is wrong with the facts of a firm."""

import csv
import json
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from program import ROOT, run, serving

TABLE = ROOT / "Tests" / "Data" / "eligibility.csv"
DAY = "2020-06-30"
FACTS = """\
name: Sawmill Ltd
employees: 38
turnover: {amount: 1200000, currency: EUR}
ownership: private
stateShare: 0
legalForm: company
activity: C16.10
region: BY-HR
founded: 2009-05-14
monthsTrading: 140
exportShare: 35
womenLed: false
needs: [COSME-A, COSME-G]
"""
WRONG = {
    "employees: -1": "employees",
    "employees: many": "employees",
    "turnover: 12": "turnover",
    "turnover: {amount: 1, currency: EURO}": "currency",
    "activity: Z99": "Z99",
    "region: FR-75": "FR-75",
    "founded: 2009-02-30": "founded",
    "needs: [NOTHING-1]": "NOTHING-1",
    "colour: red": "colour",
    "employees: [": "firm",
}


def firms() -> list[str]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        return sorted({row["firm"] for row in csv.DictReader(file)})


def test_the_command_and_the_api_give_the_same_outcome_for_every_firm_of_the_table(belarus: Path):
    with serving(belarus) as server:
        for firm in [*firms(), "{}"]:
            body = json.dumps({"firm": json.loads(firm), "at": DAY, "language": "ru"}).encode()
            headers = {"Content-Type": "application/json"}
            api = json.load(urlopen(Request(f"{server.address}/api/v1/eligibility", body, headers)))
            command = run(
                belarus, "match", "--firm", "-", "--at", DAY, "--format", "json", "--language", "ru", stdin=firm
            )
            assert command.status == 0, command
            assert json.loads(command.said) == api, firm


@pytest.mark.parametrize("language", ["be", "ru", "en"])
def test_a_firm_in_a_file_gets_every_source_with_its_reasons(belarus: Path, tmp_path: Path, language: str):
    (tmp_path / "sawmill.yaml").write_text(FACTS, "utf-8")
    ended = run(belarus, "match", "--firm", tmp_path / "sawmill.yaml", "--language", language)
    assert ended.status == 0, ended
    for symbol in "✓?✗":
        assert symbol in ended.said


@pytest.mark.parametrize("facts", WRONG)
def test_a_wrong_fact_is_named(belarus: Path, tmp_path: Path, facts: str):
    file = tmp_path / "firm.yaml"
    file.write_text(facts + "\n", "utf-8")
    run(belarus, "match", "--firm", file).refused(WRONG[facts])


def test_a_firm_that_is_not_there_and_a_catalogue_that_is_not_there_are_refused(belarus: Path, empty: Path):
    run(belarus, "match", "--firm", "nowhere.yaml").refused("nowhere.yaml")
    run(empty, "match", "--firm", "-", stdin="employees: 38\n").refused("import")


def test_wrong_usage_ends_with_status_2(belarus: Path):
    for arguments in (
        ["nonsense"],
        ["match"],
        ["match", "--firm", "-", "--language", "de"],
        ["serve", "--port", "many"],
    ):
        assert run(belarus, *arguments).status == 2, arguments


def test_every_command_explains_itself(belarus: Path):
    for command in ("serve", "migrate", "import", "export", "match"):
        ended = run(belarus, command, "--help")
        assert ended.status == 0
        assert "USAGE" in ended.said
