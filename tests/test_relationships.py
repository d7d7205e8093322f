"""
How customers stand with vendors, as an article says it.
"""

import pytest

from etl.extract.page import read_page
from etl.extract.relationships import no_comments, relationships
from etl.extract.said import read


def told(text: str, lang: str = "en") -> list[tuple[str, str, str]]:
    """Customer, vendor and status of everything that an article tells."""
    page = read_page(text, lang, "2025-08-20")
    return [(each.customer, each.vendor, each.status) for each in relationships(page)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Google has cut ties with Scale AI.", "left"),
        ("Google no longer works with Scale AI.", "left"),
        ("Google ended its contract with Scale AI in July.", "left"),
        ("Google plans to end its contract with Scale AI.", "leaving"),
        ("Google is winding down its work with Scale AI.", "leaving"),
        ("Google paused several projects with Scale AI.", "reducing"),
        ("Google is sticking with Scale AI.", "staying"),
        ("Google denied that it was leaving Scale AI.", "staying"),
        ("Google has expanded its contract with Scale AI.", "expanding"),
        ("Google has started using Scale AI.", "starting"),
        ("Google is a customer of Scale AI.", "active"),
    ],
)
def test_how_a_customer_stands_with_a_vendor(text: str, status: str) -> None:
    """
    The verb says how it stands; a plan, a denial and a "no longer" change what it says.
    """
    assert told(text) == [("Google", "Scale AI", status)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Google memutus kontrak dengan Scale AI.", "left"),
        ("Google tidak lagi memakai jasa Scale AI.", "left"),
        ("Google akan mengakhiri kontraknya dengan Scale AI.", "leaving"),
        ("Google mengurangi pesanannya ke Scale AI.", "reducing"),
        ("Google tetap memakai jasa Scale AI.", "staying"),
        ("Google membantah akan meninggalkan Scale AI.", "staying"),
        ("Google memperluas kontraknya dengan Scale AI.", "expanding"),
        ("Google mulai menggunakan Scale AI.", "starting"),
        ("Google adalah pelanggan Scale AI.", "active"),
    ],
)
def test_indonesian_says_it_in_its_own_words(text: str, status: str) -> None:
    """
    Indonesian has no tenses: "akan" makes a plan of what else has happened.
    """
    assert told(text, "id") == [("Google", "Scale AI", status)]


def test_each_customer_of_a_list_is_one() -> None:
    """
    "Customers including A, B and C" are three relationships.
    """
    names = [customer for customer, _, _ in told("Mercor's customers include OpenAI, Anthropic and Google.")]

    assert names == ["OpenAI", "Anthropic", "Google"]


def test_moved_work_tells_of_both_vendors() -> None:
    """
    What one vendor loses the other one gains.
    """
    found = told("OpenAI moved some of its annotation work from Scale AI to Mercor.")

    assert set(found) == {("OpenAI", "Scale AI", "reducing"), ("OpenAI", "Mercor", "starting")}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Microsoft replaced Scale AI with Labelbox.", {("Scale AI", "left"), ("Labelbox", "starting")}),
        ("Microsoft chose Labelbox over Scale AI.", {("Scale AI", "left"), ("Labelbox", "starting")}),
        (
            "Microsoft plans to move its work from Scale AI to Labelbox.",
            {("Scale AI", "leaving"), ("Labelbox", "starting")},
        ),
        ("Microsoft is giving more work to Labelbox.", {("Labelbox", "expanding")}),
    ],
)
def test_one_vendor_in_the_place_of_another(text: str, found: set[tuple[str, str]]) -> None:
    """
    Swaps and moves tell of the vendor that loses the work and of the one that gets it; more work alone tells of one.
    """
    assert {(vendor, status) for _, vendor, status in told(text)} == found


@pytest.mark.parametrize(
    ("text", "customer", "status"),
    [
        ("Labelbox lost Amazon as a customer in May.", "Amazon", "left"),
        ("Labelbox has signed Amazon.", "Amazon", "starting"),
        ("Labelbox confirmed the departure of Amazon.", "Amazon", "left"),
        ("Labelbox supplies experts to Amazon.", "Amazon", "active"),
        ("Labelbox was picked by Amazon.", "Amazon", "starting"),
        ("Amazon accounted for 40% of Labelbox's revenue.", "Amazon", "active"),
        ("Labelbox's contract with Amazon will not be renewed.", "Amazon", "leaving"),
    ],
)
def test_the_vendor_may_be_the_one_who_acts(text: str, customer: str, status: str) -> None:
    """
    Who is the customer follows from who the two are and from the words, not from who is named first.
    """
    assert told(text) == [(customer, "Labelbox", status)]


