"""What may be written in a routine and changes nothing there."""

from __future__ import annotations

from recoverytimer.base.language import _
from recoverytimer.base.problem import Problem
from recoverytimer.exercise.words import ignored as dose_words
from recoverytimer.routine.files import step_place
from recoverytimer.routine.ignored import Ignored, WhyIgnored
from recoverytimer.routine.words.problems import placed_in_routine


def hint_in_words(found: Ignored) -> str:
    """A hint for who writes the file: where it is, and the key that changes nothing."""
    problem = Problem(found.why, step_place(found.path), found.key, found.exercise)
    return dose_words.hint(placed_in_routine(problem, why_in_words(found.key, found.why)))


def why_in_words(name: str, why: WhyIgnored) -> str:
    """Why a field of this name changes nothing, or less than it says."""
    match why:
        case WhyIgnored.NO_PACE | WhyIgnored.TIME_KNOWN | WhyIgnored.NOTHING_TIMED:
            return _of_dose(name, why)
        case WhyIgnored.NO_SWITCH | WhyIgnored.GOES_ON | WhyIgnored.NO_STEP_TAKES_IT:
            return _of_leads(name, why)
        case WhyIgnored.SIDES_OF_GROUP | WhyIgnored.NO_SIDES | WhyIgnored.ONE_SIDE:
            return _of_sides(name, why)
        case WhyIgnored.EXTRA_WITHOUT_SIDES:
            return _(
                '"{field}" adds a set on one side, but this exercise has no sides.', field=name
            )
        case WhyIgnored.NOT_REPEATED:
            return _(
                '"{field}" changes nothing here, because nothing is repeated after a no.',
                field=name,
            )
        case WhyIgnored.SAME_EXERCISE:
            return _('"{field}" names the exercise itself. Choose another one.', field=name)
        case WhyIgnored.NOT_DONE:
            return _(
                '"{field}" names an exercise that is in no step, so it changes nothing.',
                field=name,
            )
        case WhyIgnored.NO_REST:
            return _(
                '"{field}" changes nothing here, because a rest of 0 seconds is left out.',
                field=name,
            )
        case _rounds:
            return _of_rounds(name, why)


def _of_dose(name: str, why: WhyIgnored) -> str:
    match why:
        case WhyIgnored.NO_PACE:
            return dose_words.no_pace(name)
        case WhyIgnored.NOTHING_TIMED:
            return dose_words.nothing_timed(name)
    return dose_words.time_known(name)


def _of_leads(name: str, why: WhyIgnored) -> str:
    if why is WhyIgnored.NO_SWITCH:
        return _(
            '"{field}" changes nothing here, because sides are not switched in this step.',
            field=name,
        )
    if why is WhyIgnored.GOES_ON:
        return _('"{field}" changes nothing here, because the same exercise goes on.', field=name)
    return _('"{field}" of the routine changes nothing, because no step takes it.', field=name)


def _of_sides(name: str, why: WhyIgnored) -> str:
    if why is WhyIgnored.SIDES_OF_GROUP:
        return _(
            '"{field}" changes nothing here, because the group says which side it is.', field=name
        )
    if why is WhyIgnored.NO_SIDES:
        return _(
            '"{field}" changes nothing here, because no exercise in the group has sides.',
            field=name,
        )
    return _(
        '"{field}" differs between left and right, but only one of the two is used here.',
        field=name,
    )


def _of_rounds(name: str, why: WhyIgnored) -> str:
    if why is WhyIgnored.ONE_ROUND:
        return _('"{field}" changes nothing here, because there is only one round.', field=name)
    if why is WhyIgnored.NEVER_PLAYED:
        return _(
            '"{field}" leaves this step out of the only round, so it is never played.', field=name
        )
    if why is WhyIgnored.FIRST_VALUE:
        return _(
            '"{field}" has several values, but there is only one round: the first one counts.',
            field=name,
        )
    return _(
        '"{field}" names more rounds than there are. The last ones come only if you add rounds '
        "while playing.",
        field=name,
    )
