"""A broken, partial, huge or hostile package fails whole, with file and line, within bounds; the database stays as it was."""

import csv
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import closing
from html.parser import HTMLParser
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from urllib.parse import urljoin, urlsplit
from urllib.request import urlopen

import pytest
import yaml
from country_package import PATHS
from program import BELARUS, PROGRAM, Ended, environment, run, serving

SECONDS = 30
MEMORY = 500 << 20
SAID = 100_000  # characters of messages
HUGE = 32_000_000  # bytes of a file; half of what the program is willing to open

FUNDING = "opportunities/great-stone-spark.yaml"
CENTRE = "organisations/great-stone-innovation-centre.yaml"
FIGURES = "indicators/women-in-business-volume.yaml"
# A part of the shipped package that stands by itself, so that a hundred ways to spoil it are soon tried.
FRAGMENT = [
    *("package.yaml", "sources.yaml", "schemes.csv", "places.csv", FUNDING, CENTRE, FIGURES),
    *(f"concepts/{scheme}.csv" for scheme in ("COST", "DT", "INSTRUMENT", "REGION", "ROLE", "PROGRAMMEPART", "SIZE", "UNIT")),
]

Change = Callable[[str], str | bytes]


def added(text: str | bytes) -> Change:
    return lambda before: before.encode() + (text if isinstance(text, bytes) else text.encode())


def replaced(old: str, new: str) -> Change:
    return lambda before: before.replace(old, new, 1)


def town(row: str) -> tuple[str, Change]:
    return "places.csv", added(row + "\n")


def concept(row: str) -> tuple[str, Change]:
    return "concepts/DT.csv", added(row + "\n")


def claim(text: str) -> tuple[str, Change]:
    figures = '  - {id: zero, period: "2018", value: 0}\n  - {id: one, period: "2019", value: 1}\nsources:\n'
    return FIGURES, lambda before: before.replace("sources:\n", figures, 1) + f"claims:\n  - {{id: c, {text}}}\n"


def outline(coordinates: str, notation: str = "BY") -> tuple[str, Change]:
    geometry = f'{{"type": "Polygon", "coordinates": {coordinates}}}'
    text = f'{{"features": [{{"properties": {{"notation": "{notation}"}}, "geometry": {geometry}}}]}}'
    return "map.geojson", lambda _: text


def laughs(begin: str, item: str, end: str) -> str:
    """Ten of ten of ten …: a billion, in ten lines."""
    rows = [f"a0: &a0 {begin}{', '.join(item.format(n, 'x') for n in range(10))}{end}\n"]
    for row in range(1, 10):
        items = ", ".join(item.format(n, f"*a{row - 1}") for n in range(10))
        rows.append(f"a{row}: &a{row} {begin}{items}{end}\n")
    return "".join(rows)


