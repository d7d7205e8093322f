"""What a document says of itself: title, author, publisher, day of publication, language, address."""

import json

import pytest

from etl.extract import readers
from etl.extract.language import detect

BODY = "<p>Harbour Labs sold data for $90 million in 2024, and it expects to sell more than that this year.</p>"

INDONESIAN = (
    "<p>Dermaga AI meraih dana dari tiga bank dan dua perusahaan yang tidak mau disebut, kata direktur utama pada"
    " hari Rabu. Perusahaan itu akan membayar lebih untuk data yang sudah diperiksa oleh para ahli.</p>"
)


def read(content: str | bytes, name: str = "page.html") -> readers.Read:
    told = readers.read(name, content if isinstance(content, bytes) else content.encode(), 2_000_000)
    assert isinstance(told, readers.Read), told
    return told


def linked(told: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(told)}</script>'


def test_json_ld_says_it_first_also_in_a_graph_by_reference():
    page = linked({"@context": "https://schema.org", "@graph": [
        {"@type": "WebPage", "@id": "/page", "name": "Harbour Labs - Ledger", "datePublished": "2024-01-01"},
        {"@type": ["NewsArticle"], "headline": "Harbour Labs\n doubles its sales",
         "datePublished": "2025-06-12T23:40:00+07:00", "dateModified": "2025-06-20",
         "author": [{"@id": "/mary"}, {"@type": "Person", "name": "John Sample"}],
         "publisher": {"@id": "/ledger"}, "inLanguage": "en-GB"},
        {"@type": "Organization", "@id": "/ledger", "name": "The Example Ledger"},
        {"@type": "Person", "@id": "/mary", "name": "Mary Sample"},
        {"@type": "ItemList", "itemListElement": [{"@type": "NewsArticle", "headline": "Another one"}]},
    ]}) + '<meta name="author" content="Nobody"><title>Else</title>' + BODY  # fmt: skip

    told = read(page)

    assert (told.title, told.author) == ("Harbour Labs doubles its sales", "Mary Sample, John Sample")
    assert (told.publisher, told.published_on, told.lang) == ("The Example Ledger", "2025-06-12", "en")


@pytest.mark.parametrize(
    "broken", ["{", "[" * 100_000, '{"@graph": ' * 5_000, '{"@type": "Article", "headline": 7, "author": {"name": []}}',
               '{"@type": "Article", "headline": "\\ud800", "datePublished": "soon"}', "null", "9" * 5_000],
)  # fmt: skip
def test_broken_json_ld_is_passed_over(broken):
    page = f'<script type="application/ld+json">{broken}</script><title>Quay AI</title><h1>Quay AI</h1>{BODY}'

    told = read(page)

    assert told.title is not None
    assert told.title.encode()
    assert (told.author, told.published_on, told.text.startswith("Quay AI")) == (None, None, True)


@pytest.mark.parametrize(
    "name, value, day",
    [
        ("property='article:published_time'", "2025-06-12T18:40:00Z", "2025-06-12"),
        ("name='citation_publication_date'", "2025/06/12", "2025-06-12"),
        ("name='DC.date.issued'", "2025-06", "2025-06"),
        ("name='parsely-pub-date'", "2025-06-12 18:40", "2025-06-12"),
        ("name='pubdate'", "Thu, 12 Jun 2025 18:40:00 GMT", "2025-06-12"),
        ("itemprop='datePublished'", "20250612", "2025-06-12"),
        ("name='date'", "12 Juni 2025", "2025-06-12"),
        ("name='date'", "2025-02-30", None),
        ("name='date'", "0025-06-12", None),
        ("property='article:modified_time'", "2025-06-12", None),
    ],
)
def test_the_day_of_publication_stands_in_the_head_of_a_page(name, value, day):
    assert read(f'<meta {name} content="{value}">{BODY}').published_on == day


@pytest.mark.parametrize(
    "page, day",
    [
        ("<article><time datetime='2025-06-12T10:00'>yesterday</time>{}</article>", "2025-06-12"),
        ("<link rel=canonical href='https://ledger.example/2025/06/12/harbour'>{}", "2025-06-12"),
        ("<p>By Mary Sample | 12 June 2025</p>{}", "2025-06-12"),
        ("<p>Rabu, 11 Feb 2026 09:17 WIB</p>{}", "2026-02-11"),
        ("<p>Published: June 12th, 2025 at 6:40 PM</p>{}", "2025-06-12"),
        ("<p>LEEDS, 12 June 2025 – Harbour Labs sold more.</p>{}", "2025-06-12"),
        (f"<p>Kabar Contoh - 12/06/2025, 09:17 WIB</p>{INDONESIAN}", "2025-06-12"),
        ("<p>On Monday, June 12, 2025, Harbour Labs was sold.</p>{}", None),
        ("<p>June 12, 2025 was a good day.</p>{}", None),
        ("<p>Accounts for the year ended 31 December 2024</p>{}", None),
    ],
)  # fmt: skip
def test_else_it_is_the_day_that_stands_by_itself_above_the_text(page, day):
    """
    A day inside a sentence is when something happened, not when it was told.
    """
    assert read(page.format(BODY)).published_on == day