def test_a_vendor_in_focus_is_meant_where_none_is_named() -> None:
    """
    Later sentences leave out the vendor, a repeat leaves out even the verb.
    """
    text = "Scale AI has had a bad year. Google has left. Microsoft followed. Meta still orders, but less."

    assert ("Google", "Scale AI", "left") in told(text)
    assert ("Microsoft", "Scale AI", "left") in told(text)


def test_a_denial_means_that_it_stays() -> None:
    """
    Whoever denies a departure, customer or vendor, says that the customer stays.
    """
    assert told("Mercor denied that OpenAI was leaving.") == [("OpenAI", "Mercor", "staying")]
    assert told("Mercor membantah OpenAI akan hengkang.", "id") == [("OpenAI", "Mercor", "staying")]


def test_what_is_said_last_and_most_is_kept_once() -> None:
    """
    Being a customer goes without saying where more is said, and a plan gives way to what has happened.
    """
    text = "Apple is a customer of Appen. Apple planned to end its contract with Appen. Apple has now dropped Appen."

    assert told(text) == [("Apple", "Appen", "left")]


def test_rows_of_a_table_name_both() -> None:
    """
    The heads of the columns say who buys and who sells.
    """
    text = (
        "| Buyer | Vendor | Paid |\n|---|---|---|\n| Apple | Labelbox | $3 million |\n| Nvidia | Mercor | $5 million |"
    )

    assert told(text) == [("Apple", "Labelbox", "active"), ("Nvidia", "Mercor", "active")]


def test_an_answer_names_those_who_were_asked_for() -> None:
    """
    In an interview the question says what the names in the answer are.
    """
    text = "Labelbox is growing.\n\nWho are your customers?\nAmazon, Google and Nvidia."

    assert [customer for customer, _, _ in told(text)] == ["Amazon", "Google", "Nvidia"]


def test_a_vendor_that_nobody_registered_is_known_by_what_it_sells() -> None:
    """
    A company is a vendor where the text calls it one.
    """
    text = "Quillmark, a data-labeling startup, raised $5 million. Google has signed a contract with Quillmark."

    assert told(text) == [("Google", "Quillmark", "starting")]


def test_the_words_that_say_it_are_quoted_with_their_time() -> None:
    """
    The quote holds the customer and the verb; the time belongs to them.
    """
    text = "Shares fell. Google cut ties with Scale AI in June 2025, two people said."
    (found,) = relationships(read_page(text, "en", "2025-08-20"))

    assert text[found.start : found.end].startswith("Google cut ties")
    assert found.period == "2025-06"