# A file, and what somebody did to it.
SPOILT: dict[str, tuple[str, Change]] = {
    # What YAML offers to an attacker.
    "a billion in lists": (FUNDING, added(laughs("[", "{1}", "]"))),
    "a billion in groups": (FUNDING, added(laughs("{", "k{0}: {1}", "}"))),
    "a billion as a key": (FUNDING, added(laughs("[", "{1}", "]") + "? *a9\n: x\n")),
    "a merge key": (FUNDING, added("<<: {contact: x}\n")),
    "an object of Python": (FUNDING, added('contact: !!python/object/apply:os.system ["touch pwned"]\n')),
    "a text with a tag of Python": (FUNDING, added("contact: !!python/name:os.system x\n")),
    "a text with a tag of its own": (FUNDING, added("contact: !secret x\n")),
    "bytes in a text": (FUNDING, added("contact: !!binary aGVsbG8=\n")),
    "an alias of nothing": (FUNDING, added("contact: *nothing\n")),
    "an alias of itself": (FUNDING, added("contact: &a [*a]\n")),
    "a field twice": (FUNDING, added("contact: a\ncontact: b\n")),
    "a language twice": (FUNDING, added("legalBasis: {be: а, ru: а, en: a, en: b}\n")),
    "a second document": (FUNDING, added("---\ntitle: x\n")),
    "a YAML of the future": (FUNDING, lambda text: "%YAML 9.9\n---\n" + text),
    "a list that is not closed": (FUNDING, added("covers: [\n")),
    "a name that begins with a hyphen": (FUNDING, lambda text: "-colour: red\n" + text),
    "the end cut off": (FUNDING, lambda text: text[: text.index("document")]),
    "61 levels": (FUNDING, added("contact: " + "[" * 61 + "]" * 61 + "\n")),
    "10,000 levels of lists": (FUNDING, added("contact: " + "[" * 10_000 + "]" * 10_000 + "\n")),
    "10,000 levels of groups": (FUNDING, added("contact: " + "{a: " * 10_000 + "}" * 10_000 + "\n")),
    "10,000 levels not closed": (FUNDING, added("contact: " + "[" * 10_000 + "\n")),
    "10,000 levels of JSON": outline("[" * 10_000 + "]" * 10_000),
    "nothing": (FUNDING, lambda _: ""),
    "nothing but a comment": (FUNDING, lambda _: "# to do\n"),
    "null": (FUNDING, lambda _: "null\n"),
    "one word": (FUNDING, lambda _: "hello\n"),
    "no package": ("package.yaml", lambda _: ""),
    "no towns": ("places.csv", lambda _: ""),
    # Letters.
    "a tab": (FUNDING, replaced("  be:", "\tbe:")),
    "a NUL byte": (FUNDING, added(b"contact: a\0b\n")),
    "a NUL byte, escaped": (FUNDING, added('contact: "a\\0b"\n')),
    "a NUL byte in a title, escaped": (FUNDING, replaced("  en: \"'Spark'", "  en: \"\\0'Spark'")),
    "a control character": (FUNDING, added(b"contact: a\x07b\n")),
    "a command to the terminal, escaped": (FUNDING, added('contact: "\\e[31mred"\n')),
    "half a surrogate": (FUNDING, added('contact: "\\uD800"\n')),
    "UTF-16": (FUNDING, lambda text: text.encode("utf-16")),
    "UTF-16 without a mark": (FUNDING, lambda text: text.encode("utf-16-le")),
    "UTF-32": (FUNDING, lambda text: text.encode("utf-32")),
    "Windows-1251": (FUNDING, lambda text: text.encode("cp1251", "replace")),
    "a word in Latin-1": (FUNDING, added("contact: café\n".encode("latin-1"))),
    "a slash in two bytes": (FUNDING, added(b"contact: a\xc0\xafb\n")),
    "a surrogate in UTF-8": (FUNDING, added(b"contact: a\xed\xa0\x80b\n")),
    "half a letter at the end": (FUNDING, added(b"contact: \xd0")),
    "towns in UTF-16": ("places.csv", lambda text: text.encode("utf-16")),
    "towns in Windows-1251": ("places.csv", lambda text: text.encode("cp1251", "replace")),
    # Addresses, dates, numbers.
    "an address that runs": (FUNDING, added("url: javascript:alert(1)\n")),
    "an address of two lines": (FUNDING, added('url: "https://a.by/\\r\\nSet-Cookie: a=b"\n')),
    "an address without a host": (FUNDING, added('url: "https://"\n')),
    "a document's address that runs": ("sources.yaml", replaced("  published: ", "  url: javascript:x\n  published: ")),
    "a document's date that does not exist": ("sources.yaml", replaced("2020-06-30", "2020-02-30")),
    **{
        f"the date {day}": (FUNDING, replaced("2020-06-30", day))
        for day in ("2020-02-30", "2019-02-29", "2020-13-01", "0000-01-01", "2020-06-30T00:00:00Z", "٢٠٢٠-٠٦-٣٠")
    },
    **{
        f"an amount of {amount[:8]}": (FUNDING, added(f"amount: {{max: {amount}, currency: EUR}}\n"))
        for amount in ("1e999", "NaN", ".inf", "-1", "1e18", "0x10", "1_000", '"5"', "9" * 200, "-" + "9" * 200)
    },
    **{
        f"a figure of {figure[:8]}": (FIGURES, replaced("value: 135000000", f"value: {figure}"))
        for figure in ("1e999", "-1e999", "NaN", ".nan", ".inf", "-.inf", "9" * 200, "0x10", "true", "[1]")
    },
    "a share above 100": (FUNDING, added("share: {max: 500}\n")),
    "a volume below nothing": (FUNDING, added("volume: {amount: -5, currency: EUR}\n")),
    "the least above the most": (FUNDING, added("amount: {min: 10, max: 5, currency: EUR}\n")),
    "the shortest above the longest": (FUNDING, added("term: {min: P9Y, max: P1D}\n")),
    "a period that runs backwards": (FIGURES, replaced('period: "2020"', 'period: "2020/2010"')),
    # Names, and what they point to.
    "a record in a file of another name": (FUNDING, lambda text: "id: other\n" + text),
    **{
        f"the id {name[:12]}": ("opportunities/list.yaml", lambda _, name=name: entry(name))
        for name in ("../../etc/passwd", "%2e%2e", '"%2e%2e"', "вучань", "A", "a b", "a/b", '"a\\nb"', "~", "x" * 81)
    },
    "an entry whose id comes second": ("opportunities/list.yaml", lambda _: "- asOf: 2020-06-30\n  id: x\n"),
    "an entry without an id": ("opportunities/list.yaml", lambda _: "- asOf: 2020-06-30\n"),
    "entries that are words": ("opportunities/list.yaml", lambda _: "- a\n- b\n"),
    "an id twice in a list": ("opportunities/list.yaml", lambda _: entry("twice") * 2),
    "an id of another file": ("opportunities/list.yaml", lambda _: entry("great-stone-spark")),
    "a document twice": ("sources.yaml", added("- {id: eu4digital-2020, title: {be: а, ru: а, en: a}}\n")),
    "a figure twice": (FIGURES, replaced("sources:\n", '  - {id: "2020", period: "2020", value: 1}\nsources:\n')),
    "a scheme twice": ("schemes.csv", lambda text: text + text.splitlines()[1] + "\n"),
    "a notation twice": concept("DT-1,,а,а,a,,,"),
    "a mapping twice": ("mappings.csv", lambda _: "from,relation,to\n" + "DT-1,exactMatch,DT-2\n" * 2),
    "a mapping to itself": ("mappings.csv", lambda _: "from,relation,to\nDT-1,exactMatch,DT-1\n"),
    "a concept below itself": concept("DT-99,DT-99,а,а,a,,,"),
    "concepts in a circle": concept("DT-98,DT-99,а,а,a,,,\nDT-99,DT-98,а,а,a,,,"),
    "a concept below one that is not": concept("DT-99,DT-0,а,а,a,,,"),
    "a notation with blanks around": concept(" DT-99 ,,а,а,a,,,"),
    "a notation with a control character": concept("DT\x01,,а,а,a,,,"),
    "a notation of 10,000 letters": concept("x" * 10_000 + ",,а,а,a,,,"),
    "a label of a million letters": concept("DT-99,,а,а," + "x" * 1_000_000 + ",,,"),
    "a body that is a part of itself": (CENTRE, added("partOf: [great-stone-innovation-centre]\n")),
    "a facet that is no scheme": ("package.yaml", replaced("facets: [", "facets: [NOPE, ")),
    "a size class that is no concept": ("package.yaml", replaced("notation: micro", "notation: nano")),
    "a time zone that is nowhere": ("package.yaml", replaced("Europe/Minsk", "Mars/Olympus")),
    "a time zone that is a path": ("package.yaml", replaced("Europe/Minsk", "../../../etc/passwd")),
    "a country that is no code": ("package.yaml", replaced("code: BY", 'code: "<>"')),
    "a country without a language": ("package.yaml", replaced("[be, ru, en]", "[]")),
    # Towns and outlines.
    "a town in no region": town("aa,XX,а,а,a,53.1,25.3"),
    "a town in a technology": town("aa,DT-1,а,а,a,53.1,25.3"),
    "a town twice": town("minsk,BY-HM,а,а,a,53.9,27.5"),
    "a town named by a path": town("../../etc/passwd,BY-HM,а,а,a,53.1,25.3"),
    "a town of a million letters": town("aa,BY-HM,а,а," + "x" * 1_000_000 + ",53.1,25.3"),
    "a town with a command to the terminal": town("aa,BY-HM,а,а,\x1b[31mred,53.1,25.3"),
    "a row with a field too few": town("aa,BY-HM,а,а,a,53.1"),
    "a quote that is not closed": town('aa,BY-HM,а,а,"a,53.1,25.3'),
    "a town of two lines": town('aa,BY-HM,а,а,"a\nb",53.1,25.3'),
    **{
        f"the latitude {latitude}": town(f"aa,BY-HM,а,а,a,{latitude},25.3")
        for latitude in ("nan", "inf", "1e999", "91", "٣", "0x1p3", "--3", " 5")
    },
    "semicolons for commas": ("places.csv", lambda text: text.replace(",", ";")),
    "an outline of NaN": outline("[[[NaN, 1], [1, 2], [3, 4], [1, 1]]]"),
    "an outline beyond all numbers": outline("[[[1e999, 1], [1, 2], [3, 4], [1, 1]]]"),
    "an outline off the earth": outline("[[[200, 1], [1, 2], [3, 4], [1, 1]]]"),
    "an outline of half points": outline("[[[1], [2], [3], [1]]]"),
    "an outline of one point": outline("[[[1, 1]]]"),
    "an outline of nothing": outline("[[]]"),
    "an outline of nowhere": outline("[[[1, 1], [2, 1], [1, 2], [1, 1]]]", "ZZ"),
    # Claims.
    "a claim of a figure that is not": claim('kind: growth, from: nothing, to: "2020", stated: 5'),
    "a claim of an indicator that is not": claim('kind: growth, from: "nothing#2019", to: "2020", stated: 5'),
    "a claim of parts that are not": claim("kind: sum, total: one, parts: [zero, nothing]"),
    "a claim of no parts": claim("kind: sum, total: one, parts: []"),
    "a growth from nothing": claim("kind: growth, from: zero, to: one, stated: 5"),
    "a share of nothing": claim("kind: share, part: one, whole: zero, stated: 5"),
    "a claim of a record that is not": claim(
        "kind: count, stated: 5, list: {kind: opportunities, naming: {field: provider, id: nobody}}"
    ),
}


