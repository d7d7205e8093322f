"""Numbers in words, of both languages, and plurals that name no number."""

import pytest
from amounts import BOTH, amounts

WORDS = {
    "42000000 USD": ["forty-two million dollars", "empat puluh dua juta dolar"],
    "605000 count": ["six hundred and five thousand", "six hundred five thousand", "enam ratus lima ribu"],
    "9100000007 count": ["nine billion one hundred million and seven", "sembilan miliar seratus juta tujuh"],
    "2400000000000 count": ["two point four trillion", "dua koma empat triliun"],
    "17 count": ["seventeen", "tujuh belas"],
    "11 count": ["eleven", "sebelas"],
    "21 count": ["twenty-one", "twenty one", "dua puluh satu"],
    "99 count": ["ninety-nine", "sembilan puluh sembilan"],
    "100 count": ["one hundred", "a hundred", "seratus"],
    "101 count": ["one hundred and one", "a hundred and one", "seratus satu"],
    "1000 count": ["one thousand", "a thousand", "seribu"],
    "1200 count": ["a thousand two hundred", "twelve hundred", "seribu dua ratus"],
    "12500 count": ["twelve thousand five hundred", "dua belas ribu lima ratus"],
    "100000 count": ["a hundred thousand", "seratus ribu"],
    "125000 count": ["one hundred and twenty-five thousand", "seratus dua puluh lima ribu"],
    "1000000 count": ["a million", "one million", "sejuta", "satu juta"],
    "1200000 count": ["one million two hundred thousand", "sejuta dua ratus ribu"],
    "2000605 count": ["two million, six hundred & five", "two million six hundred and five"],
    "960 count": ["9 hundred and sixty"],
    "500000 count": ["half a million", "half million", "setengah juta"],
    "750000 count": ["three quarters of a million", "tiga perempat juta"],
    "250000000 USD": ["a quarter of a billion dollars", "seperempat miliar dolar"],
    "500000000 USD": ["half a billion dollars", "setengah miliar dolar"],
    "1500000 count": ["one and a half million", "satu setengah juta", "a million and a half"],
    "3500000 EUR": ["three and a half million euros", "tiga setengah juta euro"],
    "2500000000000 IDR": ["dua setengah triliun rupiah", "two and a half trillion rupiah"],
    "192000000 USD": ["a hundred and ninety-two million dollars", "seratus sembilan puluh dua juta dolar"],
    "12 count": ["a dozen", "twelve", "selusin", "dua belas"],
    "24 count": ["two dozen", "dua lusin"],
    "6 count": ["half a dozen", "setengah lusin", "six"],
    "0 count": ["zero", "nol"],
    "3.5 percent": ["three point five percent", "tiga koma lima persen"],
    "0.5 percent": ["zero point five percent", "nol koma lima persen"],
    "1000000000000 USD": ["a trillion dollars", "setriliun dolar"],
}


@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize("text, expected", [(text, expected) for expected in WORDS for text in WORDS[expected]])
def test_numbers_in_words(text, expected, lang):
    assert amounts(text, lang) == expected
    assert amounts(text.upper(), lang) == expected


VAGUE = {
    "[100000000, ] USD": ["hundreds of millions of dollars", "ratusan juta dolar"],
    "[10000000, ] EUR": ["tens of millions of euros", "puluhan juta euro"],
    "[1000000000, ] USD": ["billions of dollars", "miliaran dolar"],
    "[1000000000000, ] KRW": ["trillions of won", "triliunan won"],
    "[10000, ] count": ["tens of thousands of workers", "puluhan ribu pekerja"],
    "[100000, ] count": ["hundreds of thousands of users", "ratusan ribu pengguna"],
    "[1000, ] count": ["thousands of clips", "ribuan klip", "beribu-ribu klip"],
    "[1000000, ] count": ["millions of people", "jutaan orang", "berjuta-juta orang"],
    "[2000000, ] USD": ["several million dollars", "a few million dollars", "beberapa juta dolar"],
    "[200, ] count": ["a few hundred people", "beberapa ratus orang", "several hundred people"],
    "[200000000, ] USD": ["several hundred million dollars", "beberapa ratus juta dolar"],
    "[11000000, 19000000] IDR": ["belasan juta rupiah"],
    "[11, 19] count": ["belasan orang"],
    "[20, ] count": ["dozens of contracts"],
    "[24, ] count": ["several dozen people"],
    "[10, ] count": ["puluhan orang"],
    "2000000 count about": ["a couple of million"],
    "200 count about": ["a couple of hundred"],
    "200000000 count": ["two hundred millions"],
    "5000000 count about": ["5 jutaan", "lima jutaan"],
    "40000000 USD about": ["US$40-an juta", "40an juta dolar"],
    "100 count about": ["seratusan orang", "100-an orang"],
    "20 percent about": ["20-an persen"],
    "70000000 GBP about": ["tujuh puluhan juta pound"],
}


@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize("text, expected", [(text, expected) for expected in VAGUE for text in VAGUE[expected]])
def test_plurals_of_a_power_have_only_a_lower_bound(text, expected, lang):
    assert amounts(text, lang) == expected


@pytest.mark.parametrize(
    "text",
    [
        "many people",
        "a few people",
        "several people",
        "banyak orang",
        "beberapa orang",
        "puluhan tahun",
        "hundreds of years",
    ],
)
def test_vague_words_before_a_plain_noun_are_none(text):
    assert amounts(text, "en") == amounts(text, "id") == ""


PRONOUNS = [
    "one of them", "which one", "the one that left", "no one", "one another", "salah satu", "satu sama lain", "suatu",
    "satu-satunya", "satu per satu", "third", "ketiga", "ke-3", "1st", "21st", "abad ke-21", "two-way", "second",
    "twofold",
    "someone", "persatuan", "Indosat", "Bintang Tujuh", "Seven Eleven", "Seven Samurai", "a", "an", "sebuah", "seorang",
    "two-thirds", "dua pertiga", "three quarters of staff", "twenty-third", "one day", "Capital One", "Air Force One",
]  # fmt: skip


@pytest.mark.parametrize("text", PRONOUNS)
def test_pronouns_ordinals_and_fixed_words_are_none(text):
    assert amounts(f"It is {text}", "en") == amounts(f"itu adalah {text}", "id") == ""


@pytest.mark.parametrize(
    "text, expected",
    [
        ("two annotators", "2 count"),
        ("dua anotator", "2 count"),
        ("hired one engineer", "1 count"),
        ("satu kontrak baru", "1 count"),
        ("one or two contracts", "1 count; 2 count"),
        ("$5 million and six board seats", "5000000 USD; 6 count"),
        ("grew to 4 million, 30 percent more", "4000000 count; 30 percent"),
    ],
)
def test_small_numbers_that_count(text, expected):
    assert amounts(text, "en") == amounts(text, "id") == expected


FACTORS = [
    "doubled", "tripled", "twice as much", "two times", "a tenfold rise", "10x", "2.5x", "five-fold", "dua kali lipat",
    "tiga kali", "1,5 kali", "berlipat ganda", "naik 3x lipat",
]  # fmt: skip


@pytest.mark.parametrize("text", FACTORS)
def test_factors_are_none(text):
    assert amounts(f"It {text}", "en") == amounts(f"Ini {text}", "id") == ""


def test_the_base_of_a_factor_is_read():
    assert amounts("twice the $30 million of last year", "en") == "30000000 USD"
    assert amounts("naik dua kali lipat menjadi Rp8 miliar", "id") == "8000000000 IDR"
