"""Numbers in digits, scale words, money and percentages are worth what the press means by them."""

import pytest
from amounts import BOTH, amounts

DIGITS = [
    ("The archive holds 1,482,300 clips", "1482300 count"),
    ("Arsip itu memuat 1.482.300 klip", "1482300 count"),
    ("It scored 7.35 on the scale", "7.35 count"),
    ("nilai rata-ratanya 7,35", "7.35 count"),
    ("A fee of €2.418,60 is due", "2418.6 EUR"),
    ("A fee of €2,418.60 is due", "2418.6 EUR"),
    ("₹3,45,60,000 in all", "34560000 INR"),
    ("12,34,567 records", "1234567 count"),
    ("18 250 000 clips", "18250000 count"),
    ("18\u00a0250\u202f000 clips", "18250000 count"),
    ("€1 734,20 a piece", "1734.2 EUR"),
    ("CHF 6'250", "6250 CHF"),
    ("CHF 6’250", "6250 CHF"),
    ("It is $.85 each", "0.85 USD"),
    ("Rp ,85 juta", "850000 IDR"),
    ("＄４２ a head", "42 USD"),
    ("５０ people", "50 count"),
    ("It cost $318.", "318 USD"),
    ("dari $318, lalu", "318 USD"),
    ("4.250.000 clips, 4,250,000 clips", "4250000 count; 4250000 count"),
    ("34,5 and 34.5", "34.5 count; 34.5 count"),
    ("€16,95", "16.95 EUR"),
    ("$7.400", "7400 USD"),
    ("$7,400", "7400 USD"),
    ("Rp 86.500", "86500 IDR"),
    ("Rp500,-", "500 IDR"),
    ("value 0,125", "0.125 count"),
    ("value 0.125", "0.125 count"),
    ("Rp 2.000.000", "2000000 IDR"),
    ("22, 24 and 31 offices", "22 count; 24 count; 31 count"),
    ("bids of 4, 8 and 15", "4 count; 8 count; 15 count"),
    ("the numbers 618 2500 were drawn", "618 count; 2500 count"),
    ("naik 7 . 4 % tahun ini", "7.4 percent"),
    ("sebesar Rp 1 , 5 triliun", "1500000000000 IDR"),
]


@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize("text, expected", DIGITS)
def test_digits_with_their_group_and_decimal_signs(text, expected, lang):
    """
    Evidence in the number decides: two kinds of signs, the size of the groups, then that it is money.
    """
    assert amounts(text, lang) == expected


@pytest.mark.parametrize(
    "text, english, indonesian",
    [
        ("It has 12.875 in total", "12.875 count", "12875 count"),
        ("It has 12,875 in total", "12875 count", "12.875 count"),
        ("naik 1.250 persen", "1.25 percent", "1250 percent"),
        ("KWD 7.400", "7.4 KWD", "7400 KWD"),
        ("Rs 3.100 crore", "31000000 INR", "31000000000 INR"),
        ("1,250 people", "1250 count", "1.25 count"),
    ],
)
def test_three_digits_behind_one_sign_go_by_the_language(text, english, indonesian):
    assert (english, indonesian) == (amounts(text, "en"), amounts(text, "id"))


@pytest.mark.parametrize(
    "text, expected",
    [
        ("$1.275 billion", "1275000000 USD"),
        ("Rp1,275 triliun", "1275000000000 IDR"),
        ("Rp1.275 triliun", "1275000000000000 IDR"),
    ],
)
def test_three_digits_before_a_scale_word_go_by_the_language_of_the_word(text, expected):
    assert amounts(text, "id") == expected


def test_a_text_that_shows_its_habit_settles_it():
    """
    An Indonesian page with `1,482,300` groups by comma all along; a sum in rupiah tells nothing of an English page.
    """
    assert amounts("Ada 1,482,300 klip dari 12,875 orang", "id") == "1482300 count; 12875 count"
    assert amounts("1.482.300 clips from 12.875 people", "en") == "1482300 count; 12875 count"
    assert amounts("Rp 2.000.000 for 12.875 points", "en") == "2000000 IDR; 12.875 count"


