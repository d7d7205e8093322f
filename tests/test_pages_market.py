"""Landscape, Deal, Customers and Company over the small market: what one reads there, and what opens."""

import json
import re

import market
import pytest
from streamlit.testing.v1 import AppTest

from app import words


def open_page(name, **address):
    """The page after its first run, at an address with these parameters."""
    page = AppTest.from_string(f"from app.pages import {name}; {name}.page()", default_timeout=30)
    for key, value in address.items():
        page.query_params[key] = value
    return page.run()


def read(page):
    """All prose of a page as one text."""
    kinds = ("title", "markdown", "caption", "header", "subheader", "metric", "button", "warning")
    parts = [
        str(getattr(item, "value", "") or "") + " " + str(getattr(item, "label", "") or "")
        for kind in kinds
        for item in page.get(kind)
    ]
    return " ".join(parts).replace("\\", "")


def picture(page, number=0):
    """A chart of the page as the browser gets it."""
    return json.loads(page.get("plotly_chart")[number].proto.spec)


def labels(page):
    """Every label in every chart of the page, as one text."""
    charts = (json.loads(chart.proto.spec) for chart in page.get("plotly_chart"))
    return " | ".join(
        note["text"] for chart in charts for note in chart["layout"].get("annotations", []) if "text" in note
    )


def test_customers_says_who_pulled_back_and_what_they_spent(shown):
    """
    Two of three named customers pulled back within ninety days; of one of them somebody said what it spends.
    """
    page = open_page("customers")

    assert (
        "Within 90 days of the deal, 2 of 3 named customers of Scale AI were reported leaving or reducing; "
        "where spend is known it was $150M in 2024 (Google)."
    ) in read(page)


def test_customers_tells_each_that_pulled_back_before_after_since_spend_word_and_whereto(shown):
    page = open_page("customers")

    tiles = {tile.label: tile.value for tile in page.metric}
    assert tiles == {"Google": "◇ leaving", "OpenAI": "▽ reducing"}
    lines = [text.value.replace("\\", "") for text in page.caption]
    for line in (
        "● active before the deal; so since 13 Jun 2025",
        "$150M in 2024",
        "Said by Wire",
        "Grew with Surge AI ▲",
        "Spend unknown",
        "No other vendor is named",
    ):
        assert line in lines


def test_customers_draws_a_lane_for_each_and_a_line_at_the_deal(shown):
    drawn = labels(open_page("customers"))

    assert "Deal, 12 Jun 2025" in drawn
    assert drawn.index("<b>Google</b>") < drawn.index("<b>OpenAI</b>") < drawn.index("<b>Meta</b>")
    assert "spend unknown" in drawn


def test_an_echo_is_no_report_on_the_customers_page(shown):
    """
    The portal repeats the wire: one report, said so in tile and table.
    """
    page = open_page("customers")

    table = page.dataframe[0].value.set_index("customer")
    assert table.loc["Google", "reports"] == 1
    assert page.button(key="open-google").label.replace("\\", "") == "1 independent report"


def test_a_customers_number_opens_to_the_sentences(shown):
    page = open_page("customers")

    page.button(key="open-google").click().run()

    assert "Google plans to cut ties with Scale AI." in [text.value for text in page.text]


def test_the_spend_opens_to_the_sentence_that_states_it(shown):
    page = open_page("customers")

    page.button(key="open-spend-google").click().run()

    assert "Google paid some $150 million." in [text.value for text in page.text]


def test_the_table_of_customers_says_where_each_went(shown):
    table = open_page("customers").dataframe[0].value.set_index("customer")

    assert table.loc["Google", "went_to"] == "Surge AI ▲ expanding"
    assert table.loc["OpenAI", "went_to"] == ""
    assert table.loc["Meta", "after"] == "● active"


def test_a_shorter_window_sees_less(small_market, tmp_path, monkeypatch):
    """
    A customer that left after the window has not left in it.
    """
    late = market.RELATIONSHIPS.replace("leaving|2025-06-13|2025-06-13", "leaving|2025-08-20|2025-08-20").replace(
        "leaving|2025-06-14|2025-06-14", "leaving|2025-08-21|2025-08-21"
    )
    monkeypatch.setenv("VENDORSCOPE_WAREHOUSE", str(market.publish(tmp_path, relationships=late)))

    assert "1 of 3 named customers" in read(open_page("customers", window="30"))
    assert "2 of 3 named customers" in read(open_page("customers", window="90"))


@pytest.mark.parametrize(
    "name, value",
    [("deal", "e-layoff"), ("deal", "' or 1=1 --"), ("window", "91"), ("window", "90\x00"), ("deal", "<b>x</b>")],
)
def test_an_unknown_deal_or_window_falls_back_and_says_so(shown, name, value):
    page = open_page("customers", **{name: value})

    assert not page.exception
    assert "2 of 3 named customers" in read(page)
    assert len(page.warning) == 1
    assert name in page.warning[0].value


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("name", ["customers", "deal"])
def test_a_market_without_deals_says_so(tmp_path, monkeypatch, name, language):
    monkeypatch.setenv(
        "VENDORSCOPE_WAREHOUSE", str(market.publish(tmp_path, events=market.EVENTS.replace("|deal|", "|other|")))
    )

    page = open_page(name, lang=language)

    assert not page.exception
    assert words.load(language)["deal.none"] in read(page)


