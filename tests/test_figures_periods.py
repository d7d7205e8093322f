"""What time a figure is about. Every text is published on 14 August 2025."""

import time

import pytest
from by_hand import figures, page_of

from etl.extract.figures.periods import period_of


def periods(text, lang="en", published_on="2025-08-14"):
    return [figure.period for figure in figures(text, lang, published_on)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Sales were <revenue|$512 million> in calendar 2024.", ["2024"]),
        ("In the fourth quarter of last year the unit had sales of <revenue|$18 million>.", ["2024-Q4"]),
        ("Second-quarter sales rose <growth|34%> to <revenue|$410 million>.", ["2025-Q2", "2025-Q2"]),
        ("Last year, sales were <revenue|$66 million>; this year it aims for <revenue|$90 million>.", ["2024", "2025"]),
        ("Sales were <revenue|$20 million> in 2023 and <revenue|$61 million> in 2024.", ["2023", "2024"]),
        ("In 2023 sales were <revenue|$20 million>; in 2024 they were <revenue|$61 million>.", ["2023", "2024"]),
        ("By 2027, management projects sales of <revenue|$3 billion>.", ["2027"]),
        ("Acme and Beta paid <customer_spend|$19 million> and <customer_spend|$12 million> in 2024.", ["2024", "2024"]),
        ("In July it paid <investment|$130 million> for a rival.", ["2025-07"]),
        ("At the end of June it had <headcount|7,940> employees.", ["2025-06"]),
        ("It raised <funding|$40 million> in a 2022 round led by Acme.", ["2022"]),
        (
            "It raised <funding|$75 million> in February at a <valuation|$900 million> valuation.",
            ["2025-02", "2025-02"],
        ),
    ],
)
def test_a_figure_is_about_the_time_of_its_clause(text, told):
    assert periods(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Pendapatan kuartal II/2025 mencapai <revenue|Rp410 miliar>.", ["2025-Q2"]),
        ("Sepanjang 2024 perusahaan meraup <revenue|US$870 juta>.", ["2024"]),
        ("Ia membayar <customer_spend|US$150 juta> tahun lalu.", ["2024"]),
        ("Pada Juni lalu Acme menggelontorkan <investment|US$14 miliar>.", ["2025-06"]),
        ("Per Juli ARR-nya <run_rate|US$45 juta>.", ["2025-07"]),
        ("Untuk 2026 ia menargetkan <revenue|Rp700 miliar>, tahun ini <revenue|Rp500 miliar>.", ["2026", "2025"]),
        ("Valuasinya naik dari <valuation|US$14 miliar> pada Mei 2024 ke <valuation|US$29 miliar>.", ["2024-05", None]),
    ],
)
def test_a_figure_is_about_the_time_of_its_clause_in_indonesian(text, told):
    assert periods(text, "id") == told


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("en", "Sales were <revenue|$95 million> in 2024, up from <revenue|$61 million> in 2022.", ["2024", "2022"]),
        ("en", "Sales rose from <revenue|$6 million> in 2023 to <revenue|$11 million> in 2024.", ["2023", "2024"]),
        ("en", "Q2 sales <revenue|$95 million>, against <revenue|$88 million> a year earlier.", ["2025-Q2", "2024-Q2"]),
        ("en", "Q2: <revenue|$95 million>, against <revenue|$88 million> a quarter earlier.", ["2025-Q2", "2025-Q1"]),
        ("en", "It is worth <valuation|$4 billion>, up from <valuation|$1 billion> in March 2024.", [None, "2024-03"]),
        ("en", "Sales rose to <revenue|$95 million> in 2024 from <revenue|$61 million>.", ["2024", "2023"]),
        ("en", "It cut its 2025 outlook to <revenue|$500 million> from <revenue|$560 million>.", ["2025", "2025"]),
        ("en", "Turnover for 2024 was <revenue|£45m> (2023: <revenue|£38m>).", ["2024", "2023"]),
        ("id", "Omzet 2024 <revenue|Rp96 miliar>, dari <revenue|Rp58 miliar> pada tahun sebelumnya.", ["2024", "2023"]),
        ("id", "Per Juni <headcount|1.200> orang, setahun sebelumnya <headcount|850> orang.", ["2025-06", "2024-06"]),
    ],
)  # fmt: skip
def test_each_end_of_a_change_has_its_own_time(lang, text, told):
    assert periods(text, lang) == told


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "Founded in 2017, it employs <headcount|640> people."),
        ("en", "On Monday it said that it employs <headcount|640> people."),
        ("en", "It has raised <funding_total|$450 million> since 2021."),
        ("en", "It employs <headcount|640> people, the chief executive said in June."),
        ("en", "It employs <headcount|640> people and expects to open an office next year."),
        ("en", "It employs <headcount|640> people, up from 500 in January."),
        ("id", "Didirikan pada 2017, perusahaan itu mempekerjakan <headcount|640> orang."),
        ("id", "Perusahaan itu mempekerjakan <headcount|640> orang, katanya pada Senin (11/8)."),
    ],
)
def test_the_time_of_something_else_is_not_that_of_the_figure(lang, text):
    assert periods(text, lang) == [None]


