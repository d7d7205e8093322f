"""How a figure stands: it is so, somebody plans or expects it, a deal is talked about, or it is the value before."""

import pytest
from by_hand import figures, page_of

from etl.extract.figures.changes import changes


def statuses(text, lang="en"):
    return [figure.status for figure in figures(text, lang)]


def pairs(text, lang="en"):
    page = page_of(text, lang)
    return [
        (page.text[before.start : before.end], page.text[after.start : after.end])
        for sentence in page.sentences
        for before, after in changes(page, sentence)
    ]


@pytest.mark.parametrize(
    ("lang", "text", "before", "after"),
    [
        ("en", "The price went from $12 to $19.", "$12", "$19"),
        ("en", "The price went from $12 in 2022 to $19 in 2024.", "$12", "$19"),
        ("en", "Sales reached $90 million, up from $61 million.", "$61 million", "$90 million"),
        ("en", "Sales rose to $90 million from $61 million.", "$61 million", "$90 million"),
        ("en", "Sales more than doubled to $90 million last year from just $41 million.", "$41 million", "$90 million"),
        ("en", "Sales were $90 million, compared with $61 million a year earlier.", "$61 million", "$90 million"),
        ("en", "Sales were $90 million (2022: $61 million).", "$61 million", "$90 million"),
        ("en", "The unit had sales of $90 million versus $61 million.", "$61 million", "$90 million"),
        ("en", "It made $90 million, more than twice the $41 million of 2022.", "$41 million", "$90 million"),
        (
            "en",
            "Sales rose to $90 million, an increase of 47% from the $61 million of 2022.",
            "$61 million",
            "$90 million",
        ),
        ("en", "Guidance is $90 million, previously $85 million.", "$85 million", "$90 million"),
        ("en", "Valuation: $2 billion → $5 billion", "$2 billion", "$5 billion"),
        ("id", "Harganya naik dari Rp12 ribu menjadi Rp19 ribu.", "Rp12 ribu", "Rp19 ribu"),
        ("id", "Valuasinya melonjak ke US$5 miliar dari US$2 miliar.", "US$2 miliar", "US$5 miliar"),
        ("id", "Omzetnya Rp90 miliar, melesat dari Rp61 miliar.", "Rp61 miliar", "Rp90 miliar"),
        ("id", "Omzetnya Rp90 miliar, dibandingkan Rp61 miliar tahun lalu.", "Rp61 miliar", "Rp90 miliar"),
        ("id", "Omzetnya Rp90 miliar, dari sebelumnya Rp61 miliar.", "Rp61 miliar", "Rp90 miliar"),
        ("id", "Omzetnya Rp90 miliar (2022: Rp61 miliar).", "Rp61 miliar", "Rp90 miliar"),
    ],
)
def test_two_amounts_of_a_change_are_told_apart(lang, text, before, after):
    assert pairs(text, lang) == [(before, after)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Workers earn from $12 to $19 an hour, ranging from $12 to $19."),
        ("en", "It took $30 million from Acme and $20 million from Beta."),
        ("en", "It sold $90 million of software, more than $61 million of which abroad."),
        ("id", "Google menyumbang Rp50 miliar dari Rp200 miliar pendapatan itu."),
        ("id", "Ia membayar tidak kurang dari Rp50 miliar dan tidak lebih dari Rp70 miliar."),
    ],
)
def test_a_source_a_range_or_a_bound_is_no_change(lang, text):
    assert pairs(text, lang) == []


def test_a_sentence_may_hold_several_changes():
    text = "Sales rose to $90 million from $61 million and the loss narrowed to $4 million from $11 million."
    assert pairs(text) == [("$61 million", "$90 million"), ("$11 million", "$4 million")]


def test_the_metric_decides_between_planned_and_forecast():
    """
    To spend is a plan of the one who spends; to earn is what somebody expects.
    """
    assert statuses("Acme will spend <customer_spend|$60 million> with the vendor next year.") == ["planned"]
    assert statuses("Acme will earn <revenue|$60 million> next year.") == ["forecast"]
    assert statuses("Acme expects capital spending of <capex|$60 million>.") == ["planned"]
    assert statuses("Perusahaan akan membelanjakan <customer_spend|US$60 juta> tahun depan.", "id") == ["planned"]
    assert statuses("Perusahaan menargetkan pendapatan <revenue|US$60 juta> tahun depan.", "id") == ["forecast"]


@pytest.mark.parametrize(
    "text",
    [
        "Orbit is in talks to raise <funding|$300 million> at a valuation of <valuation|$4 billion>.",
        "Orbit is weighing a sale of <stake|20%> of its shares.",
        "Investors are close to agreeing a round that would value Orbit at <valuation|$4 billion>.",
        "Orbit nears a <funding|$300 million> deal.",
    ],
)
def test_a_deal_that_is_not_signed_is_in_talks(text):
    assert set(statuses(text)) == {"in_talks"}


