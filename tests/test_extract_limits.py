"""Any text at all: spans that are true, no crash, and time that grows no faster than the text."""

import gc
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.extract.said import read
from etl.extract.statements import lines, quantity_lines, rows

TELLING = (
    "Google paid Scale AI about $150 million last year, Reuters reported.",
    "Google membayar Scale AI sekitar US$150 juta tahun lalu, kata lima sumber.",
    "Labelbox's revenue rose to $1.2 billion from $800 million in 2024, up 38%.",
    "Pendapatan perusahaan itu naik dari Rp2,5 triliun menjadi Rp3 triliun pada kuartal II.",
    "OpenAI has cut its work with Mercor, which employs 300 people and 40,000 contractors.",
    "Microsoft menolak berkomentar. xAI berencana hengkang dari Scale.",
    "Company | Revenue 2024 | Revenue 2025",
    "Turing | $300 million | $412 million",
    "Baca juga: Harga emas turun Rp12.000",
)
ODD = (
    "\0", "\u202e", "\ud800", "\u00ad", "İ", "ǅ", "ﬃ", "\u2009", "\r\n", "\n\n", "½", "٣", "＄４２", "𝟙", "«", "…",
    "-", "(", ")", '"', "%", "$",
)  # fmt: skip
PUMPS = {
    "en": (
        " ", "\n", "a", "1", "$", ".", ",", "-", '"', "(", "%", "1,", "$1 ", "$1-", "A ", "Aa ", "A. ", "Scale AI ",
        "Scale, ", "from $1 ", "to ", "five ", "million ", "hundreds of ", "said ", "last year ", "Q2 ", "12 June ",
        "revenue of ", "$1 | ", "\u202e", "\0", "é", "not ", "the company ", "Google paid Scale $5 million, ",
        "Google left Scale, ",
    ),
    "id": (
        "1.", "Rp1 ", "dan ", "dari ", "lima ", "juta ", "kata ", "tahun lalu ", "pendapatan ", "perusahaan itu ",
        "tidak ", "Google membayar Scale Rp5 miliar, ", "Google meninggalkan Scale, ",
    ),
}  # fmt: skip
PIECES = st.lists(st.sampled_from(TELLING) | st.sampled_from(ODD) | st.text(max_size=12), max_size=12)


@settings(max_examples=300, deadline=None)
@given(
    pieces=PIECES,
    glue=st.sampled_from((" ", "", "\n", "\n\n", ". ")),
    cut=st.integers(0, 60),
    lang=st.sampled_from(("en", "id", "fr")),
)
def test_every_quote_stands_where_it_is_said_to(pieces, glue, cut, lang):
    text = glue.join(pieces)[cut:]

    said = read(text, lang, "2025-06-15")

    for line in [*lines(said), *quantity_lines(text, lang)]:
        assert text[line["start"] : line["end"]] == line["quote"] != ""
    for row in rows(said):
        within = row["start"] - row["sentence_start"]
        assert row["sentence"][within : within + row["end"] - row["start"]] == text[row["start"] : row["end"]]


@pytest.mark.parametrize("date", [None, "2025", "2025-06", "2025-06-15"])
@pytest.mark.parametrize("lang", ["en", "id"])
def test_a_text_is_read_whatever_is_known_of_its_date(lang, date):
    assert read(" ".join(TELLING), lang, date).figures


def took(text, lang):
    """Seconds of the processor, without those of collecting what other tests left."""
    gc.collect()
    gc.disable()
    try:
        began = time.process_time()
        read(text, lang, "2025-06-15")
        return time.process_time() - began
    finally:
        gc.enable()


@pytest.mark.slow
@pytest.mark.parametrize("lang, pump", [(lang, pump) for lang, pumps in PUMPS.items() for pump in pumps])
def test_twice_the_text_takes_twice_the_time(pump, lang):
    """Of any piece repeated without end, 100,000 characters take at most two and a half times as long as 50,000."""
    whole = pump * (100_000 // len(pump))
    half = full = 99.0
    for _ in range(8):  # on a busy machine something else may have had the processor's caches: the least counts
        half, full = min(half, took(whole[:50_000], lang)), min(full, took(whole, lang))
        if full <= max(0.05, 2.5 * half):
            break
    assert full <= max(0.05, 2.5 * half), f"{half:.3f} s, then {full:.3f} s"
    assert full < 5
