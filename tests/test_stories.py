"""The articles that specify the reader: what each says (`why` is its rule), and what holds for all of them."""

from collections import Counter

import pytest
from articles import SOMETIMES, article, differences, names, reading

STORIES = names()


def known(name):
    """A story that is known to be misread must fail until the reader is mended: then its `misread` goes."""
    misread = article(name).misread
    return pytest.param(name, marks=pytest.mark.xfail(reason=misread, strict=True) if misread else ())


@pytest.mark.parametrize("name", [known(name) for name in STORIES])
def test_story(name):
    told = article(name)
    found = differences(told.expected, reading(name))
    assert not found, "\n".join([f"{name}: {told.why}", *found])


@pytest.mark.parametrize("name", STORIES)
def test_a_quote_is_its_span_in_its_sentence(name):
    text = article(name).text
    for line in reading(name):
        assert text[line["start"] : line["end"]] == line["quote"] != ""
        assert line["sentence_start"] <= line["start"] < line["end"] <= line["sentence_end"]
        assert text[line["sentence_start"] : line["sentence_end"]].strip()


@pytest.mark.parametrize("name", STORIES)
def test_statements_stand_in_the_order_of_the_text(name):
    starts = [line["start"] for line in reading(name)]
    assert starts == sorted(starts)


@pytest.mark.parametrize("name", STORIES)
def test_the_story_itself_is_well_told(name):
    told = article(name)
    assert told.why.strip()
    assert all(told.text[line["start"] : line["end"]] == line["quote"] for line in told.expected)
    assert [line["start"] for line in told.expected] == sorted(line["start"] for line in told.expected)


def test_there_are_stories_enough_in_both_languages():
    of = Counter(article(name).lang for name in STORIES)
    assert sum(of.values()) >= 60
    assert set(of) == {"en", "id"}
    assert abs(of["en"] - of["id"]) <= sum(of.values()) / 10


def test_the_stories_tell_every_metric_and_every_status():
    told = [(article(name).lang, line) for name in STORIES for line in article(name).expected]
    for lang in ("en", "id"):
        figures = [line for of, line in told if of == lang and line["kind"] == "figure"]
        assert {line["metric"] for line in figures} == {
            "valuation", "revenue", "run_rate", "customer_spend", "stake", "investment", "funding", "funding_total",
            "capex", "unit_price", "worker_pay", "headcount", "workforce", "growth",
        }  # fmt: skip
        assert {line["status"] for line in figures} == {"actual", "planned", "forecast", "in_talks", "previous"}
        assert {line["qualifier"] for line in figures} == {"exact", "about", "at_least", "at_most", "range"}
        stands = {line["status"] for of, line in told if of == lang and line["kind"] == "relationship"}
        assert stands == {"active", "starting", "expanding", "staying", "reducing", "leaving", "left"}
    assert {key for _, line in told for key in SOMETIMES if line.get(key)} == set(SOMETIMES)
