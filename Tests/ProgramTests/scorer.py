"""Scores the answers to an instrument as docs/instruments.md says: another implementation, to compare the program with.

All arithmetic is in fractions, so that a score on the edge of a band is on the edge, and nothing is rounded before the end.
Where the document leaves a choice, the code says so with the word CHOICE.
"""
from fractions import Fraction

import yaml

UNKNOWN, NOT_APPLICABLE = "unknown", "notApplicable"


class Wrong(Exception):
    """A file or an answer that contradicts the document."""


def num(value):
    """A number of the file as it is written: 0.1 is one tenth."""
    if isinstance(value, Fraction):
        return value
    if isinstance(value, bool):
        raise Wrong(f"{value} is no number")
    return Fraction(str(value))


def as_key(value):
    """YAML reads true, 3 and the like; answers and notations compare as text."""
    if value is True:
        return "true"
    if value is False:
        return "false"
    return str(value)


# Answers

def is_open(answer):
    return answer is None or answer == UNKNOWN or answer == NOT_APPLICABLE


def normal(question, answer):
    """The answer in one form, or Wrong. Unknown and notApplicable stay; no answer is unknown."""
    name, kind = question["notation"], question["kind"]
    if answer is None or answer == UNKNOWN:
        return UNKNOWN
    if answer == NOT_APPLICABLE:
        return NOT_APPLICABLE
    if kind == "yesNo":
        text = as_key(answer)
        if text in ("true", "yes"):
            return True
        if text in ("false", "no"):
            return False
        raise Wrong(f"{name}: {answer} is neither yes nor no")
    if kind == "single":
        if as_key(answer) not in options(question):
            raise Wrong(f"{name}: no option {answer}")
        return as_key(answer)
    if kind == "multiple":
        if not isinstance(answer, list):
            raise Wrong(f"{name}: a list is needed")
        chosen = [as_key(one) for one in answer]
        known = options(question)
        if not chosen:
            raise Wrong(f"{name}: an empty list says nothing")  # CHOICE: "none of these" is an exclusive option
        if len(set(chosen)) != len(chosen) or any(one not in known for one in chosen):
            raise Wrong(f"{name}: {chosen} are not options, each once")
        if len(chosen) > 1 and any(known[one].get("exclusive") for one in chosen):
            raise Wrong(f"{name}: an exclusive option stands alone")
        return chosen
    if kind == "matrix":
        if not isinstance(answer, dict):
            raise Wrong(f"{name}: an option for each row is needed")
        rows, known = {as_key(row["notation"]) for row in question["rows"]}, options(question)
        found = {}
        for row, option in answer.items():
            if as_key(row) not in rows:
                raise Wrong(f"{name}: no row {row}")
            if option is None or option == UNKNOWN:
                continue
            if option != NOT_APPLICABLE and as_key(option) not in known:
                raise Wrong(f"{name}: no option {option}")
            found[as_key(row)] = as_key(option)
        return found
    if kind == "scale":
        value = num(answer)
        if value.denominator != 1 or not num(question["from"]) <= value <= num(question["to"]):
            raise Wrong(f"{name}: {answer} is not on the scale")
        return value
    if kind == "number":
        value = num(answer)
        bounds = question.get("range") or {}
        if ("from" in bounds and value < num(bounds["from"])) or ("to" in bounds and value > num(bounds["to"])):
            raise Wrong(f"{name}: {answer} is outside of the range")
        return value
    raise Wrong(f"{name}: no kind {kind}")


def options(question):
    return {as_key(option["notation"]): option for option in question["options"]}


# Visibility

def kleene_all(values):
    values = list(values)
    return False if False in values else None if None in values else True


def kleene_any(values):
    values = list(values)
    return True if True in values else None if None in values else False