def test_a_day_at_the_head_of_the_name_counts_for_more_than_one_in_the_text():
    """
    It is added where the name is known, to whatever has no day of its own.
    """
    text = "Harbour Labs grows\nBy Mary Sample, June 12, 2025\n\nIt sold more."

    assert (read(text, "note.txt").published_on, read(text, "note.txt").author) == ("2025-06-12", "Mary Sample")
    assert read(text, "inbox/2025-07-01 note.txt").published_on is None
    assert read(text, "2025-02-30 note.txt").published_on == "2025-06-12"


@pytest.mark.parametrize(
    "head, author",
    [
        ("<meta name=author content='Mary Sample; June'>", "Mary Sample"),
        ("<meta name=author content='By Mary Sample | The Example Ledger'>", "Mary Sample"),
        ("<meta name=citation_author content='Mary Sample'><meta name=citation_author content='Li Wei'>",
         "Mary Sample, Li Wei"),
        ("<meta property='article:author' content='https://ledger.example/mary'>", None),
        ("<p>Oleh: Budi Contoh</p>", "Budi Contoh"),
        ("<p>By <a rel=author href=/m>Mary Sample</a>, Leeds</p>", "Mary Sample"),
        ("<p>By Monday it had sold everything.</p>", None),
    ],
)  # fmt: skip
def test_the_author_is_a_name_and_nothing_else(head, author):
    assert read(head + BODY).author == author


@pytest.mark.parametrize(
    "head, title",
    [
        ("<title>Harbour Labs doubles its sales - The Example Ledger</title><h1>Harbour Labs doubles its sales</h1>",
         "Harbour Labs doubles its sales"),
        ("<meta property=og:site_name content=Ledger><title>Harbour - and Quay – Ledger</title>", "Harbour - and Quay"),
        ("<title>Harbour Labs doubles its sales | The Example Ledger</title>", "Harbour Labs doubles its sales"),
        ("<title>Harbour | Quay</title>", "Harbour | Quay"),
        ("<meta property='og:title' content='Told to others'><title>Else</title>", "Told to others"),
        ("<h1>Only a <b>heading</b></h1>", "Only a heading"),
        (f"<title>{'x' * 900}\x07</title>", "x" * 500),
        ("", None),
    ],
)  # fmt: skip
def test_the_title_is_the_headline_without_the_name_of_the_site(head, title):
    assert read(head + BODY).title == title


@pytest.mark.parametrize(
    "href, url",
    [
        ("https://ledger.example/harbour?id=1", "https://ledger.example/harbour?id=1"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("/harbour", None),
        ("https://", None),
        ("http://[::1", None),
        ("https://ledger.example/a b", None),
    ],
)
def test_the_address_is_one_of_the_web(href, url):
    assert read(f'<link rel="canonical" href="{href}">{BODY}').url == url


def test_the_declared_language_counts_only_where_the_text_does_not_say_otherwise():
    assert read(f"<html lang=en-US>{INDONESIAN}").lang == "id"
    assert read(f"<html lang=id>{BODY}").lang == "en"
    assert read("<html lang=id><title>Judul</title><p>Pendapatan Dermaga AI</p></html>").lang == "id"
    assert read("<meta property=og:locale content=in_ID><p>Dermaga AI").lang == "id"
    assert read("<p>Dermaga").lang is None


@pytest.mark.parametrize(
    "text, lang",
    [
        ("Harbour Labs sold data for $90 million in 2024, and it expects to sell more.", "en"),
        ("Dermaga AI meraih Rp 2 triliun dari tiga bank.", "id"),
        ("Valuasi Dermaga AI capai US$ 25 miliar", "id"),
        ("Harbour Labs valued at $25 billion", "en"),
        ("Das Unternehmen hat im vergangenen Jahr einen Umsatz von 90 Millionen Dollar erzielt, hieß es. " * 3, "de"),
        ("Syarikat itu mencatatkan hasil sebanyak RM90 juta tahun lalu, kata pengerusinya.", "id"),
        ("", "en"),
        ("123 456", "en"),
    ],
)  # fmt: skip
def test_the_language_of_a_text_is_told_by_its_words(text, lang):
    """
    Malay is read as Indonesian; a text without letters is in the first language that we read.
    """
    assert detect(text) == lang