def entry(name: str) -> str:
    text = (BELARUS / FUNDING).read_text("utf-8").replace("[C]", "[DT-1]")
    return f"- id: {name}\n" + "".join(f"  {line}\n" for line in text.splitlines())


@pytest.mark.parametrize("kind", SPOILT)
def test_a_spoilt_file_is_refused_with_its_line(package: Path, database: Path, kind: str):
    file, change = SPOILT[kind]
    before = (package / file).read_text("utf-8") if (package / file).exists() else ""
    after = change(before)
    after = after if isinstance(after, bytes) else after.encode()
    (package / file).write_bytes(after)
    first, last = changed_lines(before.encode(), after)

    *mistakes, _ = refused(package, database, file).complained.splitlines()
    named = [re.match(rf"{re.escape(file)}:(\d+): .", mistake) for mistake in mistakes]
    assert all(mistake.startswith(file) for mistake in mistakes), f"other files are sound: {mistakes}"
    # What is not closed is missed on the line after the last.
    assert any(match and first <= int(match[1]) <= last + 1 for match in named), f"not {first}–{last}: {mistakes}"
    assert not (Path.cwd() / "pwned").exists()


def changed_lines(before: bytes, after: bytes) -> tuple[int, int]:
    """The first and the last line that somebody changed, counted from 1."""
    old, new = before.removesuffix(b"\n").split(b"\n"), after.removesuffix(b"\n").split(b"\n")
    same = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(old, new))))
    same_after = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(old[::-1], new[::-1]))))
    return min(same + 1, len(new)), max(same + 1, len(new) - same_after)


