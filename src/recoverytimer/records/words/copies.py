"""What became of copies that a service left of what two computers changed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from recoverytimer.base.language import _, message_in, message_with, ngettext, pgettext
from recoverytimer.base.listing import in_row, sentences
from recoverytimer.base.plaintext import printable
from recoverytimer.records.copies import CopyOutcome, DealtWith

MOST_NAMED = 3
changed_on_two = message_with("Changed on two computers, and both versions are here: {name}.")
your_reminders = message_in("what two computers changed", "your reminders")


def several_changed(names: Sequence[str]) -> str:
    """That several routines or exercises have two versions."""
    shown = in_row(names[:MOST_NAMED])
    more = len(names) - MOST_NAMED
    if more <= 0:
        return _("These were changed on two computers: {names}.", names=shown)
    return ngettext(
        "These were changed on two computers: {names} and {n} more.",
        "These were changed on two computers: {names} and {n} more.",
        more,
        names=shown,
    )


def done_in_words(done: Sequence[DealtWith]) -> str:
    """What was merged, what is back and what was put aside, a sentence each."""
    return sentences(
        (
            _merged([d for d in done if d.outcome is CopyOutcome.MERGED]),
            _back([d for d in done if d.outcome is CopyOutcome.BACK]),
            *(_aside(d) for d in done if d.outcome is CopyOutcome.ASIDE),
        )
    )


def _merged(done: Sequence[DealtWith]) -> str:
    if not done:
        return ""
    names = in_row(dict.fromkeys(_called(d.original) for d in done))
    return _("What was said on another computer was added: {what}.", what=names)


def _back(done: Sequence[DealtWith]) -> str:
    if not done:
        return ""
    names = in_row(dict.fromkeys(_called(d.original) for d in done))
    return _("Another computer's copy was all there was, and is in use now: {what}.", what=names)


def _aside(done: DealtWith) -> str:
    return _(
        "Two computers changed {what}. The version here counts; the other is kept as {path}.",
        what=_called(done.original),
        path=done.kept_in,
    )


def _called(original: Path) -> str:
    match original.name:
        case "soreness-answers.json":
            return pgettext("what two computers changed", "answers about soreness")
        case "asked.json":
            return pgettext("what two computers changed", "exercises you asked about")
        case "favourites.json":
            return pgettext("what two computers changed", "favourites")
        case "declined.json":
            return pgettext("what two computers changed", "suggestions you did not want")
        case "settings.toml":
            return pgettext("what two computers changed", "the preferences")
    return printable(original.name)
