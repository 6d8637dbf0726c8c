"""Open data: what the page promises is in the files, and the DCAT catalogue lists the same files."""

import csv
import io
import re
from datetime import date
from typing import Any

import pytest
from country_package import PATHS, records, rows
from pages import answered, document, main_part, read, words
from program import BELARUS, Server

LANGUAGES = ["be", "ru", "en"]
BESIDE_RECORDS = ["observations", "effects", "index", "surveys", "gaps", "concepts", "mappings", "places"]
TABLES = [*PATHS, *BESIDE_RECORDS]
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
DOWNLOADS = ("text/csv", "application/json", "application/ld+json")

each_language = pytest.mark.parametrize("language", LANGUAGES)
each_table = pytest.mark.parametrize("table", TABLES)
each_kind = pytest.mark.parametrize("kind", PATHS)


@pytest.fixture(scope="module")
def country() -> dict[str, dict[str, dict]]:
    return records(BELARUS)


@pytest.fixture(scope="module")
def lengths(country: dict[str, dict[str, dict]]) -> dict[str, int]:
    """How long each table has to be, counted in the files of the package."""
    return {kind: len(of_kind) for kind, of_kind in country.items()} | {
        "observations": sum(len(indicator["observations"]) for indicator in country["indicators"].values()),
        # Nothing was measured, counted or surveyed yet.
        "effects": 0,
        "index": 0,
        "surveys": 0,
        # Areas, kinds of cost, and sizes that a drawn firm has.
        "gaps": 8 * 6 * 4,
        "concepts": sum(len(rows(BELARUS, f"concepts/{file.name}")) for file in (BELARUS / "concepts").iterdir()),
        "mappings": len(rows(BELARUS, "mappings.csv")),
        "places": len(rows(BELARUS, "places.csv")),
    }


@pytest.fixture(scope="module")
def described(site: Server) -> dict[str, dict]:
    """The nodes of the DCAT catalogue, by name."""
    return {node["@id"]: node for node in document(site, "/api/dcat.jsonld")["@graph"]}


# The page


@each_language
def test_the_page_offers_every_table_and_no_other(site: Server, language: str):
    lines = table_lines(site, language)
    assert [line["files"] for line in lines] == [
        [f"/{language}/data/{table}.csv", f"/{language}/data/{table}.json"] for table in TABLES
    ]
    assert len({line["title"] for line in lines} - {""}) == len(TABLES)


@each_language
def test_the_page_counts_what_is_in_the_files(site: Server, lengths: dict[str, int], language: str):
    for table, line in zip(TABLES, table_lines(site, language), strict=True):
        in_csv, in_json = len(csv_rows(site, language, table)), len(document(site, f"/{language}/data/{table}.json"))
        assert (line["count"], in_csv, in_json) == (lengths[table],) * 3, table


@each_language
def test_the_page_names_the_licence(site: Server, language: str):
    licences = re.findall(r'<a href="([^"]*)" rel="license[ "]', main_part(read(site, f"/{language}/data")))
    assert licences == [LICENCE]


@each_language
def test_the_page_says_of_what_day_each_table_is(site: Server, described: dict[str, dict], language: str):
    said = [re.findall(r"\d+", line["day"]) for line in table_lines(site, language)]
    assert dict(zip(TABLES, said, strict=True)) == {table: day_of(dataset(site, described, table)) for table in TABLES}


def day_of(table: dict) -> list[str]:
    """Day and year as a page writes them; nothing of a table without a day: an empty one, or one whose rows have each their own."""
    if "dct:modified" not in table:
        return []
    day = date.fromisoformat(table["dct:modified"]["@value"])
    return [str(day.day), str(day.year)]


def test_a_kind_is_as_of_its_latest_record(
    site: Server, described: dict[str, dict], country: dict[str, dict[str, dict]]
):
    for kind, of_kind in country.items():
        modified = dataset(site, described, kind).get("dct:modified")
        latest = max((str(record["asOf"]) for record in of_kind.values()), default=None)
        assert (modified and modified["@value"]) == latest, kind


@each_language
@pytest.mark.parametrize("name", ["nothing.csv", "nothing.json", "Courses.csv", "courses.xml", "courses", ".csv"])
def test_a_table_that_is_not_there_is_not_found(site: Server, language: str, name: str):
    assert answered(site, f"/{language}/data/{name}").status == 404


# The files


@each_language
@each_table
def test_a_csv_file_has_a_header_and_as_many_cells_in_every_row(site: Server, language: str, table: str):
    answer = answered(site, f"/{language}/data/{table}.csv")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{table}-{language}.csv"'
    header, *lines = parsed(answer.read().decode("utf-8"))
    assert len(set(header)) == len(header)
    assert all(re.fullmatch(r"[A-Za-z_]+", name) for name in header), header
    assert {len(line) for line in lines} <= {len(header)}


def test_the_lines_of_a_csv_file_end_as_rfc_4180_says(site: Server):
    ends = {}
    for table in TABLES:
        outside_of_quotes = "".join(read(site, f"/en/data/{table}.csv").split('"')[::2])
        ends[table] = set(re.findall(r"\r?\n|\r", outside_of_quotes))
    assert ends == {table: {"\r\n"} for table in TABLES}


@each_language
@each_kind
def test_a_csv_file_has_the_records_in_the_language_of_the_reader(
    site: Server, country: dict[str, dict[str, dict]], language: str, kind: str
):
    listed = {row["id"]: (row["title"], row["summary"]) for row in csv_rows(site, language, kind)}
    assert listed == {id: (one["title"][language], one["summary"][language]) for id, one in country[kind].items()}


