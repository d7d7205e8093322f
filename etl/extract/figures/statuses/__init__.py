"""Whether a figure has happened, is planned, expected, talked about, or the value before."""

from __future__ import annotations

from etl.extract.figures.statuses.cues import basis_of, governing
from etl.extract.figures.statuses.earlier import set_earlier
from etl.extract.figures.statuses.mapping import DEALS, status_for
from etl.extract.figures.statuses.story import Story, agree_with_text, copy_conversions
from etl.extract.model import Figure, Page
from etl.vocabulary import languages


def set_statuses(page: Page, figures: list[Figure]) -> None:
    """Sets the status of each figure, and its basis where the text says gross or net."""
    if page.lang not in languages.codes():
        return
    story = Story(page)
    for figure in figures:
        figure.basis = basis_of(figure)
        if figure.base is not None and figure.base is not figure:
            figure.status, figure.traits["status_how"] = "previous", "pair"
            continue
        cue = governing(page, figure)
        status = status_for(figure, cue.tag, story.talked_about(figure)) if cue is not None else None
        if status is not None:
            figure.status, figure.status_cue, figure.traits["status_how"] = status, cue, "clause"
        elif cue is None and figure.metric in DEALS and story.goes_on(figure):
            figure.status, figure.traits["status_how"] = "in_talks", "story"
        else:
            figure.traits["status_how"] = "none" if cue is None else "clause"
        story.note(figure)
    set_earlier(page, figures)
    agree_with_text(figures)
    copy_conversions(page, figures)
