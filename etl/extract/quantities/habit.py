"""How a text writes groups, where a number alone does not tell."""

from __future__ import annotations

import re

from etl.extract.quantities.currency import currency_before
from etl.extract.quantities.source import Source
from etl.extract.quantities.words import words_before

GROUPS = re.compile(r"(?<![\d.,])\d{1,3}(?:(,)\d{3}(?:,\d{3})+|(\.)\d{3}(?:\.\d{3})+)(?![.,]?\d)")
TWICE = {".": re.compile(r"\.\d{3}\.\d{3}"), ",": re.compile(r",\d{3},\d{3}")}
OTHER = {".": ",", ",": "."}


def decimal_habit(src: Source) -> str:
    """The decimal sign of the text's bare numbers: that of its language, unless all longer ones are grouped by it.

    Money tells nothing: pages print `Rp 2.000.000` in every language.
    """
    if not src.decimal:
        own = src.tables.decimal
        if TWICE[own].search(src.text) is None:
            src.decimal = own
            return own
        signs = {
            match[1] or match[2]
            for match in GROUPS.finditer(src.text)
            if currency_before(src, match.start(), words_before(src.low, match.start())) is None
        }
        src.decimal = OTHER[own] if signs == {own} else own
    return src.decimal