CHANGED_BY_EDITORS = {
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "a byte-order mark": lambda text: "\ufeff" + text,
    "a mark where the document starts": lambda text: "---\n" + text,
    "a mark where the document ends": lambda text: text + "...\n",
    "no last line end": lambda text: text.removesuffix("\n"),
}


@pytest.mark.parametrize(
    ("kind", "file"),
    [(kind, file) for kind in CHANGED_BY_EDITORS for file in (FUNDING, "opportunities/list.yaml", "package.yaml")]
    + [(kind, "places.csv") for kind in CHANGED_BY_EDITORS if "document" not in kind],
)
def test_what_editors_do_to_a_file_does_not_matter(package: Path, database: Path, kind: str, file: str):
    (package / "opportunities/list.yaml").write_text(entry("listed"), "utf-8")
    text = (package / file).read_text("utf-8")
    (package / file).write_bytes(CHANGED_BY_EDITORS[kind](text).encode())
    ended = guarded(database, "import", package)
    assert ended.status == 0, ended
    assert "2 added, 0 changed, 0 removed, 3 as they were" in ended.said


# What is not there, and what is missed then.
MISSING = {
    "package.yaml": "package.yaml",
    "sources.yaml": "sources.yaml",
    "schemes.csv": "“DT”",
    "concepts": "“DT-1”",
    "concepts/DT.csv": "“DT-1”",
    "concepts/REGION.csv": "“BY-HM”",
    CENTRE: "“great-stone-innovation-centre”",
}


@pytest.mark.parametrize("part", MISSING)
def test_a_package_without_a_part_that_others_need_is_refused(package: Path, database: Path, part: str):
    remove(package / part)
    refused(package, database, MISSING[part])


def test_a_package_without_a_single_record_does_not_empty_the_catalogue(package: Path, database: Path):
    for folder in ("opportunities", "organisations", "indicators"):
        remove(package / folder)
    refused(package, database)


