"""What soreness means: the verdicts, when each is given, and why."""

from __future__ import annotations

from collections.abc import Iterable

from recoverytimer.base.amounts import whole
from recoverytimer.base.language import _, ngettext, pgettext
from recoverytimer.base.listing import in_row
from recoverytimer.soreness.episode import Episode
from recoverytimer.soreness.verdicts import (
    Standing,
    VerdictRule,
    verdict,
)
from recoverytimer.soreness.words.places import episode_level_inside, levels_in_words

HOURS_A_DAY = 24


def verdict_sentence(rule: VerdictRule) -> str:
    """What is said of soreness for which a rule holds."""
    return {
        VerdictRule.LONGER_THAN_A_WEEK: _(
            "This has lasted longer than a week: have a doctor or physiotherapist look at it."
        ),
        VerdictRule.WORSE_AFTER_THE_THIRD_DAY: _(
            "It has got worse since the third day: have a doctor or physiotherapist look at it."
        ),
        VerdictRule.NOTHING_NEW: _("That was a while ago. How is it now?"),
        VerdictRule.SEVERE_AFTER_EFFORT: _(
            "Very sore, as can happen after a hard effort. Don't run yet: move "
            "gently and keep warm."
        ),
        VerdictRule.SEVERE: _("That is very sore: rest rather than run until it settles."),
        VerdictRule.SHARP_OR_AT_NIGHT: _(
            "Sharp pain or pain at night is not normal soreness: rest rather than run."
        ),
        VerdictRule.ONE_ENTRY: _("One entry does not say much yet: check in again tomorrow."),
        VerdictRule.A_LITTLE_LEFT: _(
            "Only a little soreness is left: keep moving, and see how it goes."
        ),
        VerdictRule.STILL_THERE: _(
            "Still sore after three days: take it easy. The soreness should be gone within a week."
        ),
        VerdictRule.AGAIN: _(
            "You trained again, so it's normal that it's still sore. Take it easy for a few days."
        ),
        VerdictRule.THE_FIRST_DAY: _(
            "Normal on the first day: you may well be a little sorer tomorrow."
        ),
        VerdictRule.AT_ITS_PEAK: _(
            "Normal at this stage: it is often worst around the second day and eases after that."
        ),
        VerdictRule.EASING: _("Normal at this stage: it is easing."),
    }[rule]


def reasons(rules: Iterable[VerdictRule]) -> str:
    """Why a professional is to see it or rest is better: "severe, sharp or painful at night"."""
    return in_row(map(_reason, rules))


def why_in_full(rules: Iterable[VerdictRule]) -> str:
    """The same as a sentence."""
    return _("Why: {reasons}.", reasons=reasons(rules))


def episode_with_reasons(episode: Episode) -> str:
    """The place, its level and what is wrong with it: "Glutes 7/10: severe"."""
    why = reasons(verdict(episode).reasons)
    return _("{soreness}: {reasons}", soreness=levels_in_words([episode]), reasons=why)


def episodes_in_words(*episodes: Episode) -> str:
    """Episodes `grouped_by_verdict` in a few words: "Glutes 5/10, day 2: normal".

    The day is left out where it is not the same, and the end where it says nothing.
    """
    said, days = levels_in_words(episodes), {episode.day for episode in episodes}
    if len(days) == 1:
        said = _("{soreness}, day {day}", soreness=said, day=days.pop())
    match verdict(episodes[0]).standing:
        case Standing.USUAL:
            return _("{soreness}: normal", soreness=said)
        case Standing.PEAK:
            return _("{soreness}: normal, at its peak", soreness=said)
        case Standing.LINGERING:
            return _("{soreness}: still there", soreness=said)
        case Standing.PROFESSIONAL:
            return _("{soreness}: see a professional", soreness=said)
        case Standing.VERY_SORE:
            return _("{soreness}: very sore", soreness=said)
        case Standing.REST:
            return _("{soreness}: rest rather than run", soreness=said)
        case Standing.UNCLEAR:
            return said


def how_is_it_now(episode: Episode) -> str:
    """What was last said, and when: "You said glutes 6/10 4 days ago: how is it now?"."""
    return ngettext(
        "{n} day ago you noted {soreness}. How is it now?",
        "{n} days ago you noted {soreness}. How is it now?",
        max(1, whole(episode.age_h / HOURS_A_DAY)),
        soreness=episode_level_inside(episode),
    )


def _reason(rule: VerdictRule) -> str:
    return {
        VerdictRule.LONGER_THAN_A_WEEK: pgettext("a reason", "sore for more than a week"),
        VerdictRule.WORSE_AFTER_THE_THIRD_DAY: pgettext("a reason", "worse after the third day"),
        VerdictRule.SEVERE: pgettext("a reason", "severe"),
        VerdictRule.SHARP_OR_AT_NIGHT: pgettext("a reason", "sharp or painful at night"),
    }[rule]
