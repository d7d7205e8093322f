"""
How customers stand with vendors, as an article says it.
"""

import pytest

from etl.extract.page import read_page
from etl.extract.relationships import no_comments, relationships


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


def test_who_would_not_comment() -> None:
    """
    A company that will not comment is a gap with a reason, and the reason says about whom.
    """
    page = read_page("Google has cut ties with Scale AI. Google declined to comment.", "en")

    assert [(each.entity, each.about) for each in no_comments(page)] == [("Google", "Scale AI")]
