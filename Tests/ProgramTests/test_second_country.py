"""A made-up country is served as well as ours: names, regions, sizes, currency and languages come from its package."""

import json
import re
import shutil
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
import yaml
from country_package import PATHS, records, rows
from pages import answered, main_part, read, words
from program import ROOT, Server, run, serving

NORLAND = ROOT / "Tests" / "Data" / "norland"
COUNTRY = yaml.safe_load((NORLAND / "package.yaml").read_text("utf-8"))
LANGUAGES = COUNTRY["languages"]
OURS = re.compile(r"(?i:belarus|белар|белор|minsk|минск|мінск)|\bBYN\b|\bBY-|\bcountry-by\b")

# What the check asks about a firm, and the notations it offers.
CHOICES = {
    "region": ["XN-NS", "XN-SS", "XN-IS"],
    "activity": ["C", "C16", "C23", "H"],
    "ownership": ["state", "private", "mixed"],
    "legalForm": ["company", "soleTrader", "cooperative", "other"],
    "needs": ["change-tools", "change-skills"],
}
SOURCE_OF_SIZE = {
    "size-micro": "gift-for-micro",
    "size-small": "lending-for-small",
    "size-medium": "lending-for-medium",
    "size-large": "relief-for-large",
}
FIRM = {
    "region": "XN-NS-LH",
    "turnover": {"amount": 40_000, "currency": "XNL"},
    "activity": "C16.7",
    "ownership": "private",
    "legalForm": "cooperative",
}
DAY = "2024-01-01"


RECORDS = records(NORLAND)
SCHEMES = [row["notation"] for row in rows(NORLAND, "schemes.csv")]
LABELS = {row["notation"]: row for scheme in SCHEMES for row in rows(NORLAND, f"concepts/{scheme}.csv")}


