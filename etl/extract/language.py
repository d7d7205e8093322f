"""In which language a text is: by its commonest words where we have them, else by a model of many languages."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from etl.vocabulary import languages

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

LOOKED_AT = (600, 5_000)  # code points that are looked at; the second where the first do not tell
CLEAR_WORDS = 5  # so many of a language's own words are no accident, if they are a tenth of all words ...
CLEAR_SHARE = 3  # ... where no other language has a third as many
SHORT = 200  # code points; a shorter text is in a language that we have, or its model would guess at random
LETTERS = 20  # with fewer of them nothing can be said
WORD = re.compile(r"[^\W\d_]")


def detect(text: str, declared: str | None = None) -> str:
    """ISO 639-1 code of the language that `text` is in.

    `declared` is what its page says; it counts where the text is too short to say otherwise. A text without letters is
    in the first of our languages.
    """
    told = by_words(text)
    if told:
        return told
    if declared and len(text) < SHORT:
        return declared
    return _by_model(text[: LOOKED_AT[-1]])


def is_said(text: str) -> bool:
    """Whether there is enough of it to say in which language it is."""
    return len(WORD.findall(text[: LOOKED_AT[0]])) >= LETTERS


def by_words(text: str) -> str | None:
    """The language of ours whose commonest words clearly are those of `text`; None where that is not clear."""
    for most in LOOKED_AT:
        words = text[:most].lower().split()
        counts = sorted((sum(map(known.__contains__, words)), code) for code, known in _stop_words())
        (second, _), (first, code) = counts[-2:]
        if first >= CLEAR_WORDS and 10 * first >= len(words) and first >= CLEAR_SHARE * second:
            return code
        if len(text) <= most:
            break
    return None


def _by_model(text: str) -> str:
    ours = languages.codes()
    if not WORD.search(text):
        return ours[0]
    model = _model()
    model.set_languages(ours if len(text) < SHORT else None)
    code = str(model.classify(text)[0])
    return _read_as().get(code, code)


@cache
def _stop_words() -> tuple[tuple[str, frozenset[str]], ...]:
    none: tuple[str, frozenset[str]] = ("", frozenset())
    told = [(code, frozenset(languages.section(code, "readers")["stop_words"].split())) for code in languages.codes()]
    return (none, *told)


@cache
def _read_as() -> dict[str, str]:
    """Languages that the model takes ours for, and that a reader of ours understands."""
    return {near: code for code in languages.codes() for near in languages.section(code, "readers").get("near", ())}


@cache
def _model() -> LanguageIdentifier:
    """Loading it takes half a second and 100 MB, and most texts do without."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)
