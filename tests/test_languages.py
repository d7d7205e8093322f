"""Languages are data: the code of the reader knows no word of any of them."""

import re
from importlib.resources import files

import pytest

from etl.vocabulary import languages

CODE = sorted(files("etl.extract").rglob("*.py"))
SECTIONS = {each.name for each in files(languages.__name__).joinpath("en").iterdir()}


def test_english_and_indonesian_can_be_read():
    assert languages.codes() == ("en", "id")


@pytest.mark.parametrize("code", languages.codes())
def test_each_language_has_the_same_files(code):
    assert {each.name for each in files(languages.__name__).joinpath(code).iterdir()} == SECTIONS


@pytest.mark.parametrize("code", languages.codes())
def test_each_file_begins_with_what_its_tables_mean(code):
    for each in files(languages.__name__).joinpath(code).iterdir():
        assert each.read_text(encoding="utf-8").startswith("# "), f"{code}/{each.name}"


def test_no_code_asks_which_language_it_is():
    for path in CODE:
        found = re.findall(r"""(?:==|!=|\bin\b) *[(\[{]?["'](?:en|id)["']""", path.read_text(encoding="utf-8"))
        assert found == [], path


@pytest.mark.parametrize(
    "phrase, whole",
    [
        ("rais{e,es,ed}", ["raise", "raises", "raised"]),
        ("{,annual }revenue", ["revenue", "annual revenue"]),
        ("a{b{c,d},e}", ["abc", "abd", "ae"]),
        ("plain", ["plain"]),
    ],
)
def test_braces_hold_alternatives(phrase, whole):
    assert list(languages.written_out(phrase)) == whole


def test_a_brace_that_is_not_closed_is_named():
    with pytest.raises(ValueError, match=r"a\{b"):
        list(languages.written_out("a{b"))