SCALES = [
    (("$6.2mn", "$6.2M", "$6.2 m", "$6.2MM", "$6.2 mio", "$6.2 mln", "$6.2 million"), "6200000 USD"),
    (("£410k", "£410K", "£410 thousand"), "410000 GBP"),
    (("€38bn", "€38 bn", "€38 billion", "€38 b", "€38bln"), "38000000000 EUR"),
    (("$1.9T", "$1.9tn", "$1.9 trillion", "$1.9trn"), "1900000000000 USD"),
    (("₹75 lakh", "Rs 75 lakh", "Rs. 75 lakhs", "7.5 million rupees"), "7500000 INR"),
    (("Rs 320 crore", "₹320 cr", "320 crore rupees", "Rs 320-crore"), "3200000000 INR"),
    (("2 lakh crore rupees", "₹2 lakh crore"), "2000000000000 INR"),
    (("Rp45 jt", "Rp 45 juta", "Rp45juta", "45 juta rupiah"), "45000000 IDR"),
    (("Rp 3,8 miliar", "3,8 milyar rupiah", "Rp3,8 mlr"), "3800000000 IDR"),
    (("1,2 ribu triliun rupiah", "Rp1,2 ribu triliun"), "1200000000000000 IDR"),
    (("800 ribu pekerja", "800rb pekerja", "800 rb pekerja", "800k workers"), "800000 count"),
    (("26k clips", "26K clips"), "26000 count"),
    (("3.5M users", "3.5 million users", "3.5mn users", "3,5 juta pengguna", "3.5m users"), "3500000 count"),
    (("7 thousand 6 hundred", "7600 in all"), "7600 count"),
    (("18 hundred",), "1800 count"),
    (("2½ million", "2 and a half million"), "2500000 count"),
]


@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize("text, expected", [(text, expected) for texts, expected in SCALES for text in texts])
def test_scale_words_and_letters(text, expected, lang):
    assert amounts(text, lang) == expected


@pytest.mark.parametrize(
    "text, english, indonesian",
    [
        ("Rp3,8 M", "3800000 IDR", "3800000000 IDR"),
        ("3,8 M dolar", "3800000 USD", "3800000000 USD"),
        ("US$ 3,8 M", "3800000 USD", "3800000000 USD"),
        ("$3.8M", "3800000 USD", "3800000 USD"),
        ("64m USD", "64000000 USD", "64000000 USD"),
    ],
)
def test_m_is_miliar_where_an_indonesian_writes_it(text, english, indonesian):
    """
    Behind Rp and before rupiah or dolar `M` is miliar; `$3.8M` is quoted from English.
    """
    assert (english, indonesian) == (amounts(text, "en"), amounts(text, "id"))


MONEY = {
    "27500 IDR": ["Rp27.500", "Rp. 27.500,00", "27.500 rupiah", "IDR 27,500", "rp 27.500", "RP27.500"],
    "9000000 USD": [
        "US$ 9 million", "9 million US dollars", "9 juta dolar AS", "9 juta dolar", "US $9 million", "U.S.$9 million",
        "9 million U.S. dollars", "9 juta dolar Amerika Serikat", "USD$9m", "$9 juta", "9 million dollars", "$9m USD",
    ],
    "64000000 USD": [
        "USD 64 million", "64 USD million", "64 million USD", "MUSD 64", "64 MUSD", "USD64m", "64m USD", "$64-million",
        "$64,000,000", "US$64.000.000", "64 MILLION DOLLARS", "enam puluh empat juta dolar", "US$ 64 juta",
    ],
    "9000000 SGD": ["S$9 million", "9 million Singapore dollars", "9 juta dolar Singapura", "SGD 9m", "SG$9m"],
    "1400000000 AUD": ["A$1.4bn", "1.4 billion Australian dollars", "AU$1.4bn", "AUD 1.4bn",
    "1,4 miliar dolar Australia"],
    "650000000 CAD": ["C$650m", "CA$650m", "650 million Canadian dollars", "CAD650m"],
    "82000000 HKD": ["HK$82 million", "82 million Hong Kong dollars", "82 juta dolar Hong Kong"],
    "5 TWD": ["NT$5", "5 Taiwan dollars"],
    "5 BRL": ["R$5", "BRL 5", "5 reais"],
    "5 MXN": ["Mex$5", "5 pesos", "5 Mexican pesos"],
    "5 NZD": ["NZ$5", "5 New Zealand dollars"],
    "30000000 CNY": ["RMB 30 million", "CNY30m", "30 juta yuan", "30 million renminbi", "CN¥30m",
    "30 juta yuan Tiongkok"],
    "500 JPY": ["¥500", "JPY 500", "500 yen", "JP¥500", "lima ratus yen"],
    "40000000000 KRW": ["40 billion won", "₩40bn", "40 miliar won Korea", "40 billion South Korean won"],
    "18000000 MYR": ["RM 18 juta", "18 million ringgit", "RM18m", "18 juta ringgit Malaysia"],
    "12000000 AUD": ["AUD 12m", "12m AUD", "AUD12m"],
    "65000000 GBP": ["65 million pounds", "£65m", "GBP 65m", "65 juta poundsterling", "65 million pounds sterling"],
    "5 EUR": ["€5", "5€", "5 €", "EUR 5", "5EUR", "5 euros", "Euro 5", "five euros", "lima euro"],
    "500 CHF": ["CHF 500", "500 Swiss francs", "500 francs"],
    "500 SEK": ["SEK 500", "500 kronor", "500 Swedish kronor"],
    "500 AED": ["AED 500", "500 dirhams"],
    "500 VND": ["₫500", "VND 500"],
    "500 TRY": ["₺500", "500 Turkish lira", "500 lira"],
    "0.85 USD": ["85 cents", "85¢", "$0.85"],
    "0.3 GBP": ["30 pence", "£0.30"],
    "0.85 MYR": ["85 sen", "RM0.85"],
    "7.25 USD": ["7 dollars and 25 cents", "$7 and 25 cents", "$7.25", "7 dolar 25 sen"],
}  # fmt: skip


