"""What a text is read as, in one line, so that tables of tests read as the contract does."""

from etl.extract.quantities import quantities

BOTH = ("en", "id")


def amounts(text: str, lang: str) -> str:
    """`1482300 count; [10, 20] percent; 5000000 USD about`; an empty side of a bound is empty, no quantity is ``."""
    return "; ".join(_said(each) for each in quantities(text, lang))


def quotes(text: str, lang: str = "en") -> list[str]:
    """The words of each quantity."""
    return [text[each.start : each.end] for each in quantities(text, lang)]


def _said(quantity) -> str:
    if quantity.low is None and quantity.high is None:
        about = "" if quantity.qualifier == "exact" else f" {quantity.qualifier}"
        return f"{_plain(quantity.value)} {quantity.unit}{about}"
    low = "" if quantity.low is None else _plain(quantity.low)
    high = "" if quantity.high is None else _plain(quantity.high)
    return f"[{low}, {high}] {quantity.unit}"


def _plain(value: float) -> str:
    return str(int(value)) if value.is_integer() else repr(value)