@pytest.fixture(scope="module")
def norland(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the made-up country, only to be read."""
    database = tmp_path_factory.mktemp("norland") / "platform.sqlite"
    ended = run(database, "import", NORLAND)
    assert ended.status == 0, ended
    return database


@pytest.fixture(scope="module")
def server(norland: Path) -> Iterator[Server]:
    with serving(norland) as server:
        yield server


# The whole site


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_that_links_lead_to_says_anything_of_belarus(server: Server, language: str):
    pages = crawled(server, f"/{language}")
    assert [address for address, page in pages.items() if page is None] == [], "links that lead nowhere"
    assert {f"/{language}/{path}/{id}" for kind, path in PATHS.items() for id in RECORDS[kind]} <= pages.keys()
    assert {address: said for address, page in pages.items() if (said := of_belarus(page or ""))} == {}


@pytest.mark.parametrize("fact", [*CHOICES, "employees", "turnover", "founded", "womenLed", "exportShare"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_question_of_the_check_says_anything_of_belarus(server: Server, language: str, fact: str):
    assert of_belarus(read(server, f"/{language}/funding/check?ask={fact}&employees=5")) == []


@pytest.mark.parametrize("address", ["/style", "/api/openapi.json", "/nowhere", "/en/search?NOPE=1", "/en/search?q=x"])
def test_nothing_else_says_anything_of_belarus(server: Server, address: str):
    assert of_belarus(read(server, address)) == []


@pytest.mark.parametrize(
    "firm", ['{"turnover": {"amount": 1, "currency": "EURO"}}', '{"region": "Z"}', '{"colour": 1}', "{"]
)
def test_no_refusal_of_the_api_says_anything_of_belarus(server: Server, firm: str):
    for language in LANGUAGES:
        refusal = read(server, "/api/v1/eligibility", body=f'{{"firm": {firm}}}', accept=language)
        assert json.loads(refusal)["status"] in (400, 422)
        assert of_belarus(refusal) == []


# Names


def test_the_platform_has_the_name_that_the_country_gives_it(server: Server):
    for language in LANGUAGES:
        assert COUNTRY["title"][language] in words(read(server, f"/{language}"))


def test_the_home_page_has_the_name_and_the_problems_of_the_country(server: Server):
    for language in LANGUAGES:
        page = words(read(server, f"/{language}"))
        assert COUNTRY["countryOf"][language] in page
        for row in rows(NORLAND, "concepts/PROBLEM.csv"):
            assert row[language] in page


@pytest.mark.parametrize("kind", PATHS)
def test_each_list_has_the_records_of_the_country(server: Server, kind: str):
    for language in LANGUAGES:
        page = words(read(server, f"/{language}/{PATHS[kind]}"))
        for record in RECORDS[kind].values():
            assert record["title"][language] in page
            assert record["summary"][language] in page


@pytest.mark.parametrize(("kind", "id"), [(kind, id) for kind in PATHS for id in RECORDS[kind]])
def test_each_record_has_all_its_texts_and_the_names_of_its_notations_on_its_page(server: Server, kind: str, id: str):
    for language in LANGUAGES:
        page = words(read(server, f"/{language}/{PATHS[kind]}/{id}"))
        expected = [*texts(RECORDS[kind][id], language), *named(RECORDS[kind][id], language)]
        assert [text for text in expected if text.casefold() not in page.casefold()] == []


def test_the_map_is_that_of_the_country(server: Server):
    for language in LANGUAGES:
        page = read(server, f"/{language}/centres")
        drawn = re.findall(r'<path class="map-(\w+)" [^>]*><title>([^<]*)', page)
        assert drawn[0] == ("country", COUNTRY["countryName"][language])
        assert drawn[1:] == [("region", LABELS[notation][language]) for notation in ("XN-NS", "XN-SS", "XN-IS")]
        for town in rows(NORLAND, "places.csv"):
            assert town[language] in words(page)


def test_the_areas_and_who_answers_for_them_are_those_of_the_country(server: Server):
    for language in LANGUAGES:
        page = read(server, f"/{language}/responsible")
        lines = [words(line) for line in re.findall(r"<tr id=.*?</tr>", page, re.DOTALL)]
        council = RECORDS["organisations"]["council"]
        assert len(lines) == 2
        assert lines[0].startswith(f"{LABELS['charge-harbours'][language]} {council['title'][language]}")
        assert lines[1].startswith(LABELS["charge-lights"][language])


def test_the_claims_are_those_of_the_country(server: Server):
    page = read(server, "/en/claims")
    claims = [words(claim) for claim in re.findall(r"<li.*?</li>", main_part(page), re.DOTALL)]
    assert len(claims) == 3
    for claim, arithmetic in zip(claims, ("about 60 of 150 is 38 … 42 %", "From 120 to 150", "1 entry"), strict=True):
        assert arithmetic in claim
        assert RECORDS["indicators"]["looms-with-a-memory"]["title"]["en"] in claim


def test_the_licence_is_that_of_the_package(server: Server):
    licence = COUNTRY["licence"]
    for language in LANGUAGES:
        page = read(server, f"/{language}/data")
        assert f'<a href="{licence["url"]}" rel="license external">{licence["id"]}</a>' in page
        assert f"<rights>{licence['id']}</rights>" in read(server, f"/{language}/funding.atom")
        assert licence["url"] in read(server, f"/{language}/indicators/looms-with-a-memory")
    graph = json.loads(read(server, "/api/dcat.jsonld"))["@graph"]
    stated = {json.dumps(node["dct:license"]) for node in graph if "dct:license" in node}
    assert len(stated) == 1
    assert licence["url"] in stated.pop()
    everything = [*crawled(server, f"/{LANGUAGES[0]}").values(), json.dumps(graph)]
    assert [page for page in everything if re.search("creativecommons|CC.BY", page or "")] == []


def test_the_search_knows_the_words_and_the_filters_of_the_country(server: Server):
    found = json.loads(read(server, f"/api/v1/search?q={quote('holes in the nets')}"))
    assert "Nets tear" in json.dumps(found["items"])
    assert "loom-trial" in {item["id"] for item in found["items"]}
    assert list(found["facets"]) == sorted(["kind", *COUNTRY["facets"]])
    assert {value["label"] for value in found["facets"]["REGION"]} <= {row["en"] for row in rows(NORLAND, "concepts/REGION.csv")}
    southern = {"guild", "loom-trial", "hamnes-loft", "south-potters", "ferry-menders"}
    for chosen, ids in [("REGION=XN-SS", southern), ("SIZE=size-micro", {"gift-for-micro", "north-spoons"})]:
        narrowed = json.loads(read(server, f"/api/v1/search?{chosen}"))
        assert {item["id"] for item in narrowed["items"]} == ids
    titles = {row["notation"]: row for row in rows(NORLAND, "schemes.csv")}
    for language in LANGUAGES:
        page = words(read(server, f"/{language}/search"))
        assert [scheme for scheme in COUNTRY["facets"] if titles[scheme][language] not in page] == []


# The check


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("fact", CHOICES)
def test_the_check_offers_what_the_country_has(server: Server, fact: str, language: str):
    question = read(server, f"/{language}/funding/check?ask={fact}").split('id="question"')[1].split("</form>")[0]
    assert re.findall(r'<input[^>]* value="([^"]*)"', question) == CHOICES[fact]
    labels = [label.removeprefix("— ") for label in re.findall(r'choice-label">([^<]*)', question)]
    assert labels == [LABELS[notation][language] for notation in CHOICES[fact]]


def test_money_is_asked_for_in_the_currency_of_the_country_first(server: Server):
    currencies = re.findall(r'<option value="(\w+)"( selected)?', read(server, "/en/funding/check?ask=turnover"))
    assert currencies[0] == (COUNTRY["currency"], " selected")
    assert len({code for code, _ in currencies}) == len(currencies)


def test_an_answer_in_the_terms_of_the_country_decides(server: Server):
    page = words(read(server, "/en/funding/check?employees=8&region=XN-SS&turnover=60000&turnoverCurrency=XNL"))
    assert "Your region is South Shore (XN-SS)" in page
    assert "60,000 XNL" in page
    assert "Not open to firms of Norland." in page


@pytest.mark.parametrize("employees", [0, 5, 6, 39, 40, 299, 300])
def test_match_finds_what_the_country_has_for_firms_of_each_size(norland: Path, employees: int):
    outcomes = matched(norland, FIRM | {"employees": employees})
    size = next(size for size in COUNTRY["sizeClasses"] if employees < size.get("below", employees + 1))
    assert [id for id, outcome in outcomes.items() if outcome == "eligible"] == [SOURCE_OF_SIZE[size["notation"]]]


@pytest.mark.parametrize(("fact", "value"), [("region", "BY-HM"), ("activity", "C10"), ("needs", ["COSME-A"])])
def test_a_notation_that_only_another_country_has_is_refused(norland: Path, fact: str, value: object):
    ended = run(norland, "match", "--firm", "-", stdin=json.dumps({fact: value}))
    ended.refused(fact, value if isinstance(value, str) else value[0])


def test_money_of_another_currency_is_not_compared(norland: Path):
    firm = FIRM | {"employees": 8, "turnover": {"amount": 40_000, "currency": "EUR"}}
    assert matched(norland, firm)["lending-for-small"] == "undetermined"


def test_a_day_begins_when_it_begins_in_the_country(tmp_path: Path):
    """Between the two zones lie 26 hours: whenever the test runs, it is another day there."""
    days = []
    for zone in ("Etc/GMT+12", "Pacific/Kiritimati"):
        package = shutil.copytree(NORLAND, tmp_path / zone)
        file = package / "package.yaml"
        file.write_text(file.read_text("utf-8").replace(COUNTRY["timeZone"], zone), "utf-8")
        database = tmp_path / zone.replace("/", "-")
        assert run(database, "import", package).status == 0
        days.append(json.loads(run(database, "match", "--firm", "-", "--format", "json", stdin="{}").said)["at"])
    assert days[0] < days[1]


# The API


@pytest.mark.parametrize("kind", PATHS)
def test_the_api_lists_and_shows_the_records_of_the_country(server: Server, kind: str):
    for language in LANGUAGES:
        answer = read(server, f"/api/v1/{kind}", accept=language)
        assert of_belarus(answer) == []
        listed = {item["id"]: (item["title"], item["summary"]) for item in json.loads(answer)["items"]}
        ours = {id: (record["title"][language], record["summary"][language]) for id, record in RECORDS[kind].items()}
        assert listed == ours
    for id, record in RECORDS[kind].items():
        answer = read(server, f"/api/v1/{kind}/{id}")
        assert of_belarus(answer) == []
        assert json.loads(answer)["title"] == record["title"]


def test_the_api_has_the_classifications_of_the_country(server: Server):
    listed = json.loads(read(server, "/api/v1/schemes"))["items"]
    assert [scheme["notation"] for scheme in listed] == SCHEMES
    for scheme in SCHEMES:
        answer = read(server, f"/api/v1/schemes/{scheme}")
        assert of_belarus(answer) == []
        assert [concept["notation"] for concept in json.loads(answer)["concepts"]] == list_of(scheme)


def test_the_description_of_the_api_names_the_notations_of_the_country(server: Server):
    described = json.loads(read(server, "/api/openapi.json"))
    firm = json.dumps(described["components"]["schemas"])
    for notation in [*list_of("REGION"), *list_of("NACE")]:
        assert f'"{notation}"' in firm
    filters = [name.removeprefix("Filter-") for name in described["components"]["parameters"] if "Filter-" in name]
    assert sorted(filters) == sorted(COUNTRY["facets"])


def test_every_example_in_the_description_of_the_api_works_here(server: Server):
    described = json.loads(read(server, "/api/openapi.json"))
    content = described["paths"]["/api/v1/eligibility"]["post"]["requestBody"]["content"]["application/json"]
    for name, example in content["examples"].items():
        answer = json.loads(read(server, "/api/v1/eligibility", body=json.dumps(example["value"])))
        assert "results" in answer, (name, answer)


# Languages


def test_the_languages_of_the_country_are_offered_and_no_other(server: Server):
    for path in ("", "/search", "/funding/check", "/centres/guild", "/responsible", "/claims", "/nowhere"):
        for language in LANGUAGES:
            page = read(server, f"/{language}{path}")
            assert f'<html lang="{language}"' in page
            head, body = page.split("</head>")
            assert re.findall(r'hreflang="([^"]*)"', head) == LANGUAGES
            assert re.findall(r'hreflang="([^"]*)"', body) == LANGUAGES
            assert set(re.findall(r'href="/(be|en|ru)\b', page)) == set(LANGUAGES)


@pytest.mark.parametrize("address", ["/", "/search", "/funding/check", "/centres"])
def test_who_asks_for_a_language_the_country_does_not_offer_gets_one_that_it_does(server: Server, address: str):
    for asked, led in [("be", LANGUAGES[0]), ("be, ru;q=0.5", "ru"), ("ru", "ru"), ("fr", LANGUAGES[0])]:
        response = answered(server, address, accept=asked)
        assert response.status == 302
        assert response.headers["Location"] == f"/{led}{address}".removesuffix("/"), asked


# The package


def test_export_gives_the_package_back_byte_for_byte(norland: Path, tmp_path: Path):
    assert run(norland, "export", tmp_path / "copy").status == 0
    assert files(tmp_path / "copy") == files(NORLAND)


def test_one_country_takes_the_place_of_another_without_a_trace(loaded: Path, tmp_path: Path):
    ended = run(loaded, "import", NORLAND)
    assert ended.status == 0, ended
    assert f"Imported: {sum(map(len, RECORDS.values()))} added" in ended.said
    assert run(loaded, "export", tmp_path / "copy").status == 0
    assert files(tmp_path / "copy") == files(NORLAND)
    with serving(loaded) as server:
        for asked in ("Minsk", "Мінск", "Минск", "grants"):
            answer = json.loads(read(server, f"/api/v1/search?q={quote(asked)}"))
            assert answer["total"] == 0, answer
            assert "suggestion" not in answer
        assert of_belarus(read(server, "/en/search")) == []


# Helpers


def crawled(server: Server, start: str) -> dict[str, str | None]:
    """What the links of one language lead to, None where there is nothing.

    Of the check only the first page: each answer makes new addresses.
    """
    pages: dict[str, str | None] = {}
    waiting = [start]
    while waiting:
        address = waiting.pop()
        response = answered(server, address)
        page = response.read().decode()
        pages[address] = page if response.status == 200 else None
        if response.headers.get_content_type() != "text/html":
            continue
        for link in map(unescape, re.findall(r'href="([^"#]+)', page)):
            parts = urlsplit(link)
            is_answer = parts.path.endswith("/check") and parts.query
            if f"{parts.path}/".startswith(f"{start}/") and not is_answer and link not in [*pages, *waiting]:
                waiting.append(link)
    return pages


def matched(database: Path, firm: dict) -> dict[str, str]:
    """The outcome of each source of funding for a firm."""
    ended = run(database, "match", "--firm", "-", "--at", DAY, "--format", "json", stdin=json.dumps(firm))
    assert ended.status == 0, ended
    return {result["opportunity"]: result["outcome"] for result in json.loads(ended.said)["results"]}


def of_belarus(page: str) -> list[str]:
    """What the page says of our own country, with what stands around it."""
    return [page[max(0, hit.start() - 40) : hit.end() + 40] for hit in OURS.finditer(page)]


def texts(value: object, language: str) -> list[str]:
    """All that a record says in one language."""
    match value:
        case dict() if value.keys() == {"be", "ru", "en"}:
            return [value[language]]
        case dict():
            return [text for part in value.values() for text in texts(part, language)]
        case list():
            return [text for part in value for text in texts(part, language)]
    return []


def named(value: object, language: str) -> list[str]:
    """The names of all notations in a record, its criteria aside: these are said in sentences."""
    match value:
        case dict():
            parts = [part for name, part in value.items() if name not in ("criteria", "claims")]
            return [name for part in parts for name in named(part, language)]
        case list():
            return [name for part in value for name in named(part, language)]
        case str() if value in LABELS:
            return [LABELS[value][language]]
    return []


def list_of(scheme: str) -> list[str]:
    return [row["notation"] for row in rows(NORLAND, f"concepts/{scheme}.csv")]


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