@each_kind
def test_a_csv_file_and_a_json_file_have_the_same_records_in_the_same_order(site: Server, kind: str):
    items = document(site, f"/en/data/{kind}.json")
    assert [row["id"] for row in csv_rows(site, "en", kind)] == [item["id"] for item in items]
    assert {item["kind"] for item in items} <= {kind}


@each_kind
def test_no_column_of_a_csv_file_is_empty_where_the_json_file_has_something(site: Server, kind: str):
    lines, items = csv_rows(site, "en", kind), document(site, f"/en/data/{kind}.json")
    empty = {
        (column, item["id"])
        for line, item in zip(lines, items, strict=True)
        for column in line
        if item.get(column) and not line[column]
    }
    assert {column for column, _ in empty} == set(), sorted(empty)[:5]


@each_kind
def test_a_json_file_has_the_texts_of_the_package_in_every_language(
    site: Server, country: dict[str, dict[str, dict]], kind: str
):
    items = {item["id"]: (item["title"], item["summary"]) for item in document(site, f"/en/data/{kind}.json")}
    assert items == {id: (record["title"], record["summary"]) for id, record in country[kind].items()}


@pytest.mark.parametrize("table", BESIDE_RECORDS)
def test_a_table_beside_the_records_is_the_same_in_both_forms(site: Server, table: str):
    assert csv_rows(site, "ru", table) == document(site, "/ru/data/" + table + ".json")


def test_the_figures_of_one_indicator_are_its_part_of_all_figures(site: Server, country: dict[str, dict[str, dict]]):
    figures = csv_rows(site, "be", "observations")
    for id, indicator in country["indicators"].items():
        own = list(csv.DictReader(io.StringIO(read(site, f"/be/indicators/{id}.csv"), newline="")))
        assert own == [figure for figure in figures if figure["indicator"] == id]
        assert [(figure["id"], float(figure["value"])) for figure in own] == [
            (observation["id"], observation["value"]) for observation in indicator["observations"]
        ]


# The catalogue for programs


def test_the_dcat_catalogue_lists_the_tables_of_the_page(site: Server, described: dict[str, dict]):
    catalogue = described[f"{site.address}/id/catalogue"]
    assert names(catalogue["dcat:dataset"]) == [f"{site.address}/id/datasets/{table}" for table in TABLES]
    datasets = {id for id, node in described.items() if node["@type"] == "dcat:Dataset"}
    assert datasets == set(names(catalogue["dcat:dataset"]))


@each_table
def test_a_dataset_has_exactly_the_files_of_its_table(site: Server, described: dict[str, dict], table: str):
    files = [f"/{language}/data/{table}.csv" for language in LANGUAGES] + [f"/en/data/{table}.json"]
    if table == "opportunities":
        files.append("/api/cpsv.jsonld")
    distributions = [described[id] for id in names(dataset(site, described, table)["dcat:distribution"])]
    assert [one["dcat:downloadURL"]["@id"] for one in distributions] == [site.address + file for file in files]


def test_every_distribution_belongs_to_one_dataset(described: dict[str, dict]):
    listed = [
        id
        for node in described.values()
        if node["@type"] == "dcat:Dataset"
        for id in names(node["dcat:distribution"])
    ]
    assert sorted(listed) == sorted(id for id, node in described.items() if node["@type"] == "dcat:Distribution")


def test_every_distribution_answers_with_its_type(site: Server, described: dict[str, dict]):
    for id, node in described.items():
        if node["@type"] != "dcat:Distribution":
            continue
        media = node["dcat:mediaType"]["@id"].removeprefix("https://www.iana.org/assignments/media-types/")
        assert media in DOWNLOADS
        answer = answered(site, node["dcat:downloadURL"]["@id"].removeprefix(site.address))
        assert (answer.status, answer.headers.get_content_type()) == (200, media), id
        assert answered(site, node["dcat:accessURL"]["@id"].removeprefix(site.address)).status == 200, id


@each_table
def test_a_dataset_says_how_long_it_is(site: Server, described: dict[str, dict], lengths: dict[str, int], table: str):
    descriptions = dataset(site, described, table)["dct:description"]
    assert sorted(text["@language"] for text in descriptions) == sorted(LANGUAGES)
    for text in descriptions:
        assert text["@value"].endswith(f": {lengths[table]}."), text


# How it is read


def table_lines(site: Server, language: str) -> list[dict[str, Any]]:
    """The lines of the table of tables."""
    body = re.search(r"<tbody>(.*)</tbody>", main_part(read(site, f"/{language}/data")), re.DOTALL)
    assert body, "the page has no table"
    lines = []
    for line in re.findall(r"<tr>(.*?)</tr>", body[1], re.DOTALL):
        title, count, day, files = re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", line, re.DOTALL)
        lines.append(
            {
                "title": words(title),
                "count": int(re.sub(r"\D", "", words(count))),
                "day": words(day),
                "files": re.findall(r'href="([^"]*)"', files),
            }
        )
    return lines


def dataset(site: Server, described: dict[str, dict], table: str) -> dict:
    return described[f"{site.address}/id/datasets/{table}"]


def names(nodes: list[dict[str, str]]) -> list[str]:
    return [node["@id"] for node in nodes]


def parsed(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def csv_rows(site: Server, language: str, table: str) -> list[dict[str, str]]:
    header, *lines = parsed(read(site, f"/{language}/data/{table}.csv"))
    return [dict(zip(header, line, strict=True)) for line in lines]