def test_a_month_of_a_plan_is_to_come():
    assert periods("Acme will pay <customer_spend|$12 million> in October.") == ["2025-10"]
    assert periods("Acme paid <customer_spend|$12 million> in October.") == ["2024-10"]


def test_a_year_earlier_in_the_next_sentence_is_counted_from_the_figure_before():
    text = "At the end of June annual revenue was <run_rate|$45 million>. A year earlier it was <run_rate|$10 million>."
    assert periods(text) == ["2025-06", "2024-06"]


def test_in_the_period_goes_on_with_the_time_before():
    text = "First-half sales were <revenue|$90 million>. In the period Acme paid <customer_spend|$9 million>."
    assert periods(text) == ["2025-H1", "2025-H1"]


def test_growth_is_over_the_time_of_what_grows():
    assert periods("Revenue in 2024 was <revenue|$61 million>. That is <growth|20%> more than the year before.") == [
        "2024", "2024",
    ]  # fmt: skip


def test_a_round_that_the_next_sentence_goes_on_about_has_its_time():
    text = "In March Orbit closed a round. The round brought in <funding|$80 million>."
    assert periods(text) == ["2025-03"]


def test_results_are_those_of_the_period_that_the_document_reports_on():
    text = "Orbit publishes its results for the second quarter of 2025.\n\nRevenue was <revenue|$61 million>."
    assert periods(text) == ["2025-Q2"]


def test_a_cell_has_the_time_at_the_head_of_its_column():
    text = "Item | 2025 | 2024\nRevenue | <revenue|$95 million> | <revenue|$61 million>"
    found = figures(text, published_on="2026-03-01")
    assert [(figure.period, figure.status) for figure in found] == [("2025", "actual"), ("2024", "previous")]


def test_a_time_that_stands_alone_is_that_of_what_follows():
    text = (
        "The year.\n\nFebruary. Orbit raised <funding|$95 million>.\n\nMarch. Acme raised <funding:Acme|$33 million>."
    )
    assert periods(text) == ["2025-02", "2025-03"]


def test_the_words_that_gave_the_period_are_kept():
    (figure,) = figures("Revenue was <revenue|$512 million> in calendar 2024.")
    text = "Revenue was $512 million in calendar 2024."
    start, end = figure.period_span
    assert text[start:end] == "2024"
    assert figure.traits["period_how"] == "clause"


@pytest.mark.parametrize(
    ("text", "phrase", "told"),
    [
        ("OpenAI moved its work to Surge in June, and Google did so last year.", "moved its work", "2025-06"),
        ("OpenAI moved its work to Surge in June, and Google did so last year.", "Google did so", "2024"),
        ("OpenAI uses Surge.", "uses", None),
    ],
)
def test_the_time_of_any_phrase_can_be_asked_for(text, phrase, told):
    page = page_of(text)
    start = text.index(phrase)
    assert period_of(page, page.sentences[0], start, start + len(phrase)) == told


def test_without_a_day_of_publication_only_what_is_said_outright_is_known():
    text = "Sales were <revenue|$61 million> in 2024 and <revenue|$20 million> last year."
    assert periods(text, published_on=None) == ["2024", None]


def test_a_sentence_of_thousands_of_figures_takes_no_longer_than_its_length():
    """
    Two thousand amounts with their years in one sentence: no figure is weighed against every time.
    """
    began = time.process_time()
    found = figures("sales <revenue|$5 million> in 2024, " * 2_000)
    assert len(found) == 2_000
    assert time.process_time() - began < 4
