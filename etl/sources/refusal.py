"""How this stage says no: the place, what was found, and the mend that the vocabulary knows for the reason."""

from __future__ import annotations

from etl.records import Rejection
from etl.vocabulary import mend

SHOWN = 200


def refuse(
    file: str,
    reason: str,
    found: str,
    *,
    line: int | None = None,
    row: int | None = None,
    field: str | None = None,
    value: str | None = None,
) -> Rejection:
    """A rejection whose detail is what was `found`, then the mend; `value` is cut at 200 characters."""
    cut = value[:SHOWN] if value else None
    return Rejection(
        file=file, line=line, row=row, field=field, reason=reason, detail=f"{found} ({mend(reason)})", value=cut
    )
