"""Documents of people who mean harm: read, or refused by name, in time and in memory that all of them together have."""

import time
import zlib

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from etl.extract import readers
from etl.records import Rejection

MOST = 2_000_000
SECONDS = 5
MANY = 100_000


def crowd(between: str) -> str:
    return "<p " + between.join(f"a{number}='>'" for number in range(MANY)) + ">x"


PAGES = {
    "nested tags": "<div>" * MANY + "x",
    "nested tables": "<table><tr><td>" * MANY + "x",
    "nested headers": "<header><aside>" * MANY,
    "nested teasers": "<div><h3><a href=x>t</a></h3>" * 10_000,
    "nested links": "<div><a>x</a>" * 20_000,
    "lists in lists": "<ul><li>x" * 20_000,
    "many tags": "<p>" * 2_000_000,
    "many attributes": crowd(" "),
    "attributes without spaces": crowd("/"),
    "unclosed quotes": '<a "' * MANY,
    "names of adverts": "".join(f"<p class='comment-{number} nav-{number}'>x" for number in range(20_000)),
    "one row of many": "<table><tr>" + "<td>x" * MANY,
    "cells over everything": "<table>" + "<tr><td rowspan=65534 colspan=1000>x" * 2_000,
    "comments": "<!--" * MANY,
    "headings": "<h2>Comments" * MANY,
    "digits": "9" * 10_000_000,
    "graphs": "<script type='application/ld+json'>" + '{"@graph":[' * MANY,
    "one long class": "<p class='" + "nav " * MANY + "'>x",
    "directions": "<p>\u202e\u2066 $5 million \u202c" * 10_000,
}
TEXTS = {
    "digits.txt": "9" * 10_000_000,
    "days.txt": "2025" + " " * 1_900_000 + "x",
    "front.md": "---\n" + "a: b\n" * 300_000,
    "rules.md": "|" + "-" * 1_900_000 + "x",
    "bars.md": "|" + " " * 1_900_000 + "x|",
    "cells.md": "| " * 900_000 + "|",
}


@pytest.mark.parametrize("page", PAGES.values(), ids=list(PAGES))
def test_a_page_of_malice_is_read_or_refused_in_time(page):
    begun = time.process_time()

    told = readers.read("a.html", page.encode(), MOST)

    assert time.process_time() - begun < SECONDS
    assert len(told.text) <= MOST if isinstance(told, readers.Read) else told.reason == "too_large"


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_of_malice_is_read_or_refused_in_time(name):
    begun = time.process_time()

    told = readers.read(name, TEXTS[name].encode(), MOST)

    assert time.process_time() - begun < SECONDS
    assert isinstance(told, readers.Read) or told.reason == "too_large"


def test_what_is_no_text_is_refused_and_what_is_wrongly_declared_is_read_with_a_warning():
    assert refusal("a.html", b"<p>\0") == "encoding"
    assert refusal("a.html", b"\xff\xfe<\0p\0>") == "encoding"
    told = readers.read("a.html", b"<meta charset=utf-8><p>Caf\xe9 \x93x\x94 &#xd800;&#0;", MOST)
    assert isinstance(told, readers.Read)
    assert told.text == "Café “x” \ufffd\ufffd"
    assert told.warnings == ["is not UTF-8 and was read as windows-1252"]


def test_a_pdf_that_is_only_bytes_is_damaged():
    assert refusal("a.pdf", b"%PDF-1.7\n" + zlib.compress(bytes(range(256)) * 40)) == "damaged"
    assert refusal("a.pdf", b"%PDF-1.4\n1 0 obj" + b"<</A" * MANY) == "damaged"
    assert refusal("a.pdf", b"") == "damaged"


def refusal(name: str, data: bytes) -> str:
    told = readers.read(name, data, MOST)
    assert isinstance(told, Rejection)
    return told.reason


PIECES = (
    "<p>", "<table>", "<tr>", "<td>", "</table>", "<a>", "</a>", "<h1>", "<h2>", "<nav>", "<body>", "</body>",
    "<head>", "<frameset>", "<template>", "<svg>", "<main>", "<article>", "<aside>", "</script>", "<!--",
    "<", ">", "</", "'", "---", "\ufdd0", "\ufdd1", "\u202e", "\x1f", "\x85", "&#xdfff;", "Comments", "2025-06-12",
    "<p class='", "<td colspan=9 rowspan=9>", "<script type='application/ld+json'>", "<meta name=date content='",
    '{"@type":"Article","author":[{"name":null}],"datePublished":7}', "<link rel=canonical href='http://[", "\n",
    "Baca juga:", "12/6/2025 ", "12 Juni 2025 |", " | ", "| a |\n", "---\n", "title: ", "$5 million",
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    pieces=st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=30),
    form=st.sampled_from(("html", "md", "txt")),
)
@example(pieces=["<frameset>", "<frame>"], form="html")
def test_whatever_is_in_a_document_its_text_can_be_stored(pieces, form):
    data = "".join(pieces).encode("utf-8", "ignore")

    told = readers.read(f"a.{form}", data, MOST)

    if isinstance(told, Rejection):
        assert told.reason == "encoding"
        return
    told.text.encode()
    assert "\ufdd0" not in told.text or form != "html"
    for shown in (told.title, told.author, told.publisher, told.url):
        assert shown is None or shown.isprintable()
    assert told == readers.read(f"a.{form}", data, MOST)
