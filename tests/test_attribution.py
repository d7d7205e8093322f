"""On whose word a figure rests: the outlet or person that the text credits, and whether the source has no name."""

import pytest
from by_hand import figures, page_of

from etl.extract.figures.attribution import attribution_of


def credited(text, lang="en"):
    return [(figure.attributed_to, figure.anonymous) for figure in figures(text, lang)]


@pytest.mark.parametrize(
    ("lang", "text", "told"),
    [
        ("en", "Sales were <revenue|$90 million>, Reuters reported.", ("Reuters", False)),
        ("en", "Sales were <revenue|$90 million>, according to Bloomberg.", ("Bloomberg", False)),
        ("en", "Sales were <revenue|$90 million>, as first reported by The Information.", ("The Information", False)),
        ("en", "Sales were <revenue|$90 million>, chief executive Manu Sharma said.", ("Manu Sharma", False)),
        ("en", '"We will reach <revenue|$90 million>," said Manu Sharma.', ("Manu Sharma", False)),
        ("en", "Manu Sharma told Reuters that sales were <revenue|$90 million>.", ("Manu Sharma", False)),
        ("en", "Sales were <revenue|$90 million>, two people familiar with the matter said.", (None, True)),
        ("en", "Sales were <revenue|$90 million>, according to people with knowledge of the books.", (None, True)),
        ("en", "Sales were <revenue|$90 million>, Reuters reported, citing two people.", ("Reuters", True)),
        ("en", "Sales were <revenue|$90 million>, four people told Bloomberg.", ("Bloomberg", True)),
        ("en", "Sales were <revenue|$90 million>.", (None, False)),
        ("en", "The company said that sales were <revenue|$90 million>.", (None, False)),
        ("en", "Two people founded it; sales were <revenue|$90 million>.", (None, False)),
        ("id", "Penjualannya <revenue|US$90 juta>, kata Manu Sharma.", ("Manu Sharma", False)),
        ("id", "Menurut Bloomberg, penjualannya <revenue|US$90 juta>.", ("Bloomberg", False)),
        ("id", "Penjualannya <revenue|US$90 juta>, dikutip dari Reuters.", ("Reuters", False)),
        ("id", "Reuters melaporkan penjualannya <revenue|US$90 juta>.", ("Reuters", False)),
        ("id", "Penjualannya <revenue|US$90 juta>, kata dua sumber yang mengetahui hal itu.", (None, True)),
        ("id", "Orang dalam menyebut penjualannya <revenue|US$90 juta>.", (None, True)),
        ("id", "Penjualannya <revenue|US$90 juta>, tulis Reuters mengutip dua sumber.", ("Reuters", True)),
    ],
)
def test_the_sentence_says_on_whose_word(lang, text, told):
    assert credited(text, lang) == [told]


def test_the_word_of_a_person_goes_on_while_he_speaks():
    text = 'Manu Sharma gave numbers. "We made <revenue|$90 million>," he said. "We will make <revenue|$95 million>."'
    assert credited("Sales are fine, Manu Sharma said. He added that they were <revenue|$90 million>.") == [
        ("Manu Sharma", False)
    ]
    assert credited('"Sales are fine," said Manu Sharma. "They were <revenue|$90 million>."') == [
        ("Manu Sharma", False)
    ]
    assert len(credited(text)) == 2


def test_the_word_of_a_person_does_not_reach_into_another_paragraph():
    text = "Sales are fine, Manu Sharma said.\n\nThey were <revenue|$90 million>."
    assert credited(text) == [(None, False)]


def test_of_two_credited_the_nearer_one_counts():
    text = "Reuters put sales at <revenue|$90 million>; Bloomberg put them at <revenue|$80 million>."
    assert credited(text) == [("Reuters", False), ("Bloomberg", False)]


def test_a_sentence_can_be_asked_for_itself():
    page = page_of("Google will leave, Reuters reported, citing five people. It is summer.")
    assert [attribution_of(page, sentence) for sentence in page.sentences] == [("Reuters", True), (None, False)]


def test_a_language_that_cannot_be_read_credits_nobody():
    page = page_of("Reuters dit que les ventes sont bonnes.", lang="fr")
    assert attribution_of(page, page.sentences[0]) == (None, False)