@pytest.mark.parametrize(
    "text",
    [
        "Orbit dikabarkan tengah bernegosiasi untuk meraih <funding|US$300 juta>.",
        "Orbit sedang menjajaki pendanaan dengan valuasi <valuation|US$4 miliar>.",
        "Thrive tengah mempertimbangkan investasi <investment|US$50 juta> di perusahaan itu.",
    ],
)
def test_a_deal_that_is_not_signed_is_in_talks_in_indonesian(text):
    assert statuses(text, "id") == ["in_talks"]


def test_talk_of_a_round_covers_the_next_sentence_until_something_is_signed():
    text = "Orbit is in talks to raise <funding|$300 million>. The valuation would be <valuation|$4 billion>."
    assert statuses(text) == ["in_talks", "in_talks"]
    text = "Orbit is in talks to raise <funding|$300 million>. It raised <funding|$80 million> in 2023."
    assert statuses(text) == ["in_talks", "actual"]


def test_what_has_happened_ends_what_stands_in_front_of_it():
    text = "Orbit, which plans to go public, had revenue of <revenue|$66 million> last year."
    assert statuses(text) == ["actual"]
    text = "Sales were <revenue|$78 million> and Orbit expects to pass <revenue|$120 million> this year."
    assert statuses(text) == ["actual", "forecast"]


def test_what_is_dated_before_publication_is_not_to_come():
    assert statuses("Investors were seeking a valuation of <valuation|$4 billion> in 2021.") == ["actual"]


def test_a_budget_that_was_not_spent_stays_planned():
    assert statuses("Google had budgeted <customer_spend|$180 million> for the vendor.") == ["planned"]
    assert statuses("Google semula menganggarkan <customer_spend|US$180 juta>.", "id") == ["planned"]


def test_the_value_of_a_contract_is_planned_and_what_it_brings_in_a_year_is_actual():
    assert statuses("They signed a contract worth <customer_spend|$30 million>.") == ["planned"]
    assert statuses("The contract is worth <customer_spend|$30 million> a year.") == ["actual"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Annual revenue has reached <run_rate|$140 million>. A year earlier it was <run_rate|$52 million>."),
        ("en", "Orbit is worth <valuation|$4 billion>. In 2022 it was <valuation|$1 billion>."),
        ("en", "A label that cost <unit_price|$5> two years ago now costs <unit_price|$8>."),
        ("id", "ARR-nya mencapai <run_rate|US$45 juta>. Setahun sebelumnya angkanya baru <run_rate|US$10 juta>."),
        ("id", "Kini nilainya <valuation|US$7 miliar>, padahal Oktober tahun lalu masih <valuation|US$2 miliar>."),
    ],
)
def test_the_value_before_may_stand_in_another_sentence_or_clause(lang, text):
    found = figures(text, lang)
    assert sorted(figure.status for figure in found) == ["actual", "previous"]
    old = next(figure for figure in found if figure.status == "previous")
    assert old.base.status == "actual"


def test_an_older_value_of_another_company_is_not_the_one_before():
    text = "Orbit is worth <valuation:Orbit|$4 billion>. In 2022 <valuation:Acme|$1 billion> was paid for Acme."
    assert statuses(text) == ["actual", "actual"]


def test_a_headline_stands_as_its_text_does():
    text = "A <valuation|$4 billion> price for Orbit\n\nOrbit is in talks to raise money at <valuation|$4 billion>."
    assert statuses(text) == ["in_talks", "in_talks"]


def test_an_amount_in_brackets_in_another_currency_stands_as_the_amount_itself():
    text = "Acme plans to pay <investment|$76 million> (<investment|€65 million>) for it."
    assert statuses(text) == ["planned", "planned"]


@pytest.mark.parametrize(
    ("lang", "text", "basis"),
    [
        ("en", "Gross revenue came to <revenue|$500 million>.", "gross"),
        ("en", "Net revenue, after paying contractors, was <revenue|$150 million>.", "net"),
        ("en", "Revenue came to <revenue|$500 million> and net income to $9 million.", None),
        ("id", "Pendapatan kotor mencapai <revenue|US$500 juta>.", "gross"),
        ("id", "Pendapatan bersih tercatat <revenue|US$150 juta>.", "net"),
    ],
)
def test_the_basis_of_a_revenue_is_said_by_words_beside_it(lang, text, basis):
    assert [figure.basis for figure in figures(text, lang)] == [basis]


def test_every_status_says_how_it_was_read():
    text = "Sales rose to <revenue|$90 million> from <revenue|$61 million>; Orbit expects <revenue|$120 million>."
    assert [figure.traits["status_how"] for figure in figures(text)] == ["clause", "pair", "clause"]
