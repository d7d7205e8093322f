"""Which documents repeat another one's text: an article that was copied is one report, however many print it."""

import duckdb
import pyarrow as pa
import pytest

from etl.extract.lexicon import fold
from etl.extract.sketch import sketch
from etl.reconcile.reports import roots

WIRE = """
Northlake Labs paid the labelling firm Acme about $40 million last year, two people who saw the invoices said on
Monday. The laboratory, which trains models for hospitals, had cut the order twice since the spring and now looks for a
second supplier. Acme said that it does not discuss customers. Its rival Beta Data, founded by a former teacher, opened
an office next door in March and has hired sixty people there. Northlake declined to say whether it would stay.
"""
OTHER = """
Beta Data opened an office in Surabaya, its third, and wants to hire two hundred annotators before the end of the year.
The mayor cut the ribbon. Students of the local university may apply from June. Beta, which labels pictures for makers
of cars, was founded by a former teacher and says that it has no debt. It would not name its customers.
"""


@pytest.fixture
def told():
    """The roots of documents given as (doc_id, published_on, text)."""

    def found(*documents):
        ids, days, texts = zip(*documents, strict=True)
        sketches = pa.array([sketch(fold(text)) for text in texts], pa.list_(pa.uint32()))
        con = duckdb.connect()
        con.register("documents", pa.table({"doc_id": ids, "published_on": list(days), "sketch": sketches}))
        return roots(con, "documents")

    return found


def test_a_copy_leads_back_to_the_one_that_was_published_first(told):
    copied = WIRE.replace("two people who saw the invoices said on Monday", "two people said")
    assert told(("b", "2025-06-14", copied), ("a", "2025-06-15", WIRE), ("c", "2025-06-16", WIRE)) == {
        "a": "b",
        "c": "b",
    }


def test_without_dates_the_least_id_is_the_root(told):
    assert told(("b", None, WIRE), ("a", None, WIRE)) == {"b": "a"}
    assert told(("b", "2025", WIRE), ("a", None, WIRE)) == {"a": "b"}


def test_another_article_about_the_same_firms_is_a_report_of_its_own(told):
    assert told(("a", "2025-06-14", WIRE), ("b", "2025-06-15", OTHER)) == {}


def test_a_line_that_many_print_does_not_make_them_one(told):
    line = " Follow us for more. All rights reserved by the publisher of this portal, which reserves them."
    assert told(("a", None, WIRE + line), ("b", None, OTHER + line)) == {}


def test_a_short_text_says_too_little_to_be_an_echo(told):
    assert told(("a", None, "Acme raised $5 million."), ("b", None, "Acme raised $5 million.")) == {}


def test_a_sketch_does_not_grow_with_its_text():
    assert len(sketch("one two three " * 50_000)) <= 64
    assert sketch("") == sketch("two words") == []
