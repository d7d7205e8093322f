"""Each question in app/queries says what it gives, and gives it."""

import re

import pytest

from app import queries
from etl.snapshot import Snapshot

# Something to ask with: of a parameter's name, a value that the small market knows.
VALUES = {
    "vendor": "scale-ai", "vendors": ["scale-ai"], "company": "scale-ai", "customer": "google", "customers": ["google"],
    "fact": "f-worth", "figure_ids": ["f-worth", "no-such"], "rel_ids": ["r-google-2", "no-such"],
    "deal": "e-deal", "event": "e-deal", "days": 90, "window": 90, "day": "2025-06-12", "period": "2024",
    "known_on": None, "start": "2025-01-01", "end": "2026-01-01", "measure": "revenue", "metric": "revenue",
    "unit": "USD", "words": ["scale"], "kinds": [], "metrics": [], "companies": [], "tiers": [], "statuses": [],
    "languages": [], "origins": [], "least": 0, "most": 5, "skip": 0, "known": ["en"], "doc_id": "no-such",
    "no_comment_ids": ["no-such"],
}  # fmt: skip


@pytest.mark.parametrize("name", queries.names())
def test_the_header_names_the_columns_that_come_back(name, small_market):
    asked = queries.read(name)

    answer = queries.run(Snapshot.open(small_market), name, **{key: VALUES[key] for key in asked.parameters})

    assert list(answer.columns) == list(asked.columns)


@pytest.mark.parametrize("name", queries.names())
def test_the_header_names_the_parameters_that_the_text_uses(name):
    asked = queries.read(name)
    body = re.sub(r"--.*", "", asked.sql)

    assert set(asked.parameters) == set(re.findall(r"\$([a-z_]+)", body))


@pytest.mark.parametrize("name", queries.names())
def test_a_question_opens_with_what_it_answers(name):
    assert re.match(r"-- .*\?", queries.read(name).sql.replace("\n-- ", " "))


def test_a_parameter_that_the_question_does_not_take_is_named(small_market):
    with pytest.raises(TypeError, match=r"fact.sql takes \['fact'\], not \['figure'\]"):
        queries.run(Snapshot.open(small_market), "fact", figure="f-worth")


@pytest.mark.parametrize("name", ["contested", "latest_events", "statement_facets", "publisher_register"])
def test_the_same_question_gets_the_same_answer(name, small_market):
    asked = {key: VALUES[key] for key in queries.read(name).parameters}
    snapshot = Snapshot.open(small_market)

    assert queries.run(snapshot, name, **asked).equals(queries.run(snapshot, name, **asked))
