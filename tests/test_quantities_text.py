"""Text as it comes: blanks, marks, entities and hostile input; spans and rounding of what is found."""

import time

import pytest
from amounts import BOTH, amounts, quotes
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.extract.quantities import quantities

MESSY = {
    "14300000000 USD": [
        "$14.3\nbillion", "$14.3\r\nbillion", "$14.3\u00a0billion", "$14.3\u2009billion", "$14.3\u202fbillion",
        "$14.3&nbsp;billion", "$14.3  billion", "$ 14.3 billion", "$14.3 bil\u00adlion", "**$14.3 billion**",
        "**$14.3** billion", "<b>$14.3</b> billion", "[$14.3 billion](x)", "\u200e$14.3 billion\u200f",
        "“$14.3 billion”",
        "$\u200b14.3 billion", "$14.3‑billion", "US$14.3billion", "$14.3 BILLION",
    ],
    "5000000000 IDR": ["Rp5miliar", "RP 5 MILIAR", "Rp\u00a05 miliar", "Rp5\nmiliar", "**Rp5 miliar**",
    "Rp&#160;5 miliar"],
    "5000000 EUR": ["&euro;5 million", "€5\u2009million", "5\u00a0million\u00a0€"],
    "5000000 count": ["5juta", "**5** million", "5 Million", "５ million"],
}  # fmt: skip


@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize("text, expected", [(text, expected) for expected in MESSY for text in MESSY[expected]])
def test_blanks_marks_and_entities(text, expected, lang):
    assert amounts(f"It took {text} to build", lang) == expected


def test_an_amount_does_not_go_on_in_the_next_paragraph():
    assert amounts("It cost $14\n\nBillion Dollar Brain, a film", "en") == "14 USD"


@pytest.mark.parametrize(
    "text, expected",
    [
        ("They paid more than $5 million, he said.", "more than $5 million"),
        ("They paid $48 an hour.", "$48"),
        ("priced between $3 and $4 billion now", "between $3 and $4 billion"),
        ("hundreds of millions of dollars", "hundreds of millions of dollars"),
        ("tens of thousands of workers", "tens of thousands"),
        ("$70 million or more was lost", "$70 million or more"),
        ("It takes $5&nbsp;million, he says", "$5&nbsp;million"),
        ("sekitar Rp5 mi\u00adliar saja", "sekitar Rp5 mi\u00adliar"),
        ("up +12% today", "12%"),
        ("down -12% today", "-12%"),
        ("the result was ($4m).", "($4m)"),
        ("at least 10 but no more than 30 sites", "at least 10 but no more than 30"),
        ("turun 8%-nya", "8%"),
    ],
)
def test_the_quote_holds_the_number_its_unit_and_the_words_that_bound_it(text, expected):
    assert quotes(text) == [expected]


def test_the_span_of_the_number_leaves_out_the_words_of_bound():
    text = "It costs about $5 million, or up to Rp80 miliar."
    first, second = quantities(text, "en")
    assert text[first.number_start : first.number_end] == "$5 million"
    assert text[second.number_start : second.number_end] == "Rp80 miliar"


@pytest.mark.parametrize(
    "text, rounding",
    [
        ("$14.3 billion", 50_000_000.0),
        ("870 million", 500_000.0),
        ("49%", 0.5),
        ("2.75%", 0.005),
        ("40,000 clips", 0.5),
        ("about $100", 5.0),
        ("about $14.3 billion", 715_000_000.0),
        ("more than $5 million", None),
        ("$3-4 million", None),
        ("millions of users", None),
    ],
)
def test_rounding_is_half_of_the_last_place_written(text, rounding):
    """
    An approximation is good to one part in twenty; a bound or a range says all it knows in `low` and `high`.
    """
    assert [each.rounding for each in quantities(text, "en")] == [rounding]


@pytest.mark.parametrize("text", ["$14.3 billion", "Rp16,4 triliun", "0.1 million", "€2.7bn", "8.61 trillion", "4.35%"])
def test_values_are_exact(text):
    """
    14.3 billion is 14300000000, with nothing behind the decimal point that nobody wrote.
    """
    assert all(each.value == float(repr(each.value)) and len(repr(each.value)) < 18 for each in quantities(text, "en"))
    assert quantities("$14.3 billion", "en")[0].value == 14_300_000_000.0


