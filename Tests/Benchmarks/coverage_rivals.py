"""The table of coverage by numpy, and by SQL on PostgreSQL: `coverage_rivals.py FOLDER [POSTGRES_URL]`.

FOLDER has `firms.csv`, a register, and `rules.json`: `{day, sizes: [[notation, below]], regions: {district: region}, below: {notation: [those in it]},
rows: [notation], programmes: [{areas, criteria}]}`. Prints a JSON line for each: engine, milliseconds, and the cells as `[row, size, region, eligible, undetermined]`.
"""

import csv
import datetime
import json
import subprocess
import sys
import time
from pathlib import Path

import numpy

EPOCH = datetime.date(1970, 1, 1)
COLUMNS = (
    "size text, region text, employees int, turnover numeric, currency text, ownership text, legal_form text, activity text,"
    " district text, founded int, export_share numeric, women_led boolean, needs int"
)
NAMES = {
    "employees": "employees", "ownership": "ownership", "legalForm": "legal_form", "activity": "activity", "region": "district",
    "exportShare": "export_share", "womenLed": "women_led", "needs": "needs", "founded": "founded",
}
SIGNS = {"atLeast": ">=", "atMost": "<=", "lessThan": "<", "moreThan": ">"}


def read(folder):
    rules = json.loads((folder / "rules.json").read_text())
    rules["needs"] = sorted({need for found in needs_named(rules["programmes"]) for need in found})
    with open(folder / "firms.csv", newline="") as file:
        return rules, [plain(firm, rules) for firm in csv.DictReader(file)]


def needs_named(value):
    """Every list of needs that a rule compares with."""
    if isinstance(value, dict):
        if value.get("fact") == "needs":
            yield value["containsAny"]
        for part in value.values():
            yield from needs_named(part)
    if isinstance(value, list):
        for part in value:
            yield from needs_named(part)


def plain(firm, rules):
    """A firm as a row of the table; None is unknown."""
    employees = int(firm["employees"]) if firm["employees"] else None
    size = next((name for name, below in rules["sizes"] if employees is not None and (below is None or employees < below)), "unknown")
    amount, currency = (firm["turnover"].split(" ") if firm["turnover"] else (None, None))
    needs = None
    if firm["needs"]:
        needs = sum(1 << number for number, need in enumerate(rules["needs"]) if need in firm["needs"].split("|"))
    founded = (datetime.date.fromisoformat(firm["founded"]) - EPOCH).days if firm["founded"] else None
    share = float(firm["exportShare"]) if firm["exportShare"] else None
    women = {"": None, "true": True, "false": False}[firm["womenLed"]]
    return (
        size, rules["regions"].get(firm["region"], "unknown"), employees, float(amount) if amount else None, currency,
        firm["ownership"] or None, firm["legalForm"] or None, firm["activity"] or None, firm["region"] or None, founded, share, women,
        needs,
    )


