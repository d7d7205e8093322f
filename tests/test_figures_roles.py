"""Whose a figure is, and with whom: sentences in which a number is marked as {number|metric}, and what is read."""

from __future__ import annotations

import re
import time

import pytest

from etl.extract.figures import link
from etl.extract.figures.changes import changes
from etl.extract.figures.roles import set_roles
from etl.extract.model import Figure
from etl.extract.page import read_page
from etl.extract.quantities import Quantity

MARKED = re.compile(r"\{([^|{}]*)\|(\w+)\}")
UNITS = {"stake": "percent", "growth": "percent", "headcount": "count", "workforce": "count"}


def read(marked: str, lang: str) -> list[Figure]:
    """The figures of a text with marked numbers; those for which no subject is found are missing."""
    text, at = "", 0
    found: list[tuple[Quantity, str]] = []
    for each in MARKED.finditer(marked):
        text += marked[at : each.start()]
        start, end = len(text), len(text) + len(each[1])
        text += each[1]
        at = each.end()
        unit = UNITS.get(each[2], "USD")
        value = float("".join(sign for sign in each[1] if sign.isdigit()) or "1")
        found.append((Quantity(start, end, value, None, None, unit, "exact", None, start, end), each[2]))
    page = read_page(text + marked[at:], lang, "2025-09-01")
    figures: list[Figure] = []
    for sentence in page.sentences:
        here = [(quantity, metric) for quantity, metric in found if sentence.start <= quantity.start < sentence.end]
        sentence.quantities = [quantity for quantity, _ in here]
        figures += link([Figure(sentence, *each) for each in here], changes(page, sentence))
    return set_roles(page, figures)


def told(marked: str, lang: str) -> list[str]:
    """`subject`, or `subject / counterparty`, of each figure."""
    return [
        f"{figure.subject} / {figure.counterparty}" if figure.counterparty else str(figure.subject)
        for figure in read(marked, lang)
    ]


OWN = [
    ("en", "Scale AI's revenue hit {$900 million|revenue}.", "Scale AI"),
    ("en", "Revenue at Scale AI hit {$900 million|revenue}.", "Scale AI"),
    ("en", "Revenue was {$98 million|revenue}, according to Appen.", "Appen"),
    ("en", "Scale AI, which counts Google as a customer, made {$900 million|revenue}.", "Scale AI"),
    ("en", "Encord, a Scale AI rival backed by CRV, employs {180 people|headcount}.", "Encord"),
    ("en", "Unlike Scale AI, Surge AI has made {$1.3 billion|revenue} without backers.", "Surge AI"),
    ("en", "Surge AI overtook Scale AI with {$1.3 billion|revenue} in sales.", "Surge AI"),
    ("en", "Microsoft now works with Mercor, whose valuation is {$9 billion|valuation}.", "Mercor"),
    ("en", "Reuters reported that Felicis values Mercor at {$9 billion|valuation}.", "Mercor"),
    ("en", 'Capital spending at Meta, "a bargain", will reach {$71 billion|capex}.', "Meta"),
    ("en", '"Our sales will pass {$500 million|revenue}," said Brendan Foody, Mercor\'s chief executive.', "Mercor"),
    ("en", "Turing charges OpenAI {$60|unit_price} an hour.", "Turing"),
    ("id", "Pendapatan Scale AI mencapai {US$900 juta|revenue}.", "Scale AI"),
    ("id", "Pendapatan mencapai {A$98 juta|revenue}, kata Appen.", "Appen"),
    ("id", "Scale AI, yang melayani Google, membukukan pendapatan {US$900 juta|revenue}.", "Scale AI"),
    ("id", "Berbeda dari Scale AI, Surge AI meraup {US$1,3 miliar|revenue}.", "Surge AI"),
    ("id", "Mercor, pesaing Scale AI, memiliki {300 karyawan|headcount}.", "Mercor"),
    ("id", "Investor menilai Mercor {US$9 miliar|valuation}.", "Mercor"),
    ("id", "Turing menagih OpenAI {US$60|unit_price} per jam.", "Turing"),
]


@pytest.mark.parametrize(("lang", "marked", "subject"), OWN)
def test_a_figure_belongs_to_the_company_that_the_sentence_gives_it_to(lang: str, marked: str, subject: str) -> None:
    assert told(marked, lang) == [subject]


