"""Ranges, changes and lists, and the words that bound an amount or say `about`."""

import pytest
from amounts import BOTH, amounts, quotes

RANGES = {
    "[3000000000, 4000000000] USD": [
        "$3-4 billion", "$3–$4 billion", "$3bn-$4bn", "3 to 4 billion dollars", "$3—$4 billion", "$3 to $4 billion",
        "between $3 and $4 billion", "between about $3 billion and about $4 billion", "3–4 miliar dolar",
        "up to $3-4 billion",
    ],
    "[15000000, 25000000] USD": ["US$15 to 25 million", "between US$15 million and US$25 million", "US$15–25m"],
    "[900000000, 1100000000] USD": ["$900 million to $1.1 billion", "from $900 million to $1.1 billion"],
    "[2000000000000, 3000000000000] IDR": [
        "Rp2-3 triliun", "antara Rp2 triliun dan Rp3 triliun", "Rp2 triliun hingga Rp3 triliun",
        "dua sampai tiga triliun rupiah", "Rp 2 - 3 triliun", "antara 2 dan 3 triliun rupiah", "kisaran Rp2-3 triliun",
    ],
    "[6000000, 8000000] USD": ["6 s.d. 8 juta dolar", "6 s/d 8 juta dolar", "6 sampai 8 juta dolar AS",
    "US$6 juta–US$8 juta"],
    "[5000000, 7000000] EUR": ["5m to 7m euros", "€5m–7m", "5-7 million euros", "€5m to €7m"],
    "[15, 20] percent": [
        "between 15 and 20 percent", "15–20%", "15% sampai 20%", "15% to 20%", "antara 15 dan 20 persen",
        "15 s.d. 20 persen",
        "fifteen to twenty percent",
    ],
    "[0.5, 0.75] percent": ["50 to 75 basis points", "50–75 bps"],
    "[800000000, 1200000000] USD": ["$800-$1.2 billion"],
    "[150, 200] count": ["between one hundred and fifty and two hundred", "150-200 people", "150 sampai 200 orang"],
    "[10000, 15000] count": ["10-15 ribu pekerja", "10 ribu sampai 15 ribu pekerja", "10 to 15 thousand workers"],
}  # fmt: skip


@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize("text, expected", [(text, expected) for expected in RANGES for text in RANGES[expected]])
def test_ranges_share_what_stands_at_their_ends(text, expected, lang):
    """
    Scale, currency and percent sign behind the second number are the first one's too; a sign in front is the second's.
    """
    assert amounts(f"It is {text} now", lang) == expected


def test_a_range_in_digits_goes_by_the_language():
    assert amounts("1.200-1.500 orang", "id") == amounts("1,200 to 1,500 people", "en") == "[1200, 1500] count"


CHANGES = [
    "naik dari 6 menjadi 11 juta dolar", "grew from $6 to $11 million", "fell from $6 million to $11 million",
    "melonjak dari US$6 juta ke US$11 juta", "was raised from $6m to $11m", "turun dari US$6 juta sampai US$11 juta",
]  # fmt: skip


@pytest.mark.parametrize("text", CHANGES)
def test_a_change_is_two_amounts(text):
    assert amounts(text, "en") == amounts(text, "id") == "6000000 USD; 11000000 USD"


@pytest.mark.parametrize(
    "text, expected",
    [
        ("offers ran from $6 million to $11 million", "[6000000, 11000000] USD"),
        ("rose 5% to 36%", "5 percent; 36 percent"),
        ("improved by three hundred basis points to 71%", "3 percent; 71 percent"),
        ("will rise 3 to 5 percent", "[3, 5] percent"),
        ("wants to raise $300 million to $400 million", "[300000000, 400000000] USD"),
        ("$3, $5 and $9 million", "3000000 USD; 5000000 USD; 9000000 USD"),
        ("Rp3, Rp5, dan Rp9 miliar", "3000000000 IDR; 5000000000 IDR; 9000000000 IDR"),
        ("grew 12, 15 and 18 percent", "12 percent; 15 percent; 18 percent"),
        ("$72, $65 and $58", "72 USD; 65 USD; 58 USD"),
        ("hired 300 people and $9 million", "300 count; 9000000 USD"),
        ("paid $500 and $2 million", "500 USD; 2000000 USD"),
        ("from 810 to 640 people", "810 count; 640 count"),
    ],
)
@pytest.mark.parametrize("lang", BOTH)
def test_what_is_a_range_what_a_change_and_what_a_list(text, expected, lang):
    assert amounts(text, lang) == expected


