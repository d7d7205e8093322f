"""A small market for the tests of the dashboard: a data directory as an analyst keeps it, refreshed into a warehouse."""

# ruff: noqa: E501 - a table reads best a row a line

import csv
from pathlib import Path

from etl.pipeline import refresh
from etl.settings import load

# What source text must never become: a picture that tells who reads, a link, a formula, markup of any kind.
HOSTILE = (
    "![pixel](https://beacon.example/x.png) [link](javascript:alert(1)) <img src=x onerror=alert(1)> :red[a] $x$ **b**"
)
FORMULA = '=HYPERLINK("https://beacon.example/","click")'

ENTITIES = """\
entity_id|name|kind|aliases|country|founded|website|ticker|segment|note|source_url
scale-ai|Scale AI|vendor|Scale|US|2016|https://scale.com||labelling||
surge-ai|Surge AI|vendor||US|2020|||labelling||
labelbox|Labelbox|vendor||US|2018|||software||
meta|Meta|customer||US||||||
google|Google|customer|Alphabet|US||||||
openai|OpenAI|customer||US||||||
hostile|Bad <b>Co</b> ![x](https://beacon.example/y.png)|vendor||||||||
"""
FIGURES = """\
figure_id|metric|subject|counterparty|value|low|high|unit|qualifier|status|period|reported_on|publisher|attributed_to|url|evidence
f-worth|valuation|Scale AI||29000000000|||USD|exact|actual|2025-06|2025-06-13|Wire||https://wire.example/1|Scale AI is now worth $29 billion.
f-worth-echo|valuation|Scale AI||29000000000|||USD|exact|actual|2025-06|2025-06-14|Portal|Wire|https://portal.example/1|Scale AI bernilai US$29 miliar, menurut Wire.
f-worth-odd|valuation|Scale AI||25000000000|||USD|about|actual|2025-06|2025-06-15|Blog|||A blog has some 25 billion.
f-before|valuation|Scale AI||14000000000|||USD|exact|actual|2024-05|2024-05-21|Wire||https://wire.example/2|It was valued at $14 billion.
f-stake|stake|Meta|Scale AI|49|||percent|exact|actual|2025-06|2025-06-13|Wire||https://wire.example/1|Meta holds 49 percent.
f-price|investment|Meta|Scale AI|14800000000|||USD|exact|actual|2025-06|2025-06-13|Wire||https://wire.example/1|Meta pays $14.8 billion.
f-revenue|revenue|Scale AI||870000000|||USD|exact|actual|2024|2025-06-13|Wire||https://wire.example/1|Revenue was $870 million in 2024.
f-spend|customer_spend|Google|Scale AI|150000000|||USD|about|actual|2024|2025-06-13|Wire||https://wire.example/3|Google paid some $150 million.
f-surge|revenue|Surge AI||1000000000|1000000000||USD|at_least|actual|2024|2025-06-20|Wire||https://wire.example/4|Surge AI made more than $1 billion.
f-surge-talks|valuation|Surge AI||25000000000|||USD|at_most|in_talks|2025-07|2025-07-01|Wire||https://wire.example/4|It seeks up to $25 billion.
f-bad|valuation|hostile||1000000|||USD|exact|actual|2025-06|2025-06-01|Blog|||@HOSTILE@
f-refused|valuation|hostile||1000000|||USD|exact|actual|2025-06|2025-06-01|Blog||javascript:alert(1)|Its address is no web address.
f-formula|revenue|hostile||1000000|||USD|exact|actual|2024|2025-06-01|Blog|||@FORMULA@
f-slip|revenue|Labelbox||50000000000|||USD|exact|actual|2024|2025-06-01|Portal||https://portal.example/9|Labelbox makes 50 billion.
"""
RELATIONSHIPS = """\
rel_id|customer|vendor|status|effective|reported_on|publisher|attributed_to|url|evidence
r-google-1|Google|Scale AI|active|2024|2024-06-01|Wire||https://wire.example/5|Google is a customer.
r-google-2|Google|Scale AI|leaving|2025-06-13|2025-06-13|Wire||https://wire.example/3|Google plans to cut ties with Scale AI.
r-google-3|Google|Scale AI|leaving|2025-06-14|2025-06-14|Portal|Wire|https://portal.example/2|Google akan memutus hubungan, menurut Wire.
r-openai-1|OpenAI|Scale AI|active|2024|2024-06-01|Blog|||OpenAI is named as a customer.
r-openai-2|OpenAI|Scale AI|reducing|2025-06-18|2025-06-18|Wire||https://wire.example/6|OpenAI is winding down its work with Scale AI.
r-meta-1|Meta|Scale AI|active|2024|2024-06-01|Wire||https://wire.example/5|Meta is a customer.
r-google-surge|Google|Surge AI|expanding|2025-07|2025-07-10|Wire||https://wire.example/7|Google moves work to Surge AI.
"""
EVENTS = """\
event_id|date|entity_id|kind|headline|url|publisher
e-deal|2025-06-12|Scale AI|deal|Meta takes 49 percent of Scale AI|https://wire.example/1|Wire
e-layoff|2025-07-16|Scale AI|layoff|Scale AI cuts 200 jobs|https://wire.example/8|Wire
"""
PUBLISHERS = """\
publisher|kind|tier|language|country|host|note
Wire|wire|2|en|US|wire.example|
Portal|newspaper|4|id|ID|portal.example|
Blog|blog|5|en|||
"""
CORRECTIONS = """\
correction_id|table|id|field|set|expect|reason|reference|who|on
c-1|figures|f-slip|row|rejected||a slip by a factor of a thousand|f-revenue|tests|2026-01-01
"""
TABLES = {
    "entities": ENTITIES, "figures": FIGURES, "relationships": RELATIONSHIPS, "events": EVENTS,
    "publishers": PUBLISHERS, "corrections": CORRECTIONS,
}  # fmt: skip
EMPTY_COLUMNS = {"figures": ("title", "note"), "relationships": ("title", "note")}


def write(data: Path, **tables: str) -> Path:
    """The curated tables of the small market in `data`; `tables` replaces some by their text."""
    (data / "curated").mkdir(parents=True, exist_ok=True)
    for name, text in {**TABLES, **tables}.items():
        rows = [line.split("|") for line in text.splitlines()]
        header, *records = rows
        more = EMPTY_COLUMNS.get(name, ())
        with (data / "curated" / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            out = csv.writer(file)
            out.writerow([*header, *more])
            for record in records:
                filled = [cell.replace("@HOSTILE@", HOSTILE).replace("@FORMULA@", FORMULA) for cell in record]
                out.writerow([*filled, *("" for _ in more)])
    return data


def publish(data: Path, **tables: str) -> Path:
    """A warehouse with the small market in it, made as `vendorscope refresh` makes it; its path."""
    run = refresh(load({"data_dir": write(data, **tables)}, environ={}))
    assert run.published, run
    return data / "warehouse"
