"""What sources say of their figures is checked: on the page, by the import, and when somebody changes a figure."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from country_package import edit, records
from pages import main_part, read, words
from program import BELARUS, Server, run, serving

INDICATORS = records(BELARUS)["indicators"]
COURSE = "bsuir-bachelor-artificial-intelligence"

# The claims of the shipped package that do not add up: the figures, what they give, and what the source says.
DIFFERING = {
    ("belarus-china-projects", "growth-2019"): ("From 21 to 35 is a change of 66.7 %.", "65 %"),
    ("industry-research-organisations", "count-design"): ("The list has 12 entries.", "14"),
    ("sme-number", "state-share-medium"): ("575 of 2,237 is 25.7 %.", "25 %"),
    ("sme-share-employment", "total-2018"): ("19.8 + 9.2 = 29.", "23.6"),
}
# The same as the import says it: what the source says, the figures, what they give.
REPORTED = {
    ("belarus-china-projects", "growth-2019"): ("65.0", "21.0, 35.0", "66.67"),
    ("industry-research-organisations", "count-design"): ("14.0", "", "12.0"),
    ("sme-number", "state-share-medium"): ("25.0", "575.0, 2237.0", "25.7"),
    ("sme-share-employment", "total-2018"): ("23.6", "23.6, 19.8, 9.2", "29.0"),
}
# The report itself names these courses twice.
TWICE = {
    frozenset({f"{name}-2", name})
    for name in (
        "bsuir-bachelor-infocommunication-technologies-fic",
        "bsuir-doctorate-semiconductors-materials-and-electronic-devices",
    )
}

each_language = pytest.mark.parametrize("language", ["be", "ru", "en"])


@dataclass(frozen=True)
class Shown:
    """A claim as a page shows it."""

    indicator: str
    text: str
    agrees: bool


# The page


def test_the_page_shows_the_arithmetic_of_exactly_the_claims_that_differ(site: Server):
    differing, _ = groups(site, "en")
    assert len(differing) == len(DIFFERING)
    for claim, ((indicator, _), (arithmetic, stated)) in zip(differing, DIFFERING.items(), strict=True):
        assert claim.indicator == indicator
        assert f" Differs {arithmetic} The source says {stated}. " in claim.text
        assert INDICATORS[indicator]["title"]["en"] in claim.text


@each_language
def test_claims_that_agree_stand_apart(site: Server, language: str):
    differing, agreeing = groups(site, language)
    assert not any(claim.agrees for claim in differing)
    assert all(claim.agrees for claim in agreeing)
    assert [claim.indicator for claim in differing] == [indicator for indicator, _ in DIFFERING]
    assert sorted(claim.indicator for claim in agreeing) == sorted(
        id
        for id, indicator in INDICATORS.items()
        for claim in indicator.get("claims", [])
        if (id, claim["id"]) not in DIFFERING
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("be", "575 з 2237 — гэта 25,7 %. У крыніцы: 25 %."),
        ("ru", "575 из 2237 — это 25,7 %. В источнике: 25 %."),
        ("en", "575 of 2,237 is 25.7 %. The source says 25 %."),
    ],
    ids=["be", "ru", "en"],
)
def test_the_arithmetic_is_said_in_the_language_of_the_reader(site: Server, language: str, said: str):
    [claim] = [claim for claim in groups(site, language)[0] if claim.indicator == "sme-number"]
    assert said in claim.text


@each_language
def test_the_page_of_an_indicator_shows_its_own_claims(site: Server, language: str):
    for id, indicator in INDICATORS.items():
        page = read(site, f"/{language}/indicators/{id}")
        shown = [claim.agrees for claim in claims(page)]
        assert shown == [(id, claim["id"]) not in DIFFERING for claim in indicator.get("claims", [])], id


# The import


def test_the_import_prints_the_claims_that_differ_and_what_is_likely_twice(loaded: Path):
    said = imported(loaded, BELARUS)
    assert differing_in(said) == REPORTED
    assert likely_twice_in(said) == TWICE


def test_a_changed_figure_makes_a_claim_differ_and_a_changed_claim_makes_it_agree(loaded: Path, package: Path):
    edit(package / "indicators" / "sme-number.yaml", "value: 111214", "value: 111215")
    edit(package / "indicators" / "belarus-china-projects.yaml", "stated: 65", "stated: 67")
    expected = REPORTED | {("sme-number", "total-2018"): ("111215.0", "111215.0, 108977.0, 2237.0", "111214.0")}
    del expected["belarus-china-projects", "growth-2019"]
    assert differing_in(imported(loaded, package)) == expected
    with serving(loaded) as server:
        differing, agreeing = groups(server, "en")
    assert sorted(claim.indicator for claim in differing) == sorted(indicator for indicator, _ in expected)
    assert any("108,977 + 2,237 = 111,214. The source says 111,215." in claim.text for claim in differing)
    assert any("From 21 to 35 is a change of 66.7 %. The source says 67 %." in claim.text for claim in agreeing)


def test_a_changed_figure_of_another_indicator_is_noticed(loaded: Path, package: Path):
    """The share of innovators is a share of the enterprises that another indicator counts."""
    edit(package / "indicators" / "sme-number.yaml", "    value: 2237", "    value: 4474")
    assert ("technological-innovators-number", "share-medium") in differing_in(imported(loaded, package))


@pytest.mark.parametrize("figure", ["nothing#2018-medium", "sme-number#2030-medium"])
def test_a_claim_about_a_figure_that_is_not_there_is_refused(loaded: Path, package: Path, figure: str):
    file = "indicators/technological-innovators-number.yaml"
    edit(package / file, "sme-number#2018-medium", figure)
    run(loaded, "import", package).refused(f"{file}:", figure, "Nothing was imported")


def test_a_course_that_is_there_twice_is_named_but_let_in(loaded: Path, package: Path):
    course = records(BELARUS)["courses"][COURSE]
    again = course | {"id": "the-same-again", "sources": course["sources"][:1]}
    other = course | {"id": "another-level", "level": "level-master"}
    for name, more in (("again", again), ("other", other)):
        text = yaml.safe_dump([more], allow_unicode=True, sort_keys=False)
        (package / "courses" / f"{name}.yaml").write_text(text, "utf-8")
    said = imported(loaded, package)
    assert "2 added" in said
    assert likely_twice_in(said) == TWICE | {frozenset({"the-same-again", COURSE})}


# How it is read


def groups(site: Server, language: str) -> list[list[Shown]]:
    """The two groups of the page of claims, each with a heading of its own: those that differ, those that agree."""
    sections = re.findall(r"<section.*?</section>", main_part(read(site, f"/{language}/claims")), re.DOTALL)
    assert len({words(re.search("<h2>(.*?)</h2>", section)[1]) for section in sections}) == 2
    return [claims(section) for section in sections]


def claims(page: str) -> list[Shown]:
    items = re.findall(r'<li class="mark-(passed|failed)">(.*?)</li>', page, re.DOTALL)
    return [
        Shown("".join(re.findall(r'href="/\w+/indicators/([^"]*)"', item)), words(item), mark == "passed")
        for mark, item in items
    ]


def imported(database: Path, package: Path) -> str:
    ended = run(database, "import", package)
    assert ended.status == 0, ended
    return ended.said


def differing_in(said: str) -> dict[tuple[str, str], tuple[str, str, str]]:
    claim = r"indicators/(\S+), claim (\S+)"
    line = rf"^Does not add up: {claim}: the source says (\S+), the figures(?: \((.*)\))? give (\S+)\.$"
    return {
        (indicator, claim): (stated, figures, given)
        for indicator, claim, stated, figures, given in re.findall(line, said, re.M)
    }


def likely_twice_in(said: str) -> set[frozenset[str]]:
    """Pairs of courses that the import takes for one."""
    line = r"^Likely twice: courses/(\S+) says the same as (\S+)\.$"
    return {frozenset(pair) for pair in re.findall(line, said, re.M)}
