"""Renews the picture of the README: `screenshot.py ADDRESS FILE`."""

import sys

from chromium import chromium
from firms import PROBLEM
from visitor import Visitor
from ways import Way


def main(address: str, file: str) -> None:
    with chromium() as browser:
        visitor = Visitor(browser, address, Way())
        visitor.open("search", q=PROBLEM["en"])
        visitor.looks_right()
        visitor.page.screenshot(path=file)
        visitor.leave()


main(*sys.argv[1:])
