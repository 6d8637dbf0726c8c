"""Counts the tests in JUnit files: prints `passed failed`. What was skipped is neither; a file that was cut off is a failure."""

import sys
from pathlib import Path
from xml.etree import ElementTree


def outcomes(report: Path) -> list[str]:
    try:
        cases = ElementTree.parse(report).iter("testcase")
    except ElementTree.ParseError:
        return ["error"]
    return [next((child.tag for child in case if child.tag != "system-out"), "passed") for case in cases]


def main(reports: list[Path]) -> None:
    found = [outcome for report in reports if report.is_file() for outcome in outcomes(report)]
    print(found.count("passed"), found.count("failure") + found.count("error"))


main([Path(name) for name in sys.argv[1:]])