SPENT = [
    ("en", "Google paid Scale AI {$140 million|customer_spend} last year."),
    ("en", "Scale AI was paid {$140 million|customer_spend} by Google."),
    ("en", "Scale AI earned {$140 million|customer_spend} from Google."),
    ("en", "Google accounted for {$140 million|customer_spend} of Scale AI's revenue."),
    ("en", "Scale AI's contract with Google was worth {$140 million|customer_spend}."),
    ("en", "Google, which spent {$140 million|customer_spend} with Scale AI in 2024, is leaving."),
    ("en", "The {$140 million|customer_spend} that Google paid Scale AI is gone."),
    ("en", "Scale AI's biggest customer is Google. The deal is worth {$140 million|customer_spend} a year."),
    ("id", "Google membelanjakan {US$140 juta|customer_spend} di Scale AI."),
    ("id", "Scale AI dibayar Google {US$140 juta|customer_spend} tahun lalu."),
    ("id", "Scale AI menerima {US$140 juta|customer_spend} dari Google."),
    ("id", "Kontrak Scale AI dengan Google bernilai {US$140 juta|customer_spend}."),
    ("id", "Google, yang menghabiskan {US$140 juta|customer_spend} di Scale AI, hengkang."),
    ("id", "Google adalah pelanggan terbesar Scale AI. Nilai kontraknya {US$140 juta|customer_spend} setahun."),
]


@pytest.mark.parametrize(("lang", "marked"), SPENT)
def test_the_customer_pays_and_the_vendor_is_paid(lang: str, marked: str) -> None:
    assert told(marked, lang) == ["Google / Scale AI"]


HELD = [
    ("en", "Bezos Expeditions holds {12%|stake} of Toloka."),
    ("en", "Toloka is {12%|stake} owned by Bezos Expeditions."),
    ("en", "Toloka, of which Bezos Expeditions owns {12%|stake}, is hiring."),
    ("en", "Toloka sold {12%|stake} of itself to Bezos Expeditions."),
    ("en", "Bezos Expeditions invested {$72 million|investment} in Toloka."),
    ("en", "Toloka received {$72 million|investment} from Bezos Expeditions."),
    ("en", "Toloka, which Bezos Expeditions bought for {$72 million|investment}, is hiring."),
    ("en", "The {$72 million|investment} purchase of Toloka by Bezos Expeditions has closed."),
    ("id", "Bezos Expeditions memegang {12%|stake} saham Toloka."),
    ("id", "Sebanyak {12%|stake} saham Toloka dibeli Bezos Expeditions."),
    ("id", "Toloka, yang {12%|stake} sahamnya dipegang Bezos Expeditions, sedang merekrut."),
    ("id", "Kepemilikan Bezos Expeditions di Toloka mencapai {12%|stake}."),
    ("id", "Toloka diakuisisi Bezos Expeditions senilai {US$72 juta|investment}."),
    ("id", "Bezos Expeditions menyuntikkan {US$72 juta|investment} ke Toloka."),
]


@pytest.mark.parametrize(("lang", "marked"), HELD)
def test_the_one_holds_or_buys_and_the_other_is_held_or_bought(lang: str, marked: str) -> None:
    assert told(marked, lang) == ["Bezos Expeditions / Toloka"]


LED = [
    ("en", "Mercor raised {$110 million|funding} in a round led by Felicis.", "Mercor / Felicis"),
    ("en", "Felicis led a {$110 million|funding} round for Mercor.", "Mercor / Felicis"),
    ("en", "Mercor closed a Felicis-led round of {$110 million|funding}.", "Mercor / Felicis"),
    ("en", "Mercor raised {$110 million|funding}. Felicis led the round and Benchmark joined.", "Mercor / Felicis"),
    ("en", "Mercor raised {$110 million|funding} from Benchmark, Felicis and others.", "Mercor"),
    ("id", "Mercor menghimpun {US$110 juta|funding} dalam putaran yang dipimpin Felicis.", "Mercor / Felicis"),
    ("id", "Mercor meraih {US$110 juta|funding}. Putaran itu dipimpin Felicis.", "Mercor / Felicis"),
    ("id", "Mercor meraih {US$110 juta|funding} dari Benchmark dan Felicis.", "Mercor"),
]


@pytest.mark.parametrize(("lang", "marked", "roles"), LED)
def test_a_round_is_with_who_leads_it_and_with_nobody_where_nobody_does(lang: str, marked: str, roles: str) -> None:
    assert told(marked, lang) == [roles]


def test_numbers_in_a_list_go_with_the_names_in_their_order() -> None:
    paid = ["OpenAI / Turing", "Meta / Turing"]
    one, other = "{$96 million|customer_spend}", "{$61 million|customer_spend}"
    assert told(f"OpenAI and Meta paid Turing {one} and {other}, respectively.", "en") == paid
    assert told(f"OpenAI accounted for {one} of Turing's sales and Meta {other}.", "en") == paid
    assert told(f"OpenAI dan Meta masing-masing membayar Turing {one} dan {other}.", "id") == paid
    listed = "Mercor ({300|headcount}), Turing ({540|headcount}) and Appen ({770 employees|headcount}) are hiring."
    assert told(listed, "en") == ["Mercor", "Turing", "Appen"]