@pytest.mark.parametrize("kind", ["organisations", "programmes"])
def test_parts_in_a_circle_are_refused(package: Path, database: Path, kind: str):
    (package / kind).mkdir(exist_ok=True)
    text = (package / CENTRE).read_text("utf-8").replace("roles: [role-fund-provider]\n", "")
    for part, whole in (("a", "b"), ("b", "c"), ("c", "a")):
        (package / kind / f"{part}.yaml").write_text(f"{text}partOf: [{whole}]\n", "utf-8")
    assert re.search(rf"^{kind}/[abc]\.yaml:{len(text.splitlines()) + 1}: ", refused(package, database).complained, re.M)


def pipe(path: Path):
    os.mkfifo(path)


def listening(path: Path):
    with TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as server:
        server.bind(f"{folder}/s")  # the path of a socket must be short
        shutil.move(f"{folder}/s", path)


NO_FILES = {
    "a link to a secret": lambda path: path.symlink_to("/etc/passwd"),
    "a link to nothing": lambda path: path.symlink_to("/nothing/there"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a link to a file of the package": lambda path: path.symlink_to(Path(FUNDING).name),
    "a link to the folder above": lambda path: path.symlink_to(".."),
    "a link to a folder elsewhere": lambda path: path.symlink_to("/etc"),
    "a link to a device without an end": lambda path: path.symlink_to("/dev/zero"),
    "a pipe that nobody writes to": pipe,
    "a socket": listening,
}


@pytest.mark.parametrize("kind", NO_FILES)
@pytest.mark.parametrize("file", ["opportunities/other.yaml", "services"])
def test_what_is_no_file_is_not_read(package: Path, database: Path, kind: str, file: str):
    NO_FILES[kind](package / file)
    assert "root:" not in refused(package, database, f"{file}: ").complained


NAMES = ["../x.yaml", "a\nb.yaml", "a\x1b[31mb.yaml", "UPPER.yaml", "x.YAML", "x.yml", "x.yaml~", "%2e%2e.yaml", "a b.yaml",
         "-x.yaml", "вучань.yaml", "x.y.yaml", "a" * 200 + ".yaml", "a" * 81 + ".yaml", "sub/x.yaml", "x\u202e.yaml"]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_a_record_in_a_file_with_a_wrong_name_is_refused(package: Path, database: Path, name: str):
    file = package / "opportunities" / name
    file.parent.mkdir(exist_ok=True)
    shutil.copy(package / FUNDING, file)
    said = refused(package, database).complained
    assert len(said.splitlines()) == 2, f"a message is one line: {said!r}"
    assert said.replace("\n", "").isprintable(), f"a message is only text: {said!r}"
    assert re.sub(r"[^ -~]", "", Path(name).stem)[-3:] in said


def test_a_name_that_is_not_utf_8_is_named_nevertheless(package: Path, database: Path):
    Path(os.fsdecode(os.fsencode(package) + b"/opportunities/\xff.yaml")).write_text("x")
    refused(package, database, "opportunities/")


def test_files_of_the_system_beside_the_package_are_left_alone(package: Path, database: Path):
    for name in (".DS_Store", "opportunities/.DS_Store", ".git/config", "concepts/._DT.csv"):
        (package / name).parent.mkdir(exist_ok=True)
        (package / name).write_bytes(b"\0\xff")
    ended = guarded(database, "import", package)
    assert ended.status == 0, ended
    assert guarded(database, "export", package.parent / "copy").status == 0
    assert not list((package.parent / "copy").rglob(".*"))


def test_a_link_to_the_folder_is_the_folder(package: Path, database: Path):
    (package.parent / "link").symlink_to(package)
    ended = guarded(database, "import", package.parent / "link")
    assert ended.status == 0, ended


# File, and its content: a piece, how often, and what stands before it. All of them are refused.
HUGE_FILES = {
    "a line without an end": ("opportunities/x.yaml", b"title: ", b"x", HUGE // 4),
    "a list without an end": ("opportunities/x.yaml", b"title: [", b"1,", HUGE),
    "entries without an end": ("opportunities/x.yaml", b"", b"- id: x\n", HUGE),
    "empty lists without an end": ("opportunities/x.yaml", b"title: [", b"[],", HUGE),
    "a name of a megabyte": ("opportunities/x.yaml", b'? "', b"k", 1_000_000),
    "an outline without an end": ("map.geojson", b'{"features": [', b"[0,0],", HUGE),
    "rows without a field": ("places.csv", b"id,region,be,ru,en,latitude,longitude\n", b"\n", HUGE),
    "rows of one field": ("places.csv", b"id,region,be,ru,en,latitude,longitude\n", b"a\n", HUGE),
    "a row of fields without an end": ("places.csv", b"id,region,be,ru,en,latitude,longitude\n", b",", HUGE),
    "a row of quotes without an end": ("places.csv", b"id,region,be,ru,en,latitude,longitude\n", b'"', HUGE // 4),
    "a header without an end": ("places.csv", b"id", b",id", HUGE),
}


@pytest.mark.parametrize("kind", HUGE_FILES)
def test_a_file_without_an_end_is_refused_within_bounds(package: Path, database: Path, kind: str):
    """Slow."""
    file, start, piece, size = HUGE_FILES[kind]
    write(package / file, start, piece, size // len(piece))
    refused(package, database, file)


# One field names 40,000 others, or one long text is named again and again.
LONG_TEXTS = {
    "a long name above a long list": '? "' + "k" * 20_000 + '"\n: [' + "1," * 40_000 + "]\n",
    "long names above each other": (
        '{? "' + ("k" * 20_000 + '" : {? "') * 40 + 'k" : [' + "1," * 10_000 + "]" + "}" * 41
    ),
    "a long text again and again": (
        'contact: &a "' + "x" * 10_000_000 + '"\ncovers: [' + "{be: *a, ru: *a, en: *a}, " * 1000 + "]\n"
    ),
    "300 long names": "".join(f'? "{"k" * 20_000}{n}"\n: 1\n' for n in range(300)),
}


@pytest.mark.parametrize("kind", LONG_TEXTS)
def test_a_long_text_does_not_multiply(package: Path, database: Path, kind: str):
    """Slow while it fails."""
    (package / "opportunities/x.yaml").write_text(LONG_TEXTS[kind])
    refused(package, database, "opportunities/x.yaml:")


def test_a_file_of_a_gigabyte_is_not_even_opened_and_the_others_are_not_blamed(package: Path, database: Path):
    with (package / "opportunities/x.yaml").open("wb") as file:
        file.write(b"title: x")
        file.truncate(1 << 30)
    *mistakes, _ = refused(package, database).complained.splitlines()
    assert [mistake for mistake in mistakes if not mistake.startswith("opportunities/x.yaml: ")] == []


def test_many_large_files_are_refused_within_bounds(package: Path, database: Path):
    write(package / "0.md", b"", b"x", HUGE)
    for number in range(1, 16):
        os.link(package / "0.md", package / f"{number}.md")
    refused(package, database, ".md")


def test_100_000_towns_with_one_mistake_are_refused_at_its_line(package: Path, database: Path):
    rows = write_towns(package, 100_000, "BY-HM")
    with (package / "places.csv").open("a") as file:
        file.write("last,BY-HM,а,а,a,91,25.3\n")
    refused(package, database, f"places.csv:{rows + 1}: latitude")


def test_100_000_towns_come_in_within_bounds(package: Path, database: Path):
    """Slow."""
    write_towns(package, 100_000, "BY-HM")
    assert guarded(database, "import", package).status == 0


def test_of_100_000_mistakes_the_first_are_shown_and_all_are_counted(package: Path, database: Path):
    write_towns(package, 100_000, "XX")
    said = refused(package, database, "100000 ").complained
    assert len(said.splitlines()) < 1000


def test_a_list_of_100_000_records_is_refused_with_its_line(package: Path, database: Path):
    """Slow."""
    write(package / "opportunities/list.yaml", b"", b"- id: x\n  asOf: 2020-06-30\n", 100_000)
    assert re.search(r"^opportunities/list\.yaml:\d+: ", refused(package, database).complained, re.M)


def test_100_000_concepts_below_each_other_are_done_with_in_time(package: Path, database: Path):
    """Slow while it fails."""
    below = "".join(f"DT-9{n},{f'DT-9{n - 1}' if n else 'DT-1'},а,а,a,,,\n" for n in range(100_000))
    with (package / "concepts/DT.csv").open("a") as file:
        file.write(below)
    text = (package / FUNDING).read_text("utf-8")
    (package / FUNDING).write_text(text.replace("[DT-1]", "[DT-999999]"), "utf-8")
    ended = guarded(database, "import", package)
    assert ended.status == 0 or "concepts/DT.csv:" in ended.complained, ended


@pytest.mark.parametrize("name", ['"k\\nNothing was imported: 0 mistakes."', '"\\e[31mred"', '"\\u202ered"'])
def test_a_message_cannot_be_forged_by_what_it_quotes(package: Path, database: Path, name: str):
    with (package / FUNDING).open("a") as file:
        file.write(f"? {name}\n: 1\n")
    said = refused(package, database, f"{FUNDING}:").complained
    assert len(said.splitlines()) == 2, f"a message is one line: {said!r}"
    assert said.replace("\n", "").isprintable(), f"a message is only text: {said!r}"


# What a page, an attribute, a template, a script, a comment and a database might take for their own.
HOSTILE = """x"onfocus="a'onfocus='a><hostile>&lt;{{title}}{{{title}}}{{#a}}</script></title></textarea><!--]]>\\'); DROP TABLE a;--"""


def test_texts_of_a_package_are_shown_as_they_are_and_never_obeyed(tmp_path: Path):
    """Slow."""
    package = Path(shutil.copytree(BELARUS, tmp_path / "package"))
    for path in package.glob("*/*.yaml"):
        record = hostile(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader))
        path.write_text(yaml.dump(record, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False), "utf-8")
    for path in [package / "places.csv", package / "schemes.csv", *package.glob("concepts/*.csv")]:
        header, *rows = csv.reader(path.read_text("utf-8").splitlines())
        texts = [header.index(language) for language in ("be", "ru", "en")]
        with path.open("w", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(header)
            writer.writerows([cell + HOSTILE if n in texts else cell for n, cell in enumerate(row)] for row in rows)
    database = tmp_path / "platform.sqlite"
    ended = run(database, "import", package)
    assert ended.status == 0, ended
    with serving(database) as server:
        pages = seen(server.address)
    assert Page(HOSTILE).obeyed and Page(f'<a title="{HOSTILE}">').obeyed, "the test would not see it"
    assert [address for address, page in pages.items() if page.obeyed] == []
    record = re.compile(rf"/en/({'|'.join(PATHS.values())})/[\w-]+$")
    records = {address: page for address, page in pages.items() if record.search(address)}
    assert len(records) >= 13, list(pages)
    changed = [address for address, page in records.items() if HOSTILE not in page.text]
    assert changed == [], "a text was changed, or is not shown at all"


def hostile(value: object, field: str = "") -> object:
    """The record with hostile words in every text a person reads. Numbers and dates are left as they are written."""
    match value:
        case dict():
            return {name: hostile(item, name) for name, item in value.items()}
        case list():
            return [hostile(item, field) for item in value]
        case str() if field in ("be", "ru", "en", "contact") or (field == "place" and " " in value):
            return value + HOSTILE
    return value


class Page(HTMLParser):
    """A page as a browser understands it."""

    def __init__(self, text: str):
        super().__init__()
        self.text, self.links, self.obeyed = "", [], False
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]):
        self.links += [value for name, value in attributes if name == "href" and value]
        self.obeyed |= tag == "hostile" or any(name.startswith("on") for name, _ in attributes)

    def handle_data(self, data: str):
        self.text += data


def seen(address: str) -> dict[str, Page]:
    """One page of each form: one of each list, one record of each kind. The same in the other languages is the same template."""
    firm = "employees=38&ownership=private&legalForm=company&region=BY-HR&activity=C16&womenLed=no&founded=2009-05-14"
    starts = ["", "/search?q=onfocus", "/funding/great-stone-spark", f"/funding/check?{firm}&turnover=9&turnoverCurrency=BYN"]
    pages, forms, queue = {}, set(), deque(f"{address}/en{start}" for start in starts)
    while queue:
        link = queue.popleft()
        parts = urlsplit(link).path.strip("/").split("/")
        form = (*parts[:2], len(parts), frozenset(re.findall(r"(\w+)=", urlsplit(link).query)))
        if form in forms or parts[0] in ("be", "ru") or not link.startswith(f"{address}/"):
            continue
        forms.add(form)
        with urlopen(link) as response:
            if response.headers["Content-Type"].startswith("text/html"):
                pages[link] = Page(response.read().decode())
                queue += [urljoin(link, other) for other in pages[link].links]
            else:
                assert response.headers["X-Content-Type-Options"] == "nosniff", link
    return pages


@pytest.mark.parametrize("figure", ["1e18", "-1e18", "99999999999999999", "1e-300"])
def test_a_figure_that_was_let_in_can_be_shown(package: Path, database: Path, figure: str):
    text = (package / FIGURES).read_text("utf-8")
    small = '  - {id: "2019", period: "2019", value: 0.01}\nsources:\n'
    claims = f'claims:\n  - {{id: c, kind: growth, from: "2019", to: "2020", stated: {figure}, decimals: 6}}\n'
    text = text.replace("value: 135000000", f"value: {figure}").replace("sources:\n", small, 1)
    (package / FIGURES).write_text(text + claims, "utf-8")
    ended = guarded(database, "import", package)
    if ended.status != 0:
        return ended.refused(FIGURES)
    with serving(database, SWIFT_BACKTRACE="enable=no") as server:
        for path in ("en/indicators/women-in-business-volume", "be/claims", "en/indicators", "health/live"):
            assert urlopen(f"{server.address}/{path}", timeout=5).status == 200


@pytest.fixture(scope="session")
def fragment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A part of the shipped package, and a database that holds it; only to be copied."""
    folder = tmp_path_factory.mktemp("fragment")
    for name in FRAGMENT:
        (folder / "package" / name).parent.mkdir(parents=True, exist_ok=True)
        text = (BELARUS / name).read_text("utf-8")
        # The classes of economic activity are many, and left out.
        (folder / "package" / name).write_text(text.replace("concepts: [C]", "concepts: [DT-1]"), "utf-8")
    (folder / "data").mkdir()
    ended = run(folder / "data" / "platform.sqlite", "import", folder / "package")
    assert ended.status == 0, ended
    return folder


@pytest.fixture
def home(fragment: Path) -> Iterator[Path]:
    """A copy of the fragment that is removed at once, for some of what is made there is large."""
    with TemporaryDirectory() as folder:
        yield Path(shutil.copytree(fragment, f"{folder}/home"))


@pytest.fixture
def package(home: Path) -> Path:
    """A package to be spoilt. Beside the records that are loaded it has a sound one, which must not come in alone."""
    shutil.copy(home / "package" / FUNDING, home / "package" / "opportunities" / "sound.yaml")
    return home / "package"


@pytest.fixture
def database(home: Path) -> Path:
    return home / "data" / "platform.sqlite"


def refused(package: Path, database: Path, *reasons: str) -> Ended:
    """Imports what must not come in: it is refused as a whole, soon, in little memory, in few words, and nothing changes."""
    before = content(database)
    ended = guarded(database, "import", package)
    ended.refused(*reasons, "Nothing was imported")
    assert "Error Domain" not in ended.complained
    assert len(ended.complained) < SAID, f"{len(ended.complained)} characters of complaint"
    assert content(database) == before
    return ended


def guarded(database: Path, *arguments: str | Path) -> Ended:
    """Runs the program, and ends it when it takes too long or too much memory."""
    with TemporaryFile() as said, TemporaryFile() as complained:
        settings = environment(database, SWIFT_BACKTRACE="enable=no")
        with subprocess.Popen([PROGRAM, *arguments], env=settings, stdout=said, stderr=complained) as process:
            end = time.monotonic() + SECONDS
            while process.poll() is None:
                memory, late = peak_memory(process.pid), time.monotonic() > end
                if memory > MEMORY or late:
                    process.kill()
                    pytest.fail(f"not done in {SECONDS} s" if late else f"takes more than {MEMORY >> 20} MB")
                time.sleep(0.005)
        texts = []
        for output in (said, complained):
            output.seek(0)
            texts.append(output.read().decode("utf-8", "backslashreplace"))
        return Ended(process.returncode, *texts)


def peak_memory(process: int) -> int:
    """The most the process has held so far, in bytes."""
    held = re.search(r"^VmHWM:\s+(\d+) kB", Path(f"/proc/{process}/status").read_text(), re.M)
    return int(held[1]) * 1024 if held else 0


def content(database: Path) -> dict[str, list]:
    """Every row of every table."""
    with closing(sqlite3.connect(database)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")
        return {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for (name,) in tables.fetchall()}


def remove(path: Path):
    shutil.rmtree(path) if path.is_dir() else path.unlink()


def write(path: Path, start: bytes, piece: bytes, times: int):
    """A file that is too large to be made in memory at once."""
    step = 100_000
    with path.open("wb") as file:
        file.write(start)
        for done in range(0, times, step):
            file.write(piece * min(step, times - done))


def write_towns(package: Path, count: int, region: str) -> int:
    """Adds towns, and tells how many lines the file has then."""
    with (package / "places.csv").open("a") as file:
        file.writelines(f"town-{n},{region},а,а,a,53.1,25.3\n" for n in range(count))
    return len((package / "places.csv").read_text("utf-8").splitlines())