def holds(condition, questions, given):
    """True, False, or None when an answer that decides is unknown."""
    if "all" in condition:
        return kleene_all(holds(part, questions, given) for part in condition["all"])
    if "any" in condition:
        return kleene_any(holds(part, questions, given) for part in condition["any"])
    if "none" in condition:
        found = kleene_any(holds(part, questions, given) for part in condition["none"])
        return None if found is None else not found
    question, answer = questions[condition["question"]], given[condition["question"]]
    if answer == UNKNOWN:
        return None
    if answer == NOT_APPLICABLE:
        return False  # CHOICE: what does not apply equals nothing
    if "atLeast" in condition or "lessThan" in condition:
        value = num(answer)
        return ("atLeast" not in condition or value >= num(condition["atLeast"])) and \
               ("lessThan" not in condition or value < num(condition["lessThan"]))
    wanted = condition["in"] if "in" in condition else [condition["equals"]]
    if question["kind"] in ("scale", "number"):
        return any(num(one) == answer for one in wanted)
    if question["kind"] == "yesNo":
        return any(normal(question, one) == answer for one in wanted)
    if question["kind"] == "multiple":
        return any(as_key(one) in answer for one in wanted)  # CHOICE: equals means "is among those chosen"
    return any(as_key(one) == answer for one in wanted)


def settled(instrument, answers):
    """What each question is taken to say, in the order of the file: its answer, what follows when it is not asked, or unknown."""
    questions = {question["notation"]: question for question in instrument["questions"]}
    for name in answers:
        if name not in questions:
            raise Wrong(f"no question {name}")
    given, hidden = {}, set()
    for question in instrument["questions"]:
        name = question["notation"]
        shown = holds(question["visibleWhen"], questions, given) if "visibleWhen" in question else True
        if shown is False:
            hidden.add(name)
            given[name] = normal(question, question["whenHidden"]) if "whenHidden" in question else NOT_APPLICABLE
        else:  # CHOICE: while nobody knows whether it is asked, its own answer counts; nothing follows
            given[name] = normal(question, answers.get(name))
    return given, hidden


# Points

def number_points(question, value):
    if "linear" in question:
        line = question["linear"]
        start, end = num(line["from"]), num(line["to"])
        first, last = num(line["points"][0]), num(line["points"][1])
        part = min(max((value - start) / (end - start), Fraction(0)), Fraction(1))
        return first + part * (last - first)
    for step in question["steps"]:
        if "below" not in step or value < num(step["below"]):
            return num(step["points"])
    raise Wrong(f"{question['notation']}: the last step has no points for {value}")


def bounds_of_points(question):
    """The fewest and the most points of one item of the question."""
    kind = question["kind"]
    if kind == "yesNo":
        points = question.get("points") or {}
        points = {as_key(key): value for key, value in points.items()}
        values = [num(points.get("true", points.get("yes", 1))), num(points.get("false", points.get("no", 0)))]
    elif kind in ("single", "matrix"):
        values = [num(option.get("points", 0)) for option in question["options"]]
    elif kind == "multiple":
        alone = [num(o.get("points", 0)) for o in question["options"] if o.get("exclusive")]
        joint = [num(o.get("points", 0)) for o in question["options"] if not o.get("exclusive")]
        least = list(alone)
        most = list(alone)
        if joint:  # the sums of chosen options, of which there is at least one
            least.append(sum(p for p in joint if p < 0) if any(p < 0 for p in joint) else min(joint))
            most.append(sum(p for p in joint if p > 0) if any(p > 0 for p in joint) else max(joint))
        low, high = min(least), max(most)
        if "cap" in question:
            low, high = min(low, num(question["cap"])), min(high, num(question["cap"]))
        return low, high
    elif kind == "scale":
        values = [num(question["from"]), num(question["to"])]
    elif "linear" in question:
        values = [num(one) for one in question["linear"]["points"]]
    else:
        values = [num(step["points"]) for step in question["steps"]]
    return min(values), max(values)


def points_of(question, answer):
    kind = question["kind"]
    if kind == "yesNo":
        points = {as_key(key): value for key, value in (question.get("points") or {}).items()}
        yes, no = num(points.get("true", points.get("yes", 1))), num(points.get("false", points.get("no", 0)))
        return yes if answer else no
    if kind == "single":
        return num(options(question)[answer].get("points", 0))
    if kind == "multiple":
        total = sum(num(options(question)[one].get("points", 0)) for one in answer)
        return min(total, num(question["cap"])) if "cap" in question else total
    if kind == "scale":
        return answer
    return number_points(question, answer)


