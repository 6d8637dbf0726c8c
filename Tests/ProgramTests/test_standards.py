"""What other programs read: feeds, the sitemap, linked data, schema.org, identifiers that never change."""

import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from country_package import PATHS, edit, records, uuid
from pages import answered, document, read
from program import BELARUS, Server, run, serving

LANGUAGES = ["be", "ru", "en"]
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
FEED_LENGTH = 50
# Addresses that are visited of each part of the sitemap.
SAMPLE = 9
IRI = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
TITLED = {"dcat:Catalog", "dcat:Dataset", "dcat:Distribution", "cpsv:PublicService", "cv:Requirement", "cv:Criterion"}
RECORDS = records(BELARUS)

# A kind may have a list before it has its first record.
each_kind_with_records = pytest.mark.parametrize("kind", [kind for kind in PATHS if RECORDS[kind]])
each_language = pytest.mark.parametrize("language", LANGUAGES)


# Feeds


@each_language
@each_kind_with_records
def test_a_feed_has_the_latest_records_newest_first(site: Server, kind: str, language: str):
    address = f"/{language}/{PATHS[kind]}.atom"
    feed = xml(site, address, "application/atom+xml")
    assert feed.find(f"{ATOM}link[@rel='self']").get("href") == site.address + address
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == min(FEED_LENGTH, len(RECORDS[kind]))
    names = [text(entry, "id") for entry in entries]
    assert len(set(names)) == len(names)
    moments = [datetime.fromisoformat(text(entry, "updated")) for entry in entries]
    assert moments == sorted(moments, reverse=True)
    assert datetime.fromisoformat(text(feed, "updated")) == moments[0]
    for name, entry in zip(names, entries, strict=True):
        record = RECORDS[kind][name.removeprefix(f"{site.address}/id/{kind}/")]
        assert text(entry, "title") == record["title"][language]
        assert text(entry, "summary") == record["summary"][language]


@each_kind_with_records
def test_an_entry_of_a_feed_leads_to_the_page_of_its_record(site: Server, kind: str):
    entry = xml(site, f"/ru/{PATHS[kind]}.atom", "application/atom+xml").find(f"{ATOM}entry")
    page = entry.find(f"{ATOM}link").get("href").removeprefix(site.address)
    assert page.startswith(f"/ru/{PATHS[kind]}/")
    assert answered(site, page).status == 200
    named = answered(site, text(entry, "id").removeprefix(site.address), accept="ru")
    assert (named.status, named.headers["Location"]) == (303, page)


def test_a_changed_record_comes_first_in_its_feed_with_the_moment_of_the_change(loaded: Path, tmp_path: Path):
    begun = datetime.now(UTC).replace(microsecond=0)
    assert run(loaded, "export", tmp_path / "package").status == 0
    file = tmp_path / "package" / "opportunities" / "women-in-business.yaml"
    edit(file, "en: Women in Business}", "en: Women First}")
    assert run(loaded, "import", tmp_path / "package").status == 0
    with serving(loaded) as server:
        feed = xml(server, "/en/funding.atom", "application/atom+xml")
        first, *others = feed.findall(f"{ATOM}entry")
        assert text(first, "title") == "Women First"
        updated = datetime.fromisoformat(text(first, "updated"))
        assert begun <= updated <= datetime.now(UTC)
        assert text(feed, "updated") == text(first, "updated")
        assert all(datetime.fromisoformat(text(other, "updated")) < begun for other in others)
        assert datetime.fromisoformat(text(xml(server, "/en/services.atom"), "updated")) < begun


# The sitemap


def test_the_sitemap_lists_every_record_once_in_every_language(site: Server):
    pages, *parts = sitemap(site)
    assert pages.keys() >= {f"/{language}/{path}" for language in LANGUAGES for path in PATHS.values()}
    assert sorted(address for part in parts for address in part) == sorted(
        f"/{language}/{PATHS[kind]}/{id}" for language in LANGUAGES for kind in PATHS for id in RECORDS[kind]
    )


def test_what_the_sitemap_lists_is_there(site: Server):
    chance = random.Random(2020)
    for part in sitemap(site):
        for address in chance.sample(list(part), min(SAMPLE, len(part))):
            assert answered(site, address).status == 200, address


def test_every_address_of_the_sitemap_names_itself_in_the_other_languages(site: Server):
    for part in sitemap(site):
        for address, others in part.items():
            assert others == {language: re.sub("^/[a-z]{2}", f"/{language}", address) for language in LANGUAGES}
            assert set(others.values()) <= part.keys()


@pytest.mark.parametrize("part", ["nothing", "courses-2", "courses-0", "courses", "courses-x", "nothing-1"])
def test_a_part_that_the_sitemap_does_not_have_is_not_found(site: Server, part: str):
    assert answered(site, f"/sitemap/{part}.xml").status == 404


# Linked data


@pytest.fixture(
    scope="module",
    params=["/api/dcat.jsonld", "/api/cpsv.jsonld", "/en/funding/efse-loan.jsonld", "/be/funding/great-stone-spark.jsonld"],
)
def nodes(request: pytest.FixtureRequest, site: Server) -> list[dict]:
    return document(site, request.param)["@graph"]