AT_LEAST = """more than, over, above, exceeding, at least, no less than, upwards of, north of, topping, a minimum of,
in excess of, not less than, well over, greater than, more than about, lebih dari, di atas, melebihi, melampaui,
sedikitnya, setidaknya, paling sedikit, minimal, tidak kurang dari, tak kurang dari, sekurang-kurangnya"""
AT_MOST = """less than, under, below, fewer than, up to, at most, no more than, as much as, as many as, a maximum of,
just under, not more than, kurang dari, di bawah, hingga, sampai, paling banyak, maksimal, tidak lebih dari,
tidak sampai"""
ABOUT = """about, around, roughly, approximately, some, an estimated, close to, nearly, almost, circa, ~,
in the region of, sekitar, kira-kira, kurang lebih, lebih kurang, diperkirakan, hampir, mendekati, nyaris, ±"""
BEFORE = {"at_least": "[{0}, ] {1}", "at_most": "[, {0}] {1}", "about": "{0} {1} about"}


@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize(
    "words, says",
    [
        (" ".join(words.split()), BEFORE[says])
        for says, told in (("at_least", AT_LEAST), ("at_most", AT_MOST), ("about", ABOUT))
        for words in told.split(",")
    ],
)
def test_words_before_a_number_bound_it(words, says, lang):
    assert amounts(f"It is worth {words} $70 million", lang) == says.format("70000000", "USD")
    assert amounts(f"It has {words} 70 offices", lang) == says.format("70", "count")
    assert amounts(f"It grew {words} 70%", lang) == says.format("70", "percent")
    assert quotes(f"It is worth {words} $70 million")[0] == f"{words} $70 million"


@pytest.mark.parametrize(
    "text, expected",
    [
        ("$70 million or more", "[70000000, ] USD"),
        ("$70m-plus", "[70000000, ] USD"),
        ("70+ offices", "[70, ] count"),
        ("70-plus", "[70, ] count"),
        ("Rp5 miliar lebih", "[5000000000, ] IDR"),
        ("300 lebih pekerja", "[300, ] count"),
        ("Rp5 miliar ke atas", "[5000000000, ] IDR"),
        ("$70 or less", "[, 70] USD"),
        ("70 ke bawah", "[, 70] count"),
        ("$70 or so", "70 USD about"),
        ("70-odd offices", "70 count about"),
        ("100-an orang", "100 count about"),
        ("around $5 million or more", "[5000000, ] USD"),
        ("at least 10 but no more than 30 sites", "[10, 30] count"),
        ("setidaknya 10 tetapi tidak lebih dari 30 lokasi", "[10, 30] count"),
        ("never topped $25 million", "[, 25000000] USD"),
        ("“at least” $15b", "[15000000000, ] USD"),
        ("nearly half a million people", "500000 count about"),
        ("5 persen lebih tinggi", "5 percent"),
        ("Rp5 miliar lebih dari cukup", "5000000000 IDR"),
        ("turned over £60m", "60000000 GBP"),
        ("paid over 3 years", ""),
        ("$5 million over three rounds", "5000000 USD; 3 count"),
        ("pays over $20 an hour", "[20, ] USD"),
        ("$30-an-hour work", "30 USD"),
        ("Rp 5 miliar–Rp 8 miliar", "[5000000000, 8000000000] IDR"),
        ("USD 5 million–USD 8 million", "[5000000, 8000000] USD"),
        ("Rp4 triliun atau kurang lebih US$256 juta", "4000000000000 IDR; 256000000 USD about"),
    ],
)
@pytest.mark.parametrize("lang", BOTH)
def test_words_behind_a_number_and_words_that_only_look_like_a_bound(text, expected, lang):
    assert amounts(text, lang) == expected