class Part:
    """A part of a formula: an item of a dimension, or a dimension of the total."""

    def __init__(self, name, state, points, low, high, weight):
        self.name, self.state, self.points = name, state, points  # state: known, unknown, notApplicable
        self.low, self.high, self.weight = low, high, weight

    @property
    def measured(self):
        return self.state == "known"

    def value(self, items, points=None):
        points = self.points if points is None else points
        if items == "points":
            return points
        if self.high == self.low:
            raise Wrong(f"{self.name}: no percent between {self.low} and {self.high}")
        return 100 * (points - self.low) / (self.high - self.low)


def items_of(question, answer):
    """The items of a question, each a Part; rows of a matrix share its weight."""
    low, high = bounds_of_points(question)
    weight = num(question["weight"]) if "weight" in question else None
    if question["kind"] != "matrix":
        state = answer if is_open(answer) else "known"
        points = points_of(question, answer) if state == "known" else None
        return [Part(question["notation"], state, points, low, high, weight)]
    rows, known = question["rows"], options(question)
    share = Fraction(1, len(rows)) * (1 if weight is None else weight)
    found = []
    for row in rows:
        chosen = answer if is_open(answer) else answer.get(as_key(row["notation"]), UNKNOWN)
        state = chosen if is_open(chosen) else "known"
        points = num(known[chosen].get("points", 0)) if state == "known" else None
        part = Part(question["notation"], state, points, low, high, share)
        part.row = row["notation"]
        found.append(part)
    return found


# Formulas

DEFAULT_ITEMS = {"sum": "points", "mean": "percent", "weightedMean": "percent", "minimum": "percent", "count": "points"}


def apply(formula, parts):
    """The score by the formula, or None when there is none."""
    scoring = formula.get("scoring", "mean")
    if scoring == "gate":
        score, possible = by_gate(formula, parts)
    else:
        items = formula.get("items", DEFAULT_ITEMS.get(scoring))
        score = plain(scoring, items, formula.get("atLeast"), parts)
        possible = span(scoring, items, formula.get("atLeast"), parts)
    if score is None or not formula.get("rescaled"):
        return score
    return None if possible[0] == possible[1] else 100 * (score - possible[0]) / (possible[1] - possible[0])


def plain(scoring, items, at_least, parts):
    measured = [part for part in parts if part.measured]
    if not measured:
        return None
    if scoring == "sum":
        weight = lambda part: Fraction(1) if part.weight is None else part.weight
        ends = lambda some: (sum(min(weight(p) * p.value(items, p.low), weight(p) * p.value(items, p.high)) for p in some),
                             sum(max(weight(p) * p.value(items, p.low), weight(p) * p.value(items, p.high)) for p in some))
        total = sum(weight(part) * part.value(items) for part in measured)
        if len(measured) == len(parts):
            return total
        (low, high), (low_m, high_m) = ends(parts), ends(measured)
        return None if low_m == high_m else low + (total - low_m) * (high - low) / (high_m - low_m)
    if scoring == "mean":
        return sum(part.value(items) for part in measured) / len(measured)
    if scoring == "weightedMean":
        weights = sum(part.weight for part in measured)
        return None if weights == 0 else sum(part.weight * part.value(items) for part in measured) / weights
    if scoring == "minimum":
        return min(part.value(items) for part in measured)
    if scoring == "count":
        reached = sum(1 for part in measured
                      if part.value(items) >= (part.value(items, part.high) if at_least is None else num(at_least)))
        return Fraction(reached * len(parts), len(measured))
    raise Wrong(f"no scoring {scoring}")


def span(scoring, items, at_least, parts):
    """The lowest and the highest score that are possible."""
    def with_all(end):
        made = [Part(p.name, "known", getattr(p, end), p.low, p.high, p.weight) for p in parts]
        return plain(scoring, items, at_least, made)
    return with_all("low"), with_all("high")