def test_every_node_is_described_once(nodes: list[dict]):
    described = Counter(node["@id"] for node in nodes)
    assert nodes
    assert [name for name, count in described.items() if count > 1] == []


def test_every_name_is_an_absolute_iri(nodes: list[dict]):
    assert [name for name in values_of("@id", nodes) if not IRI.fullmatch(name)] == []


def test_what_a_node_names_of_ours_is_described(site: Server, nodes: list[dict]):
    ours = {name for name in values_of("@id", nodes) if name.startswith(f"{site.address}/id/")}
    undescribed = ours - {node["@id"] for node in nodes}
    assert {name for name in undescribed if not name.startswith(f"{site.address}/id/schemes/")} == set()


def test_no_text_is_blank(nodes: list[dict]):
    texts = [*values_of("@value", nodes), *(text for node in nodes for text in node.values() if isinstance(text, str))]
    assert [text for text in texts if not text.strip()] == []


def test_what_is_in_several_languages_is_in_all_of_them(nodes: list[dict]):
    for node in nodes:
        for field, literals in node.items():
            languages = sorted(values_of("@language", literals))
            assert len(languages) < 2 or languages == sorted(LANGUAGES), (node["@id"], field)


def test_what_needs_a_title_has_one(nodes: list[dict]):
    for node in nodes:
        types = {node["@type"]} if isinstance(node["@type"], str) else set(node["@type"])
        assert node.get("dct:title") or not types & TITLED, node["@id"]


def test_every_funding_source_is_a_public_service_with_its_criteria(site: Server):
    nodes = {node["@id"]: node for node in document(site, "/api/cpsv.jsonld")["@graph"]}
    services = {name: node for name, node in nodes.items() if node["@type"] == "cpsv:PublicService"}
    assert {node["dct:identifier"] for node in services.values()} == RECORDS["opportunities"].keys()
    for node in services.values():
        record = RECORDS["opportunities"][node["dct:identifier"]]
        assert {title["@language"]: title["@value"] for title in node["dct:title"]} == record["title"]
        criteria = [nodes[each["@id"]]["dct:identifier"] for each in node.get("cv:holdsRequirement", [])]
        assert criteria == [criterion["identifier"] for criterion in record["criteria"]]


def test_a_funding_source_that_is_not_there_has_no_linked_data(site: Server):
    assert answered(site, "/en/funding/nothing.jsonld").status == 404


# schema.org


@each_kind_with_records
def test_every_page_of_a_record_says_what_it_is_in_the_words_of_schema_org(site: Server, kind: str):
    for id, record in RECORDS[kind].items():
        data = structured(site, f"/en/{PATHS[kind]}/{id}")
        assert data["@context"] == "https://schema.org"
        assert re.fullmatch(r"[A-Z]\w+", data["@type"]), id
        assert data["@id"] == f"{site.address}/id/{kind}/{id}"
        assert data["name"] == record["title"]["en"]


@each_language
@each_kind_with_records
def test_schema_org_is_in_the_language_of_the_page(site: Server, kind: str, language: str):
    id, record = next(iter(RECORDS[kind].items()))
    page = f"/{language}/{PATHS[kind]}/{id}"
    data = structured(site, page)
    assert (data["name"], data["description"]) == (record["title"][language], record["summary"][language])
    assert data["url"] == site.address + page


# Identifiers


def test_a_uuid_is_that_of_the_name_and_never_changes(site: Server):
    assert uuid("opportunities", "efse-loan") == "59a39772-8ea4-5caf-bfa8-8ba4586c5a62"
    listed = document(site, "/common-grants/opportunities?pageSize=100")["items"]
    ids = {item["customFields"]["recordId"]["value"]: item["id"] for item in listed}
    assert ids == {id: uuid("opportunities", id) for id in RECORDS["opportunities"]}


# How it is read


def xml(site: Server, address: str, type: str = "application/atom+xml") -> ElementTree.Element:
    answer = answered(site, address)
    assert (answer.status, answer.headers.get_content_type()) == (200, type), address
    return ElementTree.fromstring(answer.read())


def text(element: ElementTree.Element, name: str) -> str:
    return element.findtext(f"{ATOM}{name}")


def sitemap(site: Server) -> list[dict[str, dict[str, str]]]:
    """Each part: its addresses, with the same in every language."""
    index = xml(site, "/sitemap.xml", "application/xml")
    parts = [path(site, location.text) for location in index.iter(f"{SITEMAP}loc")]
    return [
        {
            path(site, url.findtext(f"{SITEMAP}loc")): {
                link.get("hreflang"): path(site, link.get("href")) for link in url.findall(f"{XHTML}link")
            }
            for url in xml(site, part, "application/xml")
        }
        for part in parts
    ]


def path(site: Server, address: str) -> str:
    assert address.startswith(f"{site.address}/"), address
    return address.removeprefix(site.address)


def values_of(name: str, value: object) -> Iterator[Any]:
    """All values of a name, however deep."""
    match value:
        case dict():
            for key, part in value.items():
                yield from [part] if key == name else values_of(name, part)
        case list():
            for part in value:
                yield from values_of(name, part)


def structured(site: Server, address: str) -> dict:
    """What a page says in the words of schema.org."""
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', read(site, address), re.DOTALL)
    assert len(scripts) == 1, address
    return json.loads(scripts[0])
