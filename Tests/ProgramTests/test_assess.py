"""`assess` and the API score as docs/instruments.md says: hand-worked values, and another implementation on random answers."""

import csv
import json
import random
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
import yaml
from program import BELARUS, ROOT, Server, run
from scorer import score

INSTRUMENTS = sorted((BELARUS / "instruments").glob("*.yaml"))
FORMULAS = ROOT / "Tests" / "Data" / "instruments" / "formulas-1.yaml"
REFUSED = ROOT / "Tests" / "Data" / "instruments" / "refused.csv"
ROUNDS = 200


def content(file: Path) -> dict:
    return yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)


def answer(question: dict, chance: random.Random):
    """Any answer a person may give, and none about every fourth time."""
    if chance.random() < 0.25:
        return chance.choice(["unknown", "notApplicable", "unknown"])
    kind = question["kind"]
    notations = [str(option["notation"]) for option in question.get("options", [])]
    if kind == "yesNo":
        return chance.choice([True, False, "yes", "no"])
    if kind == "single":
        return chance.choice(notations)
    if kind == "multiple":
        alone = {str(each["notation"]) for each in question["options"] if each.get("exclusive")}
        if alone and chance.random() < 0.3:
            return [chance.choice(sorted(alone))]
        together = [each for each in notations if each not in alone]
        return chance.sample(together, chance.randint(1, len(together)))
    if kind == "matrix":
        rows = [str(row["notation"]) for row in question["rows"]]
        return {row: chance.choice([*notations, "unknown"]) for row in chance.sample(rows, chance.randint(1, len(rows)))}
    if kind == "scale":
        return chance.randint(question["from"], question["to"])
    low, high = question["range"]["from"], question["range"]["to"]
    return chance.choice([low, high, chance.randint(int(low), int(high)), round(chance.uniform(low, high), 3)])


def asked(site: Server, instrument: str, answers: dict) -> dict:
    request = Request(
        f"{site.address}/api/v1/assessments/{instrument}/score",
        json.dumps({"answers": answers}).encode(),
        {"Content-Type": "application/json"},
    )
    with urlopen(request) as response:
        return json.load(response)


def agree(ours: dict, theirs: dict, answers: dict) -> None:
    """To 1e-9, in everything both say."""
    dimensions = {each["notation"]: each for each in theirs["dimensions"]}
    pairs = [(ours["total"], theirs["total"])] + [(ours["dimensions"][name], dimensions[name]["score"]) for name in dimensions]
    for expected, computed in pairs:
        assert (expected is None) == (computed is None), (answers, ours, theirs)
        assert expected is None or abs(expected - computed) <= 1e-9 * max(1, abs(expected)), (answers, ours, theirs)
    assert (ours["band"], ours["confidence"]) == (theirs["band"], theirs["confidence"]), (answers, ours, theirs)
    assert ours["dimensionBands"] == {name: each["band"] for name, each in dimensions.items()}, (answers, ours, theirs)


@pytest.mark.parametrize("file", INSTRUMENTS, ids=lambda file: file.stem)
def test_random_answers_score_as_another_implementation_says(site: Server, file: Path):
    instrument, chance = content(file), random.Random(file.stem)
    for _ in range(ROUNDS):
        answers = {
            question["notation"]: answer(question, chance)
            for question in instrument["questions"]
            if chance.random() < 0.9
        }
        agree(score(instrument, answers), asked(site, file.stem, answers), answers)


@pytest.mark.parametrize("file", [*INSTRUMENTS, FORMULAS], ids=lambda file: file.stem)
def test_the_vectors_of_a_file_agree_with_another_implementation(file: Path):
    instrument = content(file)
    for vector in instrument["vectors"]:
        ours, expected = score(instrument, vector["answers"]), vector["expect"]
        for name, value in [("total", expected.get("total")), *expected.get("dimensions", {}).items()]:
            computed = ours["total"] if name == "total" else ours["dimensions"][name]
            if value == "unknown":
                assert computed is None, (vector["title"], name)
            elif value is not None:
                assert computed == pytest.approx(value, abs=1e-9), (vector["title"], name)


def test_a_name_finds_the_version_or_the_newest(site: Server):
    for name in ("smart-sme", "smart-sme-1", "smart-sme%2F1"):
        assert asked(site, name, {})["instrument"] == "smart-sme/1"
    assert asked(site, "dii", {})["instrument"] == "dii/2023"


@pytest.mark.parametrize(
    ("answers", "pointer"),
    [
        ({"plan": "perhaps"}, "/answers/plan"),
        ({"planet": True}, "/answers/planet"),
        ({"problems": ["none", "none"]}, "/answers/problems"),
        ({"problems": []}, "/answers/problems"),
        ({"coping": 1e300}, "/answers/coping"),
        ({"areas": {"nowhere": "paper"}}, "/answers/areas/nowhere"),
    ],
)
def test_what_is_no_answer_is_named(site: Server, answers: dict, pointer: str):
    with pytest.raises(HTTPError) as refused:
        asked(site, "smart-sme", answers)
    assert refused.value.code == 422
    assert pointer in [each["pointer"] for each in json.load(refused.value)["errors"]]


def test_a_file_of_ones_own_is_scored_without_a_catalogue(empty: Path, tmp_path: Path):
    answers = tmp_path / "answers.yaml"
    answers.write_text("{g1: 1, g3: true}", "utf-8")
    ended = run(empty, "assess", "--instrument", FORMULAS, "--answers", answers, "--format", "json")
    assert ended.status == 0, ended
    told = json.loads(ended.said)
    assert (told["total"], told["band"], told["version"]) == (10, "low", "1")
    text = run(empty, "assess", "--instrument", FORMULAS, "--answers", "-", "--language", "be", stdin="{g1: 1}")
    assert text.status == 0 and "Нізкі" in text.said and "Брама" in text.said, text


def test_every_edge_of_a_band_belongs_to_the_upper_one(belarus: Path, tmp_path: Path):
    """Exactly 50 by hand; sums of doubles give a little less."""
    edge = {
        "problems": ["none"], "plan": "not-yet", "responsible": "unknown", "payback": "unknown",
    }
    instrument = content(BELARUS / "instruments" / "smart-sme-1.yaml")
    chance, met = random.Random(1), 0
    for _ in range(20_000):
        answers = edge | {
            each["notation"]: answer(each, chance) for each in instrument["questions"] if each["notation"] not in edge
        }
        ours = score(instrument, answers)
        edges = [each["from"] for each in instrument["bands"]]
        if ours["total"] in edges or any(value in edges[1:] for value in ours["dimensions"].values()):
            met += 1
            file = tmp_path / "edge.json"
            file.write_text(json.dumps(answers), "utf-8")
            ended = run(belarus, "assess", "--instrument", "smart-sme", "--answers", file, "--format", "json")
            agree(ours, json.loads(ended.said), answers)
        if met == 20:
            return
    raise AssertionError(f"only {met} edges were met")


def test_a_file_that_contradicts_itself_is_refused_with_the_line(empty: Path, tmp_path: Path):
    text = FORMULAS.read_text("utf-8")
    with REFUSED.open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    wrong = []
    for row in rows:
        assert text.count(row["says"]) == 1, row
        file = tmp_path / "formulas-1.yaml"
        file.write_text(text.replace(row["says"], row["instead"]), "utf-8")
        ended = run(empty, "assess", "--instrument", file)
        where = f"{file}:{row['line']}:"
        if ended.status != 1 or where not in ended.complained or row["complains"] not in ended.complained:
            wrong.append((row["instead"], row["line"], row["complains"], ended.complained))
    assert wrong == []
