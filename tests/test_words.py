"""Every word on screen comes from the word files, which say the same things in each language."""

import re
import tokenize
from importlib.resources import files
from pathlib import Path
from string import Formatter

import pytest

from app import words
from etl import vocabulary

APP = Path(str(files("app")))
ENGLISH = words.load("en")

# Keys are made from data in these sections: each name that the vocabulary knows must have its words.
NAMED = {
    "metric": list(vocabulary.read("metrics")),
    "metric_definition": list(vocabulary.read("metrics")),
    "status": list(vocabulary.read("statuses")["figure"]),
    "status_definition": list(vocabulary.read("statuses")["figure"]),
    "qualifier": list(vocabulary.read("statuses")["qualifier"]),
    "qualifier_name": list(vocabulary.read("statuses")["qualifier"]),
    "qualifier_definition": list(vocabulary.read("statuses")["qualifier"]),
    "state": list(vocabulary.read("statuses")["relationship"]),
    "state_definition": list(vocabulary.read("statuses")["relationship"]),
    "event_kind": list(vocabulary.read("statuses")["event"]),
    "rule": list(vocabulary.read("rules")["steps"]),
    "rule_name": [name for name in vocabulary.read("rules") if name != "steps"],
    "rule_step": [name for name in vocabulary.read("rules")["steps"] if name != "only_value"],
    "tier_definition": ["1", "2", "3", "4", "5"],
}


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_each_language_has_the_same_keys(language):
    assert set(words.load(language)) == set(ENGLISH)


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_each_language_fills_in_the_same_values(language):
    """
    What stands in braces is filled in by the page: a name that one language lacks would be lost, another would fail.
    """
    other = words.load(language)

    assert {key: blanks(other[key]) for key in other} == {key: blanks(ENGLISH[key]) for key in ENGLISH}


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_no_text_is_empty(language):
    texts = words.load(language)

    assert [key for key in texts if not texts[key].strip()] == []


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("section", NAMED)
def test_everything_that_the_vocabulary_names_has_its_words(section, language):
    texts = words.load(language)

    assert [name for name in NAMED[section] if f"{section}.{name}" not in texts] == []


@pytest.mark.parametrize("file", sorted(path.relative_to(APP).as_posix() for path in APP.rglob("*.py")))
def test_every_key_that_the_code_names_has_its_words(file):
    """
    A text like "page.method.title" in the code is a key, if its first part is a section of the word files.
    """
    sections = {key.split(".")[0] for key in ENGLISH}
    named = [text for text in strings(APP / file) if re.fullmatch(r"[a-z_]+(\.[a-z0-9_]+)+", text)]

    assert [key for key in named if key.split(".")[0] in sections and not known(key)] == []


def test_a_message_that_counts_has_one_and_other():
    assert words.load("en").say("count.reports", n=1) == "1 independent report"
    assert words.load("en").say("count.reports", n=2) == "2 independent reports"
    assert words.load("id").say("count.reports", n=2) == "2 laporan independen"


def test_a_key_without_words_names_the_file_and_itself():
    with pytest.raises(KeyError, match=r"app/words/id.toml: no text for 'page.nowhere'"):
        words.load("id")["page.nowhere"]


def known(key):
    return key in ENGLISH or f"{key}.other" in ENGLISH


def blanks(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def strings(path):
    """The plain string literals of a Python file."""
    with path.open("rb") as file:
        for token in tokenize.tokenize(file.readline):
            if token.type == tokenize.STRING and token.string[0] in "\"'":
                yield token.string.strip("\"'")
