"""What is said of a routine while it is edited: warnings, refusals, and how it fits a time."""

from __future__ import annotations

from recoverytimer.base.amounts import exact_duration, rough_duration
from recoverytimer.base.content import MUSCLE, key_in_language
from recoverytimer.base.language import _
from recoverytimer.base.problem import Problem
from recoverytimer.exercise.limits import LEAST_REST_S, spell_limit
from recoverytimer.exercise.words.doses import dose_in_words
from recoverytimer.exercise.words.kinds import kind_name
from recoverytimer.routine.advice import (
    Advice,
    AdviceWeight,
    Applies,
    Finding,
    HeldBeforeRun,
    LongSpell,
    NoExercise,
    UnusualHold,
)
from recoverytimer.routine.fittotime import LeftOut, OtherHold
from recoverytimer.routine.ignored import Ignored
from recoverytimer.routine.words.fields import label_of
from recoverytimer.routine.words.ignored import why_in_words
from recoverytimer.routine.words.problems import fault_in_words


def advice_in_words(advice: Advice) -> str:
    """What was found, and what would be better."""
    match advice.finding:
        case Finding.NO_STEPS:
            return _("Add at least one step.")
        case Finding.HEAT_AFTER_COLD:
            return _("Heat after cold: first add a question asking whether your skin feels normal.")
        case Finding.NO_REST_BETWEEN_SETS:
            least = exact_duration(LEAST_REST_S)
            return _("Rest for at least {least} between strength sets.", least=least)
        case NoExercise(name, is_swap=True):
            return _(
                'There is no exercise "{id}" to swap for. Choose another one, or none.', id=name
            )
        case NoExercise(name):
            return _('There is no exercise "{id}". Choose another one.', id=name)
        case LongSpell():
            return _long_spell(advice.finding, harms=advice.weight is AdviceWeight.REFUSAL)
        case UnusualHold(usual):
            low, high = exact_duration(usual.low), exact_duration(usual.high)
            return _("The usual time is {low} to {high}.", low=low, high=high)
        case HeldBeforeRun(muscle, seconds):
            return _(
                "Holding for {duration} ({muscle}) just before a run costs some "
                "strength. Keep it under a minute, and move afterwards.",
                duration=exact_duration(seconds),
                muscle=key_in_language(MUSCLE, muscle),
            )
        case Applies(""):
            return _("Something you told us about applies here. Leave this step out, or ask first.")
        case Applies(easier):
            return _("Something you told us about applies here. Easier: {way}", way=easier)
        case Ignored(key=key, why=why):
            return why_in_words(label_of(key), why)
        case fault:
            return fault_in_words(Problem(fault))


def _long_spell(spell: LongSpell, *, harms: bool) -> str:
    kind, duration = kind_name(spell.kind), rough_duration(spell.seconds)
    bounds = spell_limit(spell.kind)
    if harms:
        return _(
            "{kind}: {duration} at a time can harm your skin. Keep it to {most} at most.",
            kind=kind,
            duration=duration,
            most=rough_duration(bounds.cap_s),
        )
    return _(
        "{kind}: {duration} at a time is long. {usual} is enough.",
        kind=kind,
        duration=duration,
        usual=rough_duration(bounds.warn_s),
    )


def fit_in_words(change: LeftOut | OtherHold) -> str:
    """What was changed so that a routine fits a time."""
    match change:
        case LeftOut(is_group=True):
            return _("Left out: a group of steps")
        case LeftOut(exercise=""):
            return _("Left out: a rest")
        case LeftOut(exercise=exercise):
            return _("Left out: {exercise}", exercise=exercise)
        case OtherHold(exercise, before, after):
            return _(
                "{exercise}: {before} becomes {after}",
                exercise=exercise,
                before=dose_in_words(before),
                after=dose_in_words(after),
            )
