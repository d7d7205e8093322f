"""Whether a figure has happened, is planned, expected, talked about, or the value before."""

from __future__ import annotations

from etl.extract.figures.statuses.cues import basis_of, governing
from etl.extract.figures.statuses.earlier import is_past, set_earlier
from etl.extract.figures.statuses.mapping import DEALS, status_for
from etl.extract.figures.statuses.story import Story, agree_with_text, copy_conversions
from etl.extract.figures.times import Times
from etl.extract.model import Figure, Page
from etl.vocabulary import languages

UNSURE = ("estimate", "talks")  # tags that cannot be said of what is past


def set_statuses(page: Page, figures: list[Figure], times: Times | None = None) -> None:
    """Sets the status of each figure, and its basis where the text says gross or net; `times` are theirs."""
    if page.lang not in languages.codes():
        return
    times = times or Times(page, figures)
    story = Story(page)
    mates = {id(figure.base): figure for figure in figures if figure.base is not None}
    for figure in figures:
        figure.basis = basis_of(page, figure)
        if figure.base is not None and figure.base is not figure:
            figure.status, figure.traits["status_how"] = "previous", "pair"
        else:
            _by_words(page, figure, story, times, mates.get(id(figure)))
    set_earlier(page, figures, times)
    agree_with_text(figures)
    copy_conversions(page, figures)


def _by_words(page: Page, figure: Figure, story: Story, times: Times, mate: Figure | None) -> None:
    """Sets the status by the word that governs the figure; what is dated before publication is not to come."""
    cue = governing(page, figure, mate)
    figure.traits["status_how"] = "none" if cue is None else "clause"
    if cue is not None:
        status = status_for(figure, cue.tag, story.talked_about(figure))
        if status is not None and not (cue.tag in UNSURE and is_past(page, figure, times)):
            figure.status, figure.status_cue = status, cue
    elif figure.metric in DEALS and story.goes_on(figure) and not is_past(page, figure, times):
        figure.status, figure.traits["status_how"] = "in_talks", "story"
    story.note(figure)
