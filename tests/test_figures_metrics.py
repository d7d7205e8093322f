"""Which metric an amount is about. Here `[[$5 million|revenue]]` is a figure, an unmarked amount is none."""

from __future__ import annotations

import re
import time

import pytest

from etl.extract.figures.metrics import read_metrics
from etl.extract.model import Figure
from etl.extract.page import read_page

MARKED = re.compile(r"\[\[(.+?)\|(\w+)]]")


def figures(text: str, lang: str) -> list[Figure]:
    page = read_page(text, lang, "2025-09-01")
    found: list[Figure] = []
    for sentence in page.sentences:
        found += read_metrics(page, sentence, found)
    return found


def told(marked: str, lang: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """(what the marks say, what is read), each as the marked words, else the words read, with their metric."""
    text, wanted = "", []
    for part in re.split(r"(\[\[.+?]])", marked):
        mark = MARKED.fullmatch(part)
        if mark:
            wanted.append((len(text), len(text) + len(mark[1]), mark[1], mark[2]))
        text += mark[1] if mark else part
    read = []
    for figure in figures(text, lang):
        start, end = figure.quantity.start, figure.quantity.end
        words = next((words for first, last, words, _ in wanted if first < end and start < last), text[start:end])
        read.append((words, figure.metric))
    return [(words, metric) for _, _, words, metric in wanted], read


def check(marked: str, lang: str) -> None:
    wanted, read = told(marked, lang)
    assert read == wanted


ENGLISH = [
    # valuation: passive, active, noun, headline, by what it is a part of
    "The lab is now valued at [[$9.5 billion|valuation]].",
    "The offer would value the startup at [[$420 million|valuation]], up from [[$150 million|valuation]] in 2023.",
    "An internal appraisal put the company's worth at [[$3.2 billion|valuation]].",
    "At a [[€700m|valuation]] valuation it is the richest of its peers.",
    "Its market capitalisation has shrunk to [[A$88 million|valuation]].",
    "That would make it a [[$6 billion|valuation]] company.",
    # funding, the valuation beside it, and the total of all rounds
    "Northlake raised [[$45 million|funding]] at a valuation of [[$310 million|valuation]].",
    "Northlake bags [[$45M|funding]] Series B at [[$310M|valuation]] to label lidar",
    "The firm is in talks over a [[$600m|funding]] round at [[$18bn|valuation]].",
    "In total the company has raised [[$128 million|funding_total]].",
    "It has raised [[$128 million|funding_total]] to date, including a [[$45 million|funding]] Series B.",
    # investment and stake: what is bought, for how much
    "Contoso took a [[12 percent|stake]] stake in Northlake for [[$60 million|investment]].",
    "Contoso paid [[$60 million|investment]] for a [[12%|stake]] stake.",
    "Contoso acquired the annotator for [[$385 million|investment]] in cash.",
    "The fund put [[$25 million|investment]] into the startup.",
    "Its holding fell to [[31%|stake]] from [[45%|stake]].",
    # revenue, growth, run rate, capex
    "Northlake booked [[$77 million|revenue]] of sales last year, up [[38 percent|growth]].",
    "Revenue grew [[12%|growth]] to [[$77 million|revenue]].",
    "Annualized revenue passed [[$140 million|run_rate]] in August, against [[$52 million|run_rate]] a year earlier.",
    "Capital expenditure will reach [[$14 million|capex]].",
    "Contoso will invest [[$300 million|capex]] in a new data center.",
    # what a customer pays a vendor
    "Contoso paid Northlake about [[$23 million|customer_spend]] in 2024.",
    "Contoso accounted for [[$23 million|customer_spend]] of sales.",
    "The contract is worth [[$8 million|customer_spend]] a year.",
    "Contoso has earmarked [[$30 million|customer_spend]] for Northlake this year.",
    "Under a statement of work valued at [[$18 million|customer_spend]], Contoso gets speech data.",
    "Turing received [[$96 million|customer_spend]] from OpenAI in 2024.",
    "Revenue from Google was [[$150 million|customer_spend]] in 2024.",
    "Meta committed [[$450 million|customer_spend]] to Scale AI over five years.",
    # a word that ties an amount to anything takes what stands before it
    "Contoso was awarded work orders valued at [[$26 million|customer_spend]].",
    "The deal, worth [[$385 million|investment]], gives Contoso [[71%|stake]] of the startup.",
    "The round, worth [[$45 million|funding]], closed in May.",
    # prices and wages
    "The vendor charges clients [[$95|unit_price]] an hour and pays its experts [[$60|worker_pay]].",
    "A single annotation can cost [[$80|unit_price]].",
    "Contractors earn [[$18 to $30|worker_pay]] an hour.",
    # people
    "The firm has [[540 employees|headcount]] and [[11,000 contractors|workforce]].",
    "It employs [[540|headcount]] people and draws on a pool of [[11,000 engineers|workforce]].",
    "Headcount rose to [[212|headcount]] from [[158|headcount]].",
]

INDONESIAN = [
    "Startup itu kini bernilai [[US$9,5 miliar|valuation]].",
    "Valuasinya melonjak menjadi [[Rp7,5 triliun|valuation]] dari [[Rp2 triliun|valuation]].",
    "Perusahaan itu dibanderol [[US$420 juta|valuation]] oleh investor.",
    "Startup tersebut meraih suntikan dana [[US$45 juta|funding]] dari Contoso.",
    "Perusahaan mengantongi pendanaan seri B [[US$45 juta|funding]] pada valuasi [[US$310 juta|valuation]].",
    "Total dana yang telah dihimpun mencapai [[US$128 juta|funding_total]].",
    "Contoso mengakuisisi [[12 persen|stake]] saham Northlake senilai [[US$60 juta|investment]].",
    "Contoso menggelontorkan [[US$60 juta|investment]] untuk [[12%|stake]] saham perusahaan itu.",
    "Contoso mencaplok startup tersebut seharga [[Rp220 miliar|investment]].",
    "Porsi kepemilikan pendiri turun dari [[45 persen|stake]] menjadi [[38,5 persen|stake]].",
    "Perusahaan meraup omzet [[Rp77 miliar|revenue]] tahun lalu, naik [[38 persen|growth]].",
    "Pendapatan tumbuh [[12%|growth]] menjadi [[Rp77 miliar|revenue]].",
    "Pendapatan tahunan berjalan menembus [[US$140 juta|run_rate]], naik dari [[US$52 juta|run_rate]].",
    "Perseroan menyiapkan belanja modal [[Rp5 triliun|capex]].",
    "Contoso menggelontorkan [[Rp300 miliar|capex]] untuk membangun pusat data.",
    "Contoso membayar Northlake sekitar [[US$23 juta|customer_spend]] pada 2024.",
    "Contoso menyumbang [[US$23 juta|customer_spend]] dari pendapatan perusahaan.",
    "Nilai kontraknya ditaksir [[US$27 juta|customer_spend]] untuk dua tahun.",
    "Sekitar [[US$150 juta|customer_spend]] pendapatannya berasal dari Google.",
    "Perusahaan menggelontorkan [[Rp30 miliar|customer_spend]] untuk membeli data pelatihan.",
    "Pekerjaan itu bernilai [[US$15 juta|customer_spend]] setahun.",
    "Klien membayar [[Rp45.000|unit_price]] per jam, sedangkan upah anotator [[Rp19.000|worker_pay]] per jam.",
    "Perusahaan memiliki [[540 karyawan|headcount]] dan [[11 ribu kontraktor|workforce]].",
    "Jumlah pegawai mencapai [[212 orang|headcount]].",
]

NO_FIGURES = [
    ("en", "Net income rose to $21 million and cash stood at $88 million."),
    ("en", "Shares fell 3.1% to $4.20."),
    ("en", "The data-labeling market is expected to reach $17 billion by 2030."),
    ("en", "Her net worth is estimated at $18 billion."),
    ("en", "Contoso makes up 24% of its revenue."),
    ("en", "The firm laid off 200 employees and plans to hire 60 people."),
    ("en", "It cut 14% of its workforce, or 200 full-time employees."),
    ("en", "At five times sales the shares are dear."),
    ("en", "The buyout firm closed a $6 billion fund."),
    ("en", "It serves 1,200 corporate customers and 3 million users."),
    ("en", "The lawsuit seeks $88 million in damages."),
    ("en", "Gross margin improved to 71%."),
    ("id", "Laba bersih tercatat Rp41 miliar dan kas Rp118 miliar."),
    ("id", "Saham Contoso anjlok 12,7% ke Rp3.240."),
    ("id", "Pasar pelabelan data ditaksir bernilai Rp2,4 triliun."),
    ("id", "Perusahaan merumahkan 200 karyawan."),
    ("id", "Emas naik menjadi Rp2,9 juta per gram."),
    ("id", "Margin kotornya 37 persen."),
]

DOUBTED = [
    ("en", "The company denied that it is valued at $3 billion."),
    ("en", "Rumors that Contoso would buy it for $3 billion are false."),
    ("en", "If it were sold tomorrow, it could be worth $5 billion."),
    ("en", "There is a story that Contoso offered $3 billion. Not true."),
    ("en", 'It is now worth less than "not $90 million", a banker joked.'),
    ("id", "Perusahaan membantah sedang mencari pendanaan US$200 juta."),
    ("id", "Kabar akuisisi senilai US$6 miliar itu tidak benar."),
    ("id", "Andaikata dijual, perusahaan itu bernilai US$5 miliar."),
]


@pytest.mark.parametrize("marked", ENGLISH)
def test_english_newsrooms_say_what_an_amount_is(marked):
    check(marked, "en")


@pytest.mark.parametrize("marked", INDONESIAN)
def test_indonesian_newsrooms_say_what_an_amount_is(marked):
    check(marked, "id")


@pytest.mark.parametrize(("lang", "text"), NO_FIGURES)
def test_profit_shares_markets_layoffs_and_the_like_are_no_figures(lang, text):
    check(text, lang)


@pytest.mark.parametrize(("lang", "text"), DOUBTED)
def test_what_is_denied_or_only_supposed_is_no_figure(lang, text):
    check(text, lang)


def test_a_deal_that_is_still_to_be_signed_is_told_all_the_same():
    """
    "If completed, the round would value it at …" vouches for the talks; only an idle "if" gives no figure.
    """
    check("If completed, the round would value the company at [[$2.6 billion|valuation]].", "en")
    check("Bila rampung, valuasi perusahaan bisa menyentuh [[US$9,5 miliar|valuation]].", "id")


@pytest.mark.parametrize(
    ("lang", "marked"),
    [
        ("en", "Contoso paid Northlake [[$61 million|customer_spend]] and Fabrikam [[$30 million|customer_spend]]."),
        ("en", "It had [[$300 million|revenue]] in revenue. A year earlier it was [[$167 million|revenue]]."),
        (
            "id",
            "Valuasinya [[US$10 miliar|valuation]]. Setahun sebelumnya baru [[US$2 miliar|valuation]].",
        ),
        ("en", "How much revenue did you make?\nLast year [[$38 million|revenue]]."),
    ],
)
def test_an_amount_without_words_of_its_own_goes_on_with_the_figure_before(lang, marked):
    check(marked, lang)


def test_an_amount_converted_in_brackets_is_the_same_figure_and_marked_as_such():
    first, second = figures("Northlake raised €65 million ($76 million) in a new round.", "en")

    assert (first.metric, second.metric) == ("funding", "funding")
    assert "converted" not in first.traits
    assert second.traits["converted"] is True


def test_a_cell_of_a_table_is_about_what_heads_its_column_or_its_row():
    check(
        "| Vendor | Revenue | Employees |\n|---|---|---|\n"
        "| Northlake | [[$77 million|revenue]] | [[540|headcount]] |\n",
        "en",
    )
    check(
        "| | 2024 | 2023 |\n|---|---|---|\n| Pendapatan | [[Rp77 miliar|revenue]] | [[Rp58 miliar|revenue]] |\n", "id"
    )


def test_a_figure_names_the_words_it_was_read_by_and_how_sure_they_are():
    text = "Revenue of $77 million was a record."
    (figure,) = figures(text, "en")

    assert figure.metric_cue is not None
    assert text[figure.metric_cue.start : figure.metric_cue.end] == "Revenue"
    assert 0.9 < figure.strength <= 1
    assert figure.traits["metric_how"] == "cue_before"


def test_a_language_that_cannot_be_read_gives_no_figures():
    assert figures("Der Umsatz betrug $77 million.", "de") == []


@pytest.mark.parametrize(
    "unit", ["Revenue $5 million, valued at $9 billion if ", "pendapatan Rp5 miliar atau ", "12% stake, "]
)
def test_twice_the_text_takes_about_twice_the_time(unit):
    def seconds(times: int) -> float:
        page = read_page(unit * times, "en", None)
        began = time.process_time()
        for sentence in page.sentences:
            read_metrics(page, sentence, [])
        return time.process_time() - began

    assert seconds(400) < 12 * max(min(seconds(100) for _ in range(3)), 1e-4)
