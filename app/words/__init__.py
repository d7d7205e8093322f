"""Every word that a user reads on screen, by language: one file a language, the same keys in each."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources

LANGUAGES: tuple[str, ...] = ("en", "id")
DEFAULT = "en"


class Words:
    """The words of one language, by dotted key: `words["page.customers.title"]`.

    A message that counts is a table with `one` and `other`; `say(key, n=3)` picks between them.
    """

    def __init__(self, language: str, texts: Mapping[str, str]) -> None:
        self.language = language
        self._texts = texts

    def __getitem__(self, key: str) -> str:
        """The text of `key`. Raises KeyError naming the key and the language."""
        try:
            return self._texts[key]
        except KeyError:
            raise KeyError(f"app/words/{self.language}.toml: no text for {key!r}") from None

    def __contains__(self, key: object) -> bool:
        return key in self._texts

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def get(self, key: str, otherwise: str) -> str:
        """The text of `key`, or `otherwise`: for names that data may bring along, such as a publisher's kind."""
        return self._texts.get(key, otherwise)

    def say(self, key: str, **values: object) -> str:
        """The text of `key` with `{name}` filled in. With a whole number `n`, its `one` or `other` form."""
        if key not in self._texts and "n" in values:
            key = f"{key}.one" if values["n"] in (1, "1") else f"{key}.other"
        return self[key].format(**values)

    def names(self, section: str) -> dict[str, str]:
        """All texts of one section by their last part: `names("metric")["revenue"]`."""
        start = f"{section}."
        return {key[len(start) :]: text for key, text in self._texts.items() if key.startswith(start)}


@lru_cache(maxsize=len(LANGUAGES))
def load(language: str) -> Words:
    """The words of `language`, one of LANGUAGES."""
    text = resources.files(__name__).joinpath(f"{language}.toml").read_text(encoding="utf-8")
    return Words(language, dict(_flat(tomllib.loads(text))))


def _flat(table: Mapping[str, object], before: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield f"{before}{key}", str(value)