def test_share_price_and_worth_of_one_deal_belong_together() -> None:
    deal = "Meta took {49%|stake} of Scale AI for {$14 billion|investment}, which values it at {$29 billion|valuation}."
    assert told(deal, "en") == ["Meta / Scale AI", "Meta / Scale AI", "Scale AI"]


def test_the_value_before_has_the_parties_of_the_new_one() -> None:
    cut = "Microsoft cut its spending on Appen from {$40 million|customer_spend} to {$10 million|customer_spend}."
    assert told(cut, "en") == ["Microsoft / Appen", "Microsoft / Appen"]


def test_a_sentence_without_a_name_goes_on_about_the_company_spoken_of() -> None:
    grown = "Mercor is growing. Google, a customer, left. Revenue still reached {$300 million|revenue}."
    assert told(grown, "en") == ["Mercor"]
    items = "1. Mercor. Run rate: {$500 million|run_rate}.\n\n2. Turing. Run rate: {$300 million|run_rate}."
    assert told(items, "en") == ["Mercor", "Turing"]


def test_a_row_of_a_table_is_about_its_first_cell() -> None:
    table = (
        "Vendor | Revenue | Staff\nAppen | {$98 million|revenue} | {770|headcount}\nTaskUs | {$71 million|revenue} | -"
    )
    assert told(table, "en") == ["Appen", "Appen", "TaskUs"]


UNNAMED = [
    ("en", "Labelbox expects an unnamed bank to pay {$30 million|customer_spend}."),
    ("en", "People said a strategic investor may take {15%|stake} of Sama AI."),
    ("en", "Kinescope's backers put in {$9 million|investment}."),
    ("id", "Sebuah dana ekuitas swasta ingin membeli {30 persen|stake} saham Prolific."),
]


@pytest.mark.parametrize(("lang", "marked"), UNNAMED)
def test_what_somebody_unnamed_pays_or_buys_is_nobody_s_figure(lang: str, marked: str) -> None:
    assert told(marked, lang) == []


def test_in_a_comparison_each_number_keeps_its_company() -> None:
    assert told("Labelbox has {260|headcount} staff, compared with {1,400|headcount} at Scale AI.", "en") == [
        "Labelbox",
        "Scale AI",
    ]
    assert told("Labelbox's {40%|growth} growth beat Scale AI's {20%|growth}.", "en") == ["Labelbox", "Scale AI"]
    assert told("Pendapatan Surge AI {US$1,3 miliar|revenue}, sedangkan Scale AI {US$900 juta|revenue}.", "id") == [
        "Surge AI",
        "Scale AI",
    ]


def test_the_former_and_the_latter_are_the_two_companies_named_before() -> None:
    two = "Turing and Mercor differ. The former employs {715|headcount} people and the latter {340|headcount}."
    assert told(two, "en") == ["Turing", "Mercor"]


def test_a_person_speaks_for_a_company_but_holds_for_himself() -> None:
    assert told("Edwin Chen, who founded Surge AI, still owns {75%|stake} of it.", "en") == ["Edwin Chen / Surge AI"]
    said = "Manu Sharma, Labelbox's chief executive, said losing Google would cost {$20 million|customer_spend} a year."
    assert told(said, "en") == ["Google / Labelbox"]


def test_traits_tell_how_sure_the_roles_are() -> None:
    (figure,) = read("Scale AI's revenue hit {$900 million|revenue}, ahead of Turing.", "en")
    assert figure.traits["subject_how"] == "possessive"
    assert figure.traits["subject_gap"] == len("'s revenue hit ")
    (figure,) = read("Mercor is growing. Revenue reached {$300 million|revenue}.", "en")
    assert figure.traits["subject_how"] in ("focus", "topic")
    assert figure.subject_mention is None


def test_a_price_may_be_the_market_s_but_a_revenue_is_somebody_s() -> None:
    assert told("Labs pay {$60|unit_price} an hour for coders.", "en") == ["None"]
    assert told("Sales came to {$60 million|revenue} a year.", "en") == []


def test_a_sentence_of_thousands_of_names_and_numbers_is_read_in_time() -> None:
    begun = time.process_time()
    found = read("Meta paid Scale AI {$5 million|customer_spend} and " * 3000, "en")
    assert found
    assert all(figure.counterparty == "Scale AI" for figure in found)
    assert time.process_time() - begun < 5
