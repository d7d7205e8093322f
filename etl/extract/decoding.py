"""Bytes into text: by BOM, else the charset that is declared, else UTF-8, else windows-1252 with a warning."""

from __future__ import annotations

import codecs
import re

BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
DECLARED = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]{0,1000}?\b(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.IGNORECASE
)
LOOKED_AT = 4096  # bytes in which a page declares its charset

# What a browser makes of a declared charset, by Python's names. Python knows more codecs, some of which are no charset
# at all (zlib, rot13) or take quadratic time (punycode, idna): those are not for strangers' files.
MEANT = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "utf-16": "utf-8", "utf-16-le": "utf-8", "utf-16-be": "utf-8",
    "gb2312": "gb18030", "gbk": "gb18030",
}  # fmt: skip
CHARSETS = {
    "utf-8", "gb18030", "big5", "euc_jp", "shift_jis", "cp932", "iso2022_jp", "euc_kr", "cp949", "koi8-r", "koi8-u",
    "cp866", "mac-roman", "cp874", *(f"cp125{n}" for n in range(9)),
    *(f"iso8859-{n}" for n in (*range(2, 12), 13, 14, 15, 16)),
}  # fmt: skip
NUL = "it holds NUL characters, so it is no text"
WINDOWS = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}


class NotText(ValueError):
    """The bytes are no text; the message says why."""


def decode(data: bytes) -> tuple[str, list[str]]:
    """The text, and warnings about its reading. Raises NotText for bytes that break their BOM's promise or hold NUL."""
    text, warnings = _decode(data)
    if "\0" in text:
        raise NotText(NUL)
    return text, warnings


def _decode(data: bytes) -> tuple[str, list[str]]:
    for bom, charset in BOMS:
        if data.startswith(bom):
            try:
                return data[len(bom) :].decode(charset), []
            except UnicodeDecodeError as error:
                found = f"it begins with the mark of {charset} but breaks it at byte {error.start + 1}"
                raise NotText(found) from None
    if b"\0" in data:
        raise NotText(NUL)
    warnings: list[str] = []
    declared = _declared(data)
    for charset in dict.fromkeys((declared or "utf-8", "utf-8")):
        try:
            return data.decode(_known(charset)), warnings
        except LookupError:
            warnings.append(f"declares the charset {charset!r}, which is not known")
        except UnicodeDecodeError:
            if charset != "utf-8":
                warnings.append(f"declares the charset {charset!r} but is not in it")
    return _windows(data), [*warnings, "is not UTF-8 and was read as windows-1252"]


def _declared(data: bytes) -> str | None:
    match = DECLARED.search(data[:LOOKED_AT])
    return match[1].decode().lower() if match else None


def _known(charset: str) -> str:
    """Python's name for a declared charset. Raises LookupError for one that is not known."""
    name = codecs.lookup(charset).name
    name = MEANT.get(name, name)
    if name not in CHARSETS:
        raise LookupError(charset)
    return name


def _windows(data: bytes) -> str:
    """As windows-1252; its five free places are what a browser makes of them, control characters."""
    return data.decode("latin-1").translate(WINDOWS)
