"""The times that a text names, in both languages; relative ones are counted from the day of publication."""

import pytest
from by_hand import page_of

from etl.extract.dates import dates, resolve


def times(text, lang="en", published_on="2025-08-14", future=False):
    """What each time in a text is, with the words that name it."""
    page = page_of(text, lang, published_on)
    return {
        page.text[each.start : each.end]: resolve(each, page.published_on, future)
        for sentence in page.sentences
        for each in dates(page, sentence)
    }


def test_years_halves_quarters_months_and_days_in_english():
    """
    Text published on 14 August 2025.
    """
    assert times("Sales in 2024 were flat.") == {"2024": "2024"}
    assert times("Sales in fiscal 2025, FY24 and FY2023/24 were flat.") == {
        "2025": "2025", "FY24": "2024", "FY2023/24": "2024",
    }  # fmt: skip
    assert times("The first half of 2025 beat H2 2024.") == {"first half of 2025": "2025-H1", "H2 2024": "2024-H2"}
    assert times("Second-quarter sales rose.") == {"Second-quarter": "2025-Q2"}
    assert times("Sales rose in Q4 2024 and 1Q25.") == {"Q4 2024": "2024-Q4", "1Q25": "2025-Q1"}
    assert times("The third quarter of last year was better.") == {"third quarter of last year": "2024-Q3"}
    assert times("In the three months to June 30 it grew.") == {"three months to June 30": "2025-Q2"}
    assert times("The June quarter was better.") == {"June quarter": "2025-Q2"}
    assert times("On June 12, 2025 it closed.") == {"June 12, 2025": "2025-06-12"}
    assert times("On 12 June it closed.") == {"12 June": "2025-06-12"}
    assert times("It closed in June 2024.") == {"June 2024": "2024-06"}
    assert times("The year to March was better.") == {"year to March": "2025"}
    assert times("On 2025-06-12 it closed.") == {"2025-06-12": "2025-06-12"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It grew last year.", "2024"),
        ("It will grow this year.", "2025"),
        ("It will grow next year.", "2026"),
        ("It grew two years ago.", "2023"),
        ("It grew last month.", "2025-07"),
        ("It grew eight months ago.", "2024-12"),
        ("It grew last quarter.", "2025-Q2"),
        ("It grew in June last year.", "2024-06"),
        ("It grew in December.", "2024-12"),
        ("It grew yesterday.", "2025-08-13"),
        ("It grew on Tuesday.", "2025-08-12"),
        ("It will be sold by the end of 2026.", "2026"),
    ],
)
def test_relative_times_in_english_count_from_publication(text, told):
    assert list(times(text).values()) == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Penjualan sepanjang 2024 naik.", "2024"),
        ("Penjualan kuartal II 2025 naik.", "2025-Q2"),
        ("Penjualan triwulan III/2024 naik.", "2024-Q3"),
        ("Penjualan semester pertama naik.", "2025-H1"),
        ("Penjualan paruh kedua tahun lalu naik.", "2024-H2"),
        ("Penjualan Februari lalu naik.", "2025-02"),
        ("Penjualan September tahun lalu naik.", "2024-09"),
        ("Penjualan tahun lalu naik.", "2024"),
        ("Penjualan dua tahun lalu naik.", "2023"),
        ("Penjualan bulan lalu naik.", "2025-07"),
        ("Penjualan naik pada awal tahun lalu.", "2024"),
        ("Penjualan naik hingga akhir 2026.", "2026"),
        ("Per Juni 2025 penjualan naik.", "2025-06"),
        ("Ia berkata pada 12 Juni 2025.", "2025-06-12"),
        ("Ia berkata, Selasa (12/8/2025).", "2025-08-12"),
        ("Ia berkata, Selasa (12/8).", "2025-08-12"),
        ("Ia berkata pada Senin, 11 Agustus 2025.", "2025-08-11"),
        ("Tahun depan penjualan akan naik.", "2026"),
    ],
)
def test_times_in_indonesian(text, told):
    assert list(times(text, "id").values()) == [told]


def test_a_month_without_a_year_is_the_latest_one_or_the_next_one():
    assert times("It was sold in October.") == {"October": "2024-10"}
    assert times("It will be sold in October.", future=True) == {"October": "2025-10"}
    assert times("It will be sold in February.", future=True) == {"February": "2026-02"}
    assert times("It was sold in August.") == {"August": "2025-08"}


def test_a_day_that_no_month_has_is_of_its_month():
    assert times("It closed on June 31, 2025.") == {"June 31, 2025": "2025-06"}


def test_a_publication_before_1900_anchors_nothing():
    assert times("It grew last year and last week.", published_on="0001-01-01") == {
        "last year": None,
        "last week": None,
    }


def test_a_quarter_with_results_is_over():
    page = page_of("Sales rose in the third quarter.")
    (quarter,) = dates(page, page.sentences[0])
    assert resolve(quarter, page.published_on) == "2025-Q3"
    assert resolve(quarter, page.published_on, ended=True) == "2024-Q3"


def test_a_year_earlier_is_counted_from_the_figure_beside_it():
    page = page_of("Sales were up on a year earlier.")
    (earlier,) = dates(page, page.sentences[0])
    assert resolve(earlier, page.published_on, partner="2025-Q2") == "2024-Q2"
    assert resolve(earlier, page.published_on, partner="2024") == "2023"
    assert resolve(earlier, page.published_on) == "2024"


@pytest.mark.parametrize(
    "text",
    [
        "It may rise and they march on.",
        "It cost $2,025 or 2.025 a piece, and 2025% of that.",
        "The 24/7 line costs $2024.",
        "It sold 2024.5 tons in room 120250.",
        "Every quarter it hires, and each month it pays.",
    ],
)
def test_other_words_and_numbers_are_no_times(text):
    assert times(text) == {}


def test_without_a_day_of_publication_only_full_times_are_known():
    page = page_of("Sales rose last year, in June, and in June 2024.", published_on=None)
    assert [resolve(each, None) for each in dates(page, page.sentences[0])] == [None, None, "2024-06"]


def test_hostile_text_takes_no_longer_than_its_length():
    """
    Half a million digits, slashes or month names without a sentence end are read like anything else.
    """
    for piece in ("2025/", "june ", "q1 fy", "12/6 ", "(2024: ", "from $5 in "):
        page = page_of(piece * (100_000 // len(piece)))
        for sentence in page.sentences:
            dates(page, sentence)