@pytest.mark.parametrize(
    "text, expected",
    [
        (
            "The studio, founded in 2018 by three engineers, raised $45 million, bringing its total to $72.5 million.",
            "3 count; 45000000 USD; 72500000 USD",
        ),
        ("Shares fell 3.4% to $18.25 at 10:15 a.m., the lowest since June 12.", "3.4 percent; 18.25 USD"),
        ("It will cut about 1,300 jobs, or 12% of its staff of 10,800.", "1300 count about; 12 percent; 10800 count"),
        ("At least 17 of the 35 seats are up on Nov. 4, 2025.", "[17, ] count; 35 count"),
        ("The contract, worth up to $1.1 billion over five years, covers 14 cities.", "[, 1100000000] USD; 14 count"),
        ("Brent rose 54 cents, or 0.7%, to $78.20 a barrel.", "0.54 USD; 0.7 percent; 78.2 USD"),
        ("The 6-foot-2 forward scored 31 points as Boston won 112-104.", "31 count"),
    ],
)
def test_english_news(text, expected):
    assert amounts(text, "en") == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Saham itu turun 1,35 persen ke Rp9.150 pada pukul 10.30 WIB, Jumat (14/2).", "1.35 percent; 9150 IDR"),
        ("PHK menimpa 1.126 karyawan, atau 9 persen, di 27 negara.", "1126 count; 9 percent; 27 count"),
        ("Menurut Pasal 14 ayat (2) UU No. 11 Tahun 2020, denda maksimal Rp2 miliar.", "[, 2000000000] IDR"),
        ("Jumlah pengguna naik dari 10 juta menjadi 25 juta dalam dua tahun.", "10000000 count; 25000000 count"),
        ("Ponsel 6,7 inci dengan baterai 5.000 mAh itu dijual Rp5,9 jutaan.", "5900000 IDR about"),
        ("Bantuan 5,4 juta dolar AS (Rp 88 miliar) untuk 3.200 keluarga.", "5400000 USD; 88000000000 IDR; 3200 count"),
        ("Suku bunga naik 25 bps menjadi 6,25%.", "0.25 percent; 6.25 percent"),
    ],
)
def test_indonesian_news(text, expected):
    assert amounts(text, "id") == expected


@pytest.mark.parametrize("lang", ["fr", "xx", ""])
def test_a_language_without_words_of_its_own_is_read_with_those_of_the_others(lang):
    assert amounts("US$5 million dan Rp3 triliun", lang) == "5000000 USD; 3000000000000 IDR"


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "no number here", "\x00", "\ud800", "$", "%", "Rp", "½", "\u00ad", "&nbsp;"]
)
def test_text_without_a_quantity(text):
    assert quantities(text, "en") == []


WORDS = """five million dollars to between and about 5 10 1,5 2.000 US$ Rp juta % $3 at least one hundred of half a
- – — . , ( ) 2024 sampai antara dan dua puluh ribu ratusan -an &nbsp; ** ½ ٣ ４ x&y; <b> 's pukul of"""
PIECES = st.sampled_from([*WORDS.split(), "\u00ad", "\u200f", "\x00", "\ud83d"])


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(PIECES, st.sampled_from(["", " ", "  ", "\n"])), max_size=25), st.sampled_from(["en", "id"]))
def test_spans_lie_in_the_text_in_order_and_never_overlap(pieces, lang):
    text = "".join(piece + blank for piece, blank in pieces)
    last = 0
    for each in quantities(text, lang):
        assert last <= each.start < each.end <= len(text)
        assert each.start <= each.number_start < each.number_end <= each.end
        assert each.low is None or each.high is None or each.low < each.high
        last = each.end


PUMPED = [
    "1", "$", "1,", "1.", "1'", "1-", "1/", "1 ", " ", "\n", "-", "dan ", "five ", "million ", "dua puluh ",
    "hundreds of ",
    "half ", "one hundred and ", "$1 ", "5m ", "5 to ", "at least 5 ", "(5) ", "1 000 ", "&nbsp;", "**", "<b",
    "\u00ad", "juta-",
    "point one ", "012 ", "5½ ", "several million ", "u.s.", "٣", "US$", "+1 ", "a1", "%", "¥1 ", "5p ",
    "five-pound-", "60 km ",
]  # fmt: skip


@pytest.mark.parametrize("piece", PUMPED)
def test_time_grows_in_proportion_to_the_text(piece):
    """
    Twice the text takes about twice the time, whatever it is made of. A busy machine gets several tries.
    """
    short, long = ((piece * (size // len(piece) + 1))[:size] for size in (12_500, 25_000))
    least_short = least_long = 9.0
    for _ in range(12):
        least_short, least_long = min(least_short, _seconds(short)), min(least_long, _seconds(long))
        if least_long <= max(0.004, 2.5 * least_short):
            return
    pytest.fail(f"{least_short:.3f} s, and {least_long:.3f} s for twice as much")


def test_a_long_text_is_read_to_its_end():
    text = "no number here and nothing to count, " * 5_000
    assert amounts(f"$5 million {text} at least 40% {text}{'7' * 200_000} and two offices", "en") == (
        "5000000 USD; [40, ] percent; 2 count"
    )


def _seconds(text: str) -> float:
    began = time.process_time()
    quantities(text, "en")
    return time.process_time() - began