def months_before(day, months):
    date = EPOCH + datetime.timedelta(days=day)
    number = date.year * 12 + date.month - 1 - months
    year, month = divmod(number, 12)
    last = (datetime.date(year + month // 11, (month + 1) % 12 + 1, 1) - datetime.timedelta(days=1)).day
    return (datetime.date(year, month + 1, min(date.day, last)) - EPOCH).days


def bound(rule, rules):
    """The comparator and what it compares with."""
    name, value = next((name, value) for name, value in rule.items() if name != "fact")
    if rule["fact"] == "founded":
        return name, months_before(rules["day"], int(value[1:-1]) * (12 if value[-1] == "Y" else 1))
    if name in ("in", "notIn"):
        return name, sorted({word for one in value for word in rules["below"].get(one, [one])})
    return name, value


# MARK: numpy


class Masks:
    """Two masks for each rule: true, false."""

    def __init__(self, rules, firms):
        self.rules = rules
        self.known = {}
        columns = list(zip(*firms))
        self.cells = columns[0], columns[1]
        self.codes, self.numbers = {}, {}
        for place, name in enumerate(part.split()[0] for part in COLUMNS.split(", ")):
            if name in ("employees", "turnover", "founded", "export_share", "women_led"):
                self.numbers[name] = numpy.array([numpy.nan if value is None else value for value in columns[place]], dtype=float)
            elif name == "needs":
                self.needs = numpy.array([-1 if value is None else value for value in columns[place]])
            else:
                words = {word: code for code, word in enumerate(sorted({word for word in columns[place] if word is not None}))}
                self.codes[name] = words, numpy.array([-1 if word is None else words[word] for word in columns[place]])

    def of(self, rule):
        key = json.dumps(rule)
        if key not in self.known:
            self.known[key] = self.computed(rule)
        return self.known[key]

    def computed(self, rule):
        for name, parts in rule.items():
            if name in ("all", "any", "none"):
                truths, falsehoods = zip(*(self.of(part) for part in parts))
                if name == "all":
                    return numpy.logical_and.reduce(truths), numpy.logical_or.reduce(falsehoods)
                any_of = numpy.logical_or.reduce(truths), numpy.logical_and.reduce(falsehoods)
                return any_of if name == "any" else any_of[::-1]
        comparator, value = bound(rule, self.rules)
        fact = rule["fact"]
        if fact == "needs":
            mask = sum(1 << self.rules["needs"].index(need) for need in set(value))
            known = self.needs >= 0
            true = known & ((self.needs & mask) != 0)
        elif fact == "turnover":
            words, codes = self.codes["currency"]
            known = codes == words.get(value["currency"], -2)
            true = known & (self.numbers["turnover"] <= value["amount"])
        elif NAMES[fact] in self.codes:
            words, codes = self.codes[NAMES[fact]]
            known = codes >= 0
            true = known & numpy.isin(codes, [words[word] for word in value if word in words])
            if comparator == "notIn":
                true = known & ~true
        else:
            numbers = self.numbers[NAMES[fact]]
            known = ~numpy.isnan(numbers)
            true = {
                "lessThan": numbers.__lt__, "atLeast": numbers.__ge__, "atMost": numbers.__le__, "moreThan": numbers.__gt__,
                "equals": numbers.__eq__, "onOrBefore": numbers.__le__,
            }[comparator](value)
        return true, known & ~true

    def table(self):
        keys = sorted(set(zip(*self.cells)))
        numbers = {key: number for number, key in enumerate(keys)}
        cell = numpy.array([numbers[key] for key in zip(*self.cells)])
        start = time.perf_counter()
        served = {row: [numpy.zeros(len(cell), bool), numpy.zeros(len(cell), bool)] for row in self.rules["rows"]}
        for programme in self.rules["programmes"]:
            truths, falsehoods = zip(*(self.of(rule) for rule in programme["criteria"]))
            eligible, possible = numpy.logical_and.reduce(truths), ~numpy.logical_or.reduce(falsehoods)
            for area in programme["areas"]:
                served[area][0] |= eligible
                served[area][1] |= possible
        counts = {
            row: [numpy.bincount(cell[mask], minlength=len(keys)) for mask in (eligible, possible & ~eligible)]
            for row, (eligible, possible) in served.items()
        }
        spent = time.perf_counter() - start
        return spent, [
            [row, *key, int(eligible[number]), int(open_[number])]
            for row, (eligible, open_) in counts.items() for number, key in enumerate(keys)
        ]


# MARK: SQL


def sql(rule, rules):
    """The same rule: SQL is three-valued, too."""
    for name, parts in rule.items():
        if name in ("all", "any", "none"):
            text = (" AND " if name == "all" else " OR ").join(sql(part, rules) for part in parts)
            return f"(NOT ({text}))" if name == "none" else f"({text})"
    comparator, value = bound(rule, rules)
    column = NAMES.get(rule["fact"])
    if rule["fact"] == "needs":
        return f"needs & {sum(1 << rules['needs'].index(need) for need in set(value))} <> 0"
    if rule["fact"] == "turnover":
        return f"CASE WHEN currency = '{value['currency']}' THEN turnover <= {value['amount']} END"
    if comparator in ("in", "notIn"):
        words = ", ".join(f"'{word}'" for word in value)
        return f"{column} {'NOT ' if comparator == 'notIn' else ''}IN ({words})"
    return f"{column} {SIGNS.get(comparator, '<=' if comparator == 'onOrBefore' else '=')} {str(value).lower()}"


def query(rules):
    programmes = ", ".join(
        f"({' AND '.join(sql(rule, rules) for rule in programme['criteria'])}) AS p{number}"
        for number, programme in enumerate(rules["programmes"])
    )
    counts = []
    for row in rules["rows"]:
        served = " OR ".join(f"p{number}" for number, programme in enumerate(rules["programmes"]) if row in programme["areas"])
        counts += [f"COUNT(*) FILTER (WHERE {served or 'FALSE'})", f"COUNT(*) FILTER (WHERE ({served or 'FALSE'}) IS NULL)"]
    # OFFSET keeps each programme from being asked again for every row.
    return f"SELECT size, region, {', '.join(counts)} FROM (SELECT size, region, {programmes} FROM coverage_firms OFFSET 0) firms GROUP BY size, region"


def psql(url, text):
    done = subprocess.run(
        ["psql", url, "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1"], input=text, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr[:500])
    return done.stdout


def postgres(url, rules, firms, folder):
    path = folder / "rows.csv"
    with open(path, "w", newline="") as file:
        csv.writer(file).writerows(firms)
    psql(url, f"DROP TABLE IF EXISTS coverage_firms; CREATE TABLE coverage_firms ({COLUMNS});\n\\copy coverage_firms FROM '{path}' CSV\nANALYZE coverage_firms;")
    # Without compiling a thousand expressions first: with it a run on a busy machine was not done after minutes.
    text = "SET jit = off;\n" + query(rules) + ";"
    times = []
    for _ in range(3):
        start = time.perf_counter()
        answer = psql(url, text)
        times.append(time.perf_counter() - start)
    psql(url, "DROP TABLE coverage_firms;")
    cells = []
    for line in answer.splitlines():
        size, region, *counts = line.split("|")
        for number, row in enumerate(rules["rows"]):
            cells.append([row, size, region, int(counts[2 * number]), int(counts[2 * number + 1])])
    return min(times), cells


def main():
    folder = Path(sys.argv[1])
    rules, firms = read(folder)
    found = {"numpy": Masks(rules, firms).table()}
    if len(sys.argv) > 2:
        found["PostgreSQL"] = postgres(sys.argv[2], rules, firms, folder)
    for engine, (spent, cells) in found.items():
        print(json.dumps({"engine": engine, "milliseconds": spent * 1000, "cells": cells}))


if __name__ == "__main__":
    main()