@pytest.mark.parametrize(
    "text",
    [
        "Would Google leave Scale AI?",
        "If Google left Scale AI, the vendor would shrink.",
        "Scale AI is in talks to win a contract from Google.",
        "Google signed a cloud computing contract with Scale AI.",
        "Microsoft cut ties with Google.",
    ],
)
def test_wishes_and_other_trade_tell_nothing(text: str) -> None:
    """
    Questions, conditions, talks, other trade, and two customers among themselves are no relationships.
    """
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Scale AI is growing. Meta increased its capital spending to $70 billion.",
        "Scale AI is growing. OpenAI ended its exclusive partnership with Microsoft.",
        "Scale AI is growing. Apple reported that phone orders fell 5%.",
        "Scale AI is growing. Google started work on a new campus.",
        "Scale AI lost its finance chief to Meta.",
        "Google hired a former Scale AI executive.",
        "Two large customers have left Scale AI.",
    ],
)
def test_other_business_of_customers_is_not_taken_for_custom(text: str) -> None:
    """
    A vendor in focus draws in no contract, order or departure that has nothing to do with it.
    """
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "lang", "found"),
    [
        ("Labelbox was dropped by Meta in May.", "en", ("Meta", "Labelbox", "left")),
        ("Cohere was signed by Turing.", "en", ("Cohere", "Turing", "starting")),
        ("Meta studied many vendors of data. Toloka was added in June.", "en", ("Meta", "Toloka", "starting")),
        ("Turing labels data, and Amazon plans to leave it.", "en", ("Amazon", "Turing", "leaving")),
        ("After leaving Appen in 2023, Microsoft waited.", "en", ("Microsoft", "Appen", "left")),
        ("Setelah hengkang dari Appen pada 2023, Microsoft menunggu.", "id", ("Microsoft", "Appen", "left")),
        ("Its contract with Apple, worth $3 million, was ended, Turing said.", "en", ("Apple", "Turing", "left")),
        ("Turing labels data. Two banks remain customers and so does Apple.", "en", ("Apple", "Turing", "staying")),
        ("Di antara klien Turing terdapat Apple.", "id", ("Apple", "Turing", "active")),
    ],
)
def test_the_sides_may_stand_in_many_places(text: str, lang: str, found: tuple[str, str, str]) -> None:
    """
    Passives, side clauses, remarks and pronouns move the customer and the vendor; who is who stays the same.
    """
    assert told(text, lang) == [found]


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Scale AI labels data. Rivals have called customers of Meta every day.", "en"),
        ("Scale AI melabeli data. Para pesaing menghubungi pelanggan Meta setiap hari.", "id"),
        ("Scale AI labels data. Meta began with pictures and moved on to conversations.", "en"),
        ("Scale AI melabeli data. Meta mempekerjakan 40 karyawan dan 300 pekerja lepas di empat negara.", "id"),
        ("An earlier version of this article said that Meta had cancelled its contract with Scale AI.", "en"),
        ("Meta knows Turing. Roughly 300 contractors take work from it each month.", "en"),
        ("Mercor akan kehilangan US$60 juta jika Meta pergi.", "id"),
    ],
)
def test_words_that_look_like_a_departure_or_custom_tell_nothing(text: str, lang: str) -> None:
    """
    Whose customers they are, freelance workers, corrections and conditions say nothing of a customer.
    """
    assert told(text, lang) == []


def test_two_sides_that_are_silent_together_are_silent_about_each_other() -> None:
    """
    Where a vendor and its customer will not comment, each of them leaves open what the other is to it.
    """
    page = read_page("OpenAI has left Labelbox. Scale AI lost Google. Scale and Google declined to comment.", "en")
    alone = read_page("Google has left Scale AI. Labelbox and Turing hired people. Google declined to comment.", "en")

    assert [(each.entity, each.about) for each in no_comments(page)] == [("Scale AI", "Google"), ("Google", "Scale AI")]
    assert [(each.entity, each.about) for each in no_comments(alone)] == [("Google", "Scale AI")]


def test_a_signed_contract_with_an_amount_is_a_start() -> None:
    """
    What a signed contract is worth names the customer and the vendor, though many words part them.
    """
    text = "Traveloka meneken kontrak senilai Rp18 miliar untuk pelabelan percakapan dengan Kata.ai."

    found = read(text, "id", "2025-08-20").relationships
    assert [(each.customer, each.vendor, each.status) for each in found] == [("Traveloka", "Kata.ai", "starting")]


def test_who_would_not_comment() -> None:
    """
    A company that will not comment is a gap with a reason, and the reason says about whom.
    """
    page = read_page("Google has cut ties with Scale AI. Google declined to comment.", "en")

    assert [(each.entity, each.about) for each in no_comments(page)] == [("Google", "Scale AI")]


def test_several_companies_may_be_silent_in_two_languages() -> None:
    """
    Each company that would not comment is one gap.
    """
    english = read_page("Meta left Scale AI. Meta and Google did not respond to requests for comment.", "en")
    indonesian = read_page("Meta meninggalkan Scale AI. Meta dan Google menolak berkomentar.", "id")

    assert [each.entity for each in no_comments(english)] == ["Meta", "Google"]
    assert [(each.entity, each.about) for each in no_comments(indonesian)] == [
        ("Meta", "Scale AI"),
        ("Google", "Scale AI"),
    ]


def test_a_page_without_a_vendor_says_nothing() -> None:
    """
    Customers and contracts of other trades are left alone, and so is an empty page.
    """
    assert told("Google has signed a contract with Oracle. Microsoft lost a customer.") == []
    assert told("") == []
