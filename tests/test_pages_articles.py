"""What was read out of articles, on screen: the words in their sentence, how sure, and what each document gave."""

import market
import pytest
from test_pages import open_page, texts

from etl.pipeline import refresh
from etl.settings import load
from etl.snapshot import Snapshot

HOSTILE = "Google paid Scale AI $150 million in 2024 for [a](https://beacon.example) **bold** :red[job] `x`."
SILENT = "It rained over the hills for three days, and nobody who lives there was surprised by any of it."


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory):
    """The small market and two articles: one says something, in hostile words, one says nothing of use."""
    data = market.write(tmp_path_factory.mktemp("articles"))
    (data / "inbox").mkdir()
    (data / "inbox" / "2025-06-20-says.txt").write_text(HOSTILE, encoding="utf-8")
    (data / "inbox" / "silent.txt").write_text(SILENT, encoding="utf-8")
    assert refresh(load({"data_dir": data}, environ={})).published
    return data / "warehouse"


@pytest.fixture
def shown(warehouse, monkeypatch):
    monkeypatch.setenv("VENDORSCOPE_WAREHOUSE", str(warehouse))
    return warehouse


def card(figure_id, language="en"):
    """The dialog of one figure, as a page opens it."""
    from streamlit.testing.v1 import AppTest

    page = AppTest.from_string(
        f"from app import frame; frame.statements(figure_ids=[{figure_id!r}])", default_timeout=30
    )
    page.query_params["lang"] = language
    return page.run()


def read_figure(warehouse):
    (figure,) = Snapshot.open(warehouse).query("select figure_id from figures where origin = 'extracted'")["figure_id"]
    return figure


def test_the_words_that_were_read_are_marked_and_source_text_is_never_markup(shown):
    (sentence,) = [text for text in texts(card(read_figure(shown))) if "primary-background" in text]

    assert ":primary-background[\\$150 million]" in sentence
    assert sentence.startswith("Google paid Scale AI ")
    for markup in ("[a](", "**bold**", ":red[", "`x`"):
        assert markup not in sentence


@pytest.mark.parametrize("language, words", [("en", "read by the program"), ("id", "dibaca oleh program")])
def test_a_card_says_how_sure_and_where_in_which_document(shown, language, words):
    said = " ".join(texts(card(read_figure(shown), language))).replace("\\", "")

    assert words in said
    assert "%" in said
    assert "inbox/2025-06-20-says.txt" in said


def test_a_threshold_says_how_many_statements_it_hides(shown):
    page = open_page("evidence", origin="extracted", sure="0")
    everything = page.dataframe[0].value
    assert len(everything) >= 1
    least = 100 * everything["confidence"].min()

    strict = open_page("evidence", sure="90")
    said = " ".join(texts(strict)).replace("\\", "")

    assert (least >= 90) == ("below a confidence" not in said)
    assert "curated" in set(strict.dataframe[0].value["origin"])


def test_documents_say_what_each_gave(shown):
    page = open_page("evidence", part="documents")

    rows = page.dataframe[0].value.set_index("path")

    assert rows.loc["inbox/2025-06-20-says.txt", "figures"] == 1
    assert rows.loc["inbox/silent.txt", "gave"] == "read; nothing of the market in it"
    assert "2 documents were read; 1 of them gave no statement" in " ".join(texts(page)).replace("\\", "")
    assert not page.exception


def test_without_documents_the_list_says_what_to_type(small_market, monkeypatch):
    monkeypatch.setenv("VENDORSCOPE_WAREHOUSE", str(small_market))
    page = open_page("evidence", part="documents")
    assert "vendorscope refresh" in " ".join(texts(page)).replace("\\", "")
