"""The product's name as it stands in the header."""

from __future__ import annotations

from app.frame.state import look, words


def wordmark() -> str:
    """An SVG: a statement behind a number, and the name, in the colours of the reader's theme."""
    colours, name = look(), words()["app.name"]
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 172 32" width="172" height="32" role="img">'
        f"<title>{name}</title>"
        f'<rect x="1" y="6" width="20" height="20" rx="4" fill="none" stroke="{colours.accent}" stroke-width="2"/>'
        f'<circle cx="11" cy="16" r="4.5" fill="{colours.accent}"/>'
        f'<text x="31" y="22" font-family="Source Sans, Source Sans Pro, sans-serif" font-size="19" font-weight="600" '
        f'fill="{colours.ink}">{name}</text></svg>'
    )