def test_a_deal_of_which_nothing_is_told_says_what_is_missing(tmp_path, monkeypatch):
    """
    Nobody says how customers stood, what was paid, or what the company was worth: each gap is a sentence.
    """
    events = market.EVENTS + "e-quiet|2025-10|Labelbox|deal|Labelbox is sold||Wire\n"
    monkeypatch.setenv("VENDORSCOPE_WAREHOUSE", str(market.publish(tmp_path, events=events)))

    assert "No report says how a customer stood with Labelbox" in read(open_page("customers", deal="e-quiet"))
    deal = open_page("deal", deal="e-quiet")
    assert not deal.exception
    assert "No source says what Labelbox was held to be worth" in read(deal)
    assert "No source states both a price and a stake for Labelbox" in read(deal)


def test_deal_shows_the_worth_before_and_after_and_the_price_that_does_not_fit(shown):
    page = open_page("deal")

    assert [tile.value for tile in page.metric] == ["$14.8B", "49%", "$14B", "$29B"]
    assert "Scale AI's stated valuation went from $14B (May 2024) to $29B (Jun 2025): 2.1×" in read(page)
    assert "At 49%, $14.8B would not fit the stated $29B" in read(page)
    assert "does not fit" in labels(page)


def test_a_figure_of_the_deal_opens_with_what_competes(shown):
    page = open_page("deal")

    page.button(key="open-after").click().run()

    assert {"Scale AI is now worth $29 billion.", "A blog has some 25 billion."} <= {text.value for text in page.text}


def test_landscape_says_why_a_multiple_is_empty(shown):
    """
    Scale AI has both figures for 2024; Surge AI is only in talks, and a year later than its revenue.
    """
    table = open_page("landscape").dataframe[1].value.set_index("vendor")

    assert table.loc["Scale AI", "multiple"] == "16.1×"
    assert table.loc["Surge AI", "multiple"] == "–"
    assert table.loc["Surge AI", "why_empty"] == "revenue is of 2024, valuation of Jul 2025"


def test_landscape_lists_who_cannot_be_placed(shown):
    page = open_page("landscape", measure="run_rate")

    reasons = dict(zip(page.dataframe[0].value["vendor"], page.dataframe[0].value["reason"], strict=True))
    assert reasons["Scale AI"] == "no run rate is stated"
    assert reasons["Labelbox"] == "neither valuation nor run rate is stated"


def test_a_rejected_figure_is_in_no_picture(shown):
    """
    Labelbox's 50 billion was set aside by a correction: it is no revenue to place a vendor by.
    """
    assert "Labelbox" not in labels(open_page("landscape"))


def test_company_shows_every_metric_and_what_competes(shown):
    page = open_page("company", company="scale-ai")

    assert [tile.label for tile in page.metric] == ["Valuation", "Revenue"]
    table = page.dataframe[1].value
    worth = table[(table["metric"] == "Valuation") & (table["period"] == "Jun 2025")].iloc[0]
    assert worth["shown"] == "$29,000,000,000"
    assert worth["range"] == "$25,000,000,000 – $29,000,000,000"
    assert worth["rule"] == "Chosen as the one nearest to the source"


def test_company_of_a_customer_shows_its_vendors(shown):
    table = open_page("company", company="google").dataframe[0].value

    assert dict(zip(table["partner"], table["state"], strict=True)) == {
        "Scale AI": "◇ leaving",
        "Surge AI": "▲ expanding",
    }
    assert set(table["role"]) == {"vendor"}


def test_a_company_of_which_nothing_is_told_says_so(tmp_path, monkeypatch):
    silent = market.ENTITIES + "silent|Silent Inc|investor||US||||||\n"
    monkeypatch.setenv("VENDORSCOPE_WAREHOUSE", str(market.publish(tmp_path, entities=silent)))

    page = open_page("company", company="silent")

    assert not page.exception
    assert "No figure, relation or event of Silent Inc is recorded" in read(page)


def test_every_company_opens(shown):
    page = open_page("company")

    for company in page.selectbox[0].options and (
        "scale-ai",
        "surge-ai",
        "labelbox",
        "meta",
        "google",
        "openai",
        "hostile",
    ):
        assert not open_page("company", company=company).exception


def test_every_chart_has_words_for_those_who_cannot_see_it(shown):
    for name in ("landscape", "deal", "customers", "company"):
        for chart in open_page(name).get("plotly_chart"):
            assert len(chart.proto.alt) > 20


def test_names_from_outside_are_no_markup_in_charts(shown):
    specs = [chart.proto.spec for chart in open_page("company", company="hostile").get("plotly_chart")]

    assert specs
    assert not [spec for spec in specs if re.search(r"<b>Co|<img", spec)]
