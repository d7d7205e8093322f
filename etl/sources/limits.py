"""What an input may at most be; the settings of section `[limits]` have this shape."""

from __future__ import annotations

from typing import Protocol

MEGABYTE = 1024 * 1024


class Limits(Protocol):
    """All of them may be fractions; more than the limit is `too_large`, `too_wide` or `too_slow`."""

    @property
    def file_mb(self) -> float:
        """Size of a file, in 2**20 bytes."""

    @property
    def document_chars(self) -> float:
        """Length of a document's text, in code points."""

    @property
    def cell_chars(self) -> float:
        """Length of a cell, in code points."""

    @property
    def columns(self) -> float:
        """Columns of a table."""

    @property
    def document_seconds(self) -> float:
        """How long one document may take to read."""
