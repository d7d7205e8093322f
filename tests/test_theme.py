"""Colours that can be read, in both themes."""

import pytest

from app.theme import DARK, LIGHT


def luminance(colour):
    """As WCAG counts it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=lambda colours: colours.shade)
def test_text_stands_out_from_the_ground_by_four_and_a_half_to_one(colours):
    texts = {"ink": colours.ink, "muted": colours.muted, "accent": colours.accent, "conflict": colours.conflict}

    assert {
        name: colour for name, colour in (texts | colours.states).items() if contrast(colour, colours.ground) < 4.5
    } == {}


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=lambda colours: colours.shade)
def test_marks_stand_out_from_the_ground_by_three_to_one(colours):
    assert contrast(colours.grey, colours.ground) >= 3
