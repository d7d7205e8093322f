"""Figures whose metric and company are given, so that a test is about what is read after those.

The text marks them: `Revenue was <revenue|$5 million>` or `<stake:Acme|20%>`; without a company all are of one.
"""

import re

from etl.extract.figures import link
from etl.extract.figures.attribution import attribute
from etl.extract.figures.changes import changes
from etl.extract.figures.periods import set_periods
from etl.extract.figures.statuses import set_statuses
from etl.extract.model import Figure
from etl.extract.page import read_page

MARK = re.compile(r"<(\w+)(?::([^|>]+))?\|([^>]+)>")


def page_of(text, lang="en", published_on="2025-08-14"):
    """The page of a text, without marks."""
    return read_page(MARK.sub(lambda mark: mark[3], text), lang, published_on)


def figures(text, lang="en", published_on="2025-08-14"):
    """The marked figures of a text in order, with status, period, basis and attribution."""
    page = page_of(text, lang, published_on)
    found = []
    shift = 0
    for mark in MARK.finditer(text):
        start = mark.start() - shift
        shift += len(mark[0]) - len(mark[3])
        found.append(_figure(page, mark, start, start + len(mark[3])))
    for sentence in page.sentences:
        link([figure for figure in found if figure.sentence is sentence], changes(page, sentence))
    set_statuses(page, found)
    set_periods(page, found)
    attribute(page, found)
    return found


def _figure(page, mark, start, end):
    for sentence in page.sentences:
        for quantity in sentence.quantities:
            if quantity.start < end and start < quantity.end:
                return Figure(sentence, quantity, mark[1], subject=mark[2] or "Orbit Labs")
    raise AssertionError(f"{mark[3]!r} is no quantity")
