"""`effects` against an independent implementation, on thousands of payments; and what it says of wrong questions."""

import json
import math
import random
from pathlib import Path
from urllib.request import Request, urlopen

import numpy_financial
import pytest
from program import run, serving

FLOWS = 4000
PROJECT = {
    "project": "order-accounting",
    "inputs": {
        "labourHours": 4000, "labourReduction": 25, "labourCost": 20, "labourUtilisation": 100, "equipment": 10000,
        "software": 20000, "advice": 0, "training": 4000, "reorganisation": 6000, "fees": 3000, "support": 2000,
    },
}  # fmt: skip


def answers(questions: list[dict]) -> list[dict]:
    """What one run of the program says of many questions."""
    ended = run("", "effects", "--lines", stdin="\n".join(map(json.dumps, questions)) + "\n")
    assert ended.status == 0, ended.complained
    return [json.loads(line) for line in ended.said.splitlines()]


def payments(chance: random.Random) -> list[float]:
    """Mostly an investment with returns, sometimes anything."""
    count = chance.randint(2, 40)
    if chance.random() < 0.6:
        return [-chance.uniform(1, 1e6)] + [chance.uniform(-1e4, 3e5) for _ in range(count)]
    return [round(chance.uniform(-1e5, 1e5), 2) * chance.choice([0, 1, 1, 1]) for _ in range(count)]


def same(ours: float | None, theirs: float, scale: float = 1) -> bool:
    if ours is None:
        return not math.isfinite(theirs)
    return math.isclose(ours, theirs, rel_tol=1e-9, abs_tol=1e-9 * scale)


def test_value_and_rates_are_those_of_numpy_financial():
    chance = random.Random(2020)
    questions = [
        {
            "cashFlows": payments(chance),
            "rate": round(chance.uniform(-0.3, 1), 4),
            "financeRate": round(chance.uniform(0, 0.5), 4),
            "reinvestRate": round(chance.uniform(0, 0.5), 4),
        }
        for _ in range(FLOWS)
    ]
    found = 0
    for question, answer in zip(questions, answers(questions), strict=True):
        flows = question["cashFlows"]
        size = sum(abs(flow) / (1 + question["rate"]) ** time for time, flow in enumerate(flows))
        assert same(answer["npv"], numpy_financial.npv(question["rate"], flows), size), question
        mirr = numpy_financial.mirr(flows, question["financeRate"], question["reinvestRate"])
        assert same(answer["mirr"], mirr), question
        irr = numpy_financial.irr(flows)
        # It gives one rate, the nearest to nothing; ours are all there are between the ends.
        if math.isfinite(irr) and -0.98 < irr < 9.9:
            found += 1
            assert any(math.isclose(rate, irr, rel_tol=1e-6, abs_tol=1e-7) for rate in answer["irr"]), (question, irr)
    assert found > FLOWS / 2


def test_a_loan_costs_what_numpy_financial_says():
    chance = random.Random(2021)
    loans = [
        {"amount": round(chance.uniform(1, 1e7), 2), "rate": chance.choice([0, chance.uniform(0, 1)]), "years": chance.randint(1, 50)}
        for _ in range(1000)
    ]
    for loan, answer in zip(loans, answers([{"loan": loan} for loan in loans]), strict=True):
        assert same(answer["payment"], -numpy_financial.pmt(loan["rate"], loan["years"], loan["amount"])), loan


def test_the_command_and_the_api_give_the_same_answer(belarus: Path):
    questions = [{"cashFlows": [-1600, 10000, -10000], "rate": 0.1}, PROJECT, PROJECT | {"scenario": "pessimistic"}]
    with serving(belarus) as server:
        for question in questions:
            body = json.dumps(question).encode()
            headers = {"Content-Type": "application/json", "Accept-Language": "be"}
            with urlopen(Request(f"{server.address}/api/v1/effects", body, headers), timeout=10) as answer:
                served = json.load(answer)
            told = run(belarus, "effects", "-", "--format", "json", "--language", "be", stdin=json.dumps(question))
            assert json.loads(told.said) == served, told.complained
    assert run(belarus, "effects", "-", stdin=json.dumps(PROJECT)).said.startswith("project: order-accounting")


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("{rate: 0.1}", "/cashFlows"),
        ("{cashFlows: [], rate: 0.1}", "/cashFlows"),
        ("{cashFlows: [1, many], rate: 0.1}", "/cashFlows/1"),
        ("{cashFlows: [1, .inf], rate: 0.1}", "/cashFlows/1"),
        ("{cashFlows: [1, .nan], rate: 0.1}", "/cashFlows/1"),
        ("{cashFlows: [1, 1e300], rate: 0.1}", "/cashFlows/1"),
        ("{cashFlows: [-1, 2], rate: -1}", "/rate"),
        ("{cashFlows: [-1, 2], rate: 0.1, colour: red}", "/colour"),
        ("{project: nothing, inputs: {}}", "/project"),
        ("{project: order-accounting, inputs: {}}", "/inputs/labourHours"),
        ("{project: order-accounting, inputs: {colour: 1}}", "/inputs/colour"),
    ],
)
def test_a_wrong_question_is_refused_with_its_place(belarus: Path, question: str, place: str):
    run(belarus, "effects", "-", stdin=question).refused(place)