def by_gate(formula, parts):
    gate = formula["gate"]
    inside = gate.get("inside", "mean")
    items = formula.get("items", DEFAULT_ITEMS[inside])
    doors = [part for part in parts if part.name in gate["parts"]]
    others = [part for part in parts if part.name not in gate["parts"]]
    closed = num(gate.get("closed", 0))
    low, high = span(inside, items, formula.get("atLeast"), others)
    possible = (min(closed, low), max(closed, high))
    if any(part.measured and part.value(items) < num(gate["atLeast"]) for part in doors):
        return closed, possible
    if any(part.state == UNKNOWN for part in doors):  # CHOICE: a door that does not apply stands open
        return None, possible
    return plain(inside, items, formula.get("atLeast"), others), possible


# The instrument

def band_of(bands, value):
    if value is None:
        return None
    for band in bands:
        if num(band["from"]) <= value and ("below" not in band or value < num(band["below"])):
            return band["notation"]
    raise Wrong(f"no band holds {value}")


def formula_of(node):
    return {"scoring": node} if isinstance(node, str) else dict(node or {})


def range_of(node, otherwise):
    node = node or otherwise
    return num(node["from"]), num(node["to"])


def evaluate(instrument, answers, replaced=None):
    given, hidden = settled(instrument, answers)
    whole = instrument.get("range") or {"from": 0, "to": 100}
    items = {}
    for question in instrument["questions"]:
        if question.get("dimension"):
            items.setdefault(question["dimension"], []).extend(items_of(question, given[question["notation"]]))
    if replaced:  # every unknown item at one of its ends, for the range of a score
        for part in (one for some in items.values() for one in some):
            if part.state == UNKNOWN:
                part.state, part.points = "known", getattr(part, replaced)
    dimensions, parts = {}, []
    for dimension in instrument["dimensions"]:
        name = dimension["notation"]
        formula = {key: dimension[key] for key in ("scoring", "items", "rescaled", "atLeast", "gate") if key in dimension}
        score = apply(formula, items.get(name, []))
        dimensions[name] = score
        low, high = range_of(dimension.get("range"), whole)
        weight = num(dimension["weight"]) if "weight" in dimension else None
        # CHOICE: a dimension of which no item applies does not apply; any other without a score is unknown (it matters to a gate)
        nothing = NOT_APPLICABLE if all(item.state == NOT_APPLICABLE for item in items.get(name, [])) else UNKNOWN
        parts.append(Part(name, nothing if score is None else "known", score, low, high, weight))
    total = apply(formula_of(instrument.get("total")), parts)
    every = [part for some in items.values() for part in some]
    return total, dimensions, every, hidden


def confidence_of(items):
    applying = [part for part in items if part.state != NOT_APPLICABLE]
    if not applying:
        return "low"  # CHOICE: nothing is known
    unknown = sum(1 for part in applying if part.state == UNKNOWN)
    if 2 * unknown > len(applying):
        return "low"
    if 4 * unknown > len(applying):
        return "medium"
    return "high"


def shown(value):
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)


def score(instrument, answers):
    """{total, band, confidence, dimensions, dimensionBands, ranges, hidden}; None where there is no score."""
    total, dimensions, items, hidden = evaluate(instrument, answers)
    lowest, highest = evaluate(instrument, answers, "low"), evaluate(instrument, answers, "high")
    own = {d["notation"]: d.get("bands") or instrument["bands"] for d in instrument["dimensions"]}
    ends = lambda a, b: None if a is None or b is None else [shown(min(a, b)), shown(max(a, b))]
    return {
        "total": shown(total),
        "band": band_of(instrument["bands"], total),
        "confidence": confidence_of(items),
        "dimensions": {name: shown(value) for name, value in dimensions.items()},
        "dimensionBands": {name: band_of(own[name], value) for name, value in dimensions.items()},
        "ranges": {"total": ends(lowest[0], highest[0]),
                   **{name: ends(lowest[1][name], highest[1][name]) for name in dimensions}},
        "hidden": sorted(hidden),
    }