@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize("text, expected", [(text, expected) for expected in MONEY for text in MONEY[expected]])
def test_money_before_and_behind_the_number(text, expected, lang):
    assert amounts(f"It cost {text} to build", lang) == expected


@pytest.mark.parametrize(
    "text, expected",
    [
        ("The yen: ¥5,600 billion", "5600000000000 JPY"),
        ("The Chinese firm paid ¥5,600 billion", "5600000000000 CNY"),
        ("$48 an hour", "48 USD"),
        ("US$30/jam", "30 USD"),
        ("Rp9.000 per tugas", "9000 IDR"),
        ("Rp16,4 triliun (US$1 miliar)", "16400000000000 IDR; 1000000000 USD"),
        ("it costs a dollar", "1 USD"),
        ("a euro an hour", "1 EUR"),
        ("won 3 contracts", "3 count"),
        ("goes up by 50p to £9.50", "0.5 GBP; 9.5 GBP"),
    ],
)
def test_money_in_its_context(text, expected):
    assert amounts(text, "en") == expected


@pytest.mark.parametrize(
    "text",
    [
        "the dollar fell",
        "melemahnya rupiah",
        "a four-pound parcel",
        "six pounds of flour",
        "a dollar bill",
        "the euro zone",
    ],
)
def test_a_currency_without_an_amount_is_none(text):
    assert amounts(text, "en") == ""


PERCENT = {
    "36 percent": [
        "36%", "36 %", "36 percent", "36 per cent", "36 pct", "36 persen", "36 prosen", "thirty-six percent",
        "tiga puluh enam persen", "36-percent", "36 PERCENT", "３６％",
    ],
    "2.75 percent": ["2,75 persen", "2.75%", "2.75 per cent", "dua koma tujuh lima persen"],
    "4 percent": ["4 percentage points", "4 poin persentase", "4 pp", "4pp", "4-percentage-point", "four percent"],
    "0.5 percent": ["50 basis points", "50 bps", "50 basis poin", "50-basis-point", "half a percent",
    "setengah persen"],
}  # fmt: skip


@pytest.mark.parametrize("lang", BOTH)
@pytest.mark.parametrize("text, expected", [(text, expected) for expected in PERCENT for text in PERCENT[expected]])
def test_percentages(text, expected, lang):
    assert amounts(f"It rose {text} today", lang) == expected


@pytest.mark.parametrize(
    "text", ["an eighth", "half of its staff", "sepertiga", "x.com/a%20b", "width: 100%;", "height:50%;"]
)
def test_shares_in_words_and_percent_signs_of_code_are_none(text):
    assert amounts(text, "en") == ""


@pytest.mark.parametrize(
    "text, expected",
    [
        ("a $350-million plant", "350000000 USD"),
        ("a 350-million-dollar plant", "350000000 USD"),
        ("a multi-year $2-billion-plus deal", "[2000000000, ] USD"),
        ("a loss of $5 million", "5000000 USD"),
        ("turun 8%", "8 percent"),
        ("-$18 million", "-18000000 USD"),
        ("$-18 million", "-18000000 USD"),
        ("minus 18 juta dolar", "-18000000 USD"),
        ("negative 6 percent", "-6 percent"),
        ("up +12% now", "12 percent"),
        ("down –12% now", "-12 percent"),
        ("(−12%)", "-12 percent"),
        ("net result: ($4.1m)", "-4100000 USD"),
        ("the year's result was ($4.1m)", "-4100000 USD"),
        ("| Net | ($4.1m) |", "-4100000 USD"),
        ("the price ($4.1m) was high", "4100000 USD"),
        ("Rp66 miliar ($4.1m)", "66000000000 IDR; 4100000 USD"),
        ("plus or minus 3%", "3 percent about"),
    ],
)
@pytest.mark.parametrize("lang", BOTH)
def test_hyphens_signs_and_brackets(text, expected, lang):
    assert amounts(text, lang) == expected
