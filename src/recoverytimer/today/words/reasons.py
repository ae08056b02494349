"""Why something is suggested, in one line."""

from __future__ import annotations

from recoverytimer.base import amounts
from recoverytimer.base.language import _
from recoverytimer.base.listing import in_row, sentences
from recoverytimer.exercise.exercise import Kind
from recoverytimer.routine.words.library import missing_resources
from recoverytimer.soreness.verdicts import FRESH_H, SEVERE, wants_an_effort
from recoverytimer.soreness.words.places import area_inside
from recoverytimer.soreness.words.verdicts import (
    episode_with_reasons,
    episodes_in_words,
    how_is_it_now,
)
from recoverytimer.today.rules import RuleName
from recoverytimer.today.suggestions import Suggestion


def reason(found: Suggestion) -> str:
    """Why; how long it takes is shown beside it."""
    if found.missing:
        return missing_resources(found.missing)
    return _of_soreness(found) or _of_a_run(found) or _of_the_day(found)


def _of_soreness(found: Suggestion) -> str:
    match found.rule:
        case RuleName.RED_FLAG if found.alarm:
            return _("{advice}.", advice=found.alarm.heading)
        case RuleName.SEE_A_PROFESSIONAL if found.episode:
            why = episode_with_reasons(found.episode)
            return _("{soreness}. Have a doctor or physiotherapist look at it.", soreness=why)
        case RuleName.REST if found.episode and wants_an_effort(found.episode):
            return _(
                "{soreness}. Rest rather than run. If a hard run explains it, log that run.",
                soreness=episode_with_reasons(found.episode),
            )
        case RuleName.REST if found.episode:
            return _(
                "{soreness}. Rest rather than run, and check in again when the soreness eases.",
                soreness=episode_with_reasons(found.episode),
            )
        case RuleName.HOW_IS_IT_NOW if found.episode:
            return _(
                "{question} Until you have answered, rest rather than run.",
                question=how_is_it_now(found.episode),
            )
        case RuleName.QUESTIONS_FIRST:
            said = _("Answer the questions below first. Until then, rest and breathe slowly.")
        case RuleName.LONG_BUT_MILD if found.episode and not found.soreness_said:
            return _(
                "{soreness}. Move gently, and have a doctor or physiotherapist look at it in the "
                "next few days.",
                soreness=episode_with_reasons(found.episode),
            )
        case RuleName.LONG_BUT_MILD:
            said = _do(found.kind)
        case RuleName.VERY_SORE:
            said = _("Don't run yet: move a little, keep warm and breathe slowly.")
        case RuleName.WARMTH_WHEN_VERY_SORE:
            said = _("Just keep the sore area warm: that may ease it for a while.")
        case RuleName.ROLL_WHAT_IS_SORE | RuleName.ROLL_WHAT_IS_A_LITTLE_SORE:
            said = _do(found.kind)
        case RuleName.STRETCH_WHAT_IS_SORE | RuleName.STRETCH_WHAT_IS_A_LITTLE_SORE:
            said = _for_comfort(found.kind)
        case RuleName.WARMTH:
            said = _("Warmth on the sore area may ease it for a while.")
        case RuleName.COLD:
            said = _("Cold, if you prefer it, numbs the soreness for a while.")
        case _other:
            return ""
    return sentences((_how_sore(found), said))


def _how_sore(found: Suggestion) -> str:
    if found.episode is None or found.soreness_said:
        return ""
    if found.episode.age_h > FRESH_H and found.episode.level >= SEVERE:
        return how_is_it_now(found.episode)
    return _("{soreness}.", soreness=episodes_in_words(found.episode))


def _of_a_run(found: Suggestion) -> str:
    ago = amounts.rough_duration(found.run_age_s)
    match found.rule:
        case RuleName.AFTER_A_HARD_RUN:
            return _("You ran hard {ago} ago. Cool down gently.", ago=ago)
        case RuleName.AFTER_A_RUN:
            return _("You ran {ago} ago. Cool down gently.", ago=ago)
        case RuleName.STANDING_AFTER_A_RUN:
            return _("Still outside? Cool down on your feet: a tree or a fence is all you need.")
        case RuleName.EVENING_AFTER_A_LONG_RUN:
            return _("For the evening of a long run: loosen up, put your legs up and breathe.")
        case RuleName.THE_DAY_OF_A_HARD_RUN:
            return sentences((_("You ran hard {ago} ago.", ago=ago), _do(found.kind)))
        case RuleName.REST_DAY:
            return _("Some easy movement for a day without a run.")
        case _other:
            return ""


def _of_the_day(found: Suggestion) -> str:
    match found.rule:
        case RuleName.NO_ROUTINE:
            return _(
                "No routine while a blood clot is suspected or being treated. Get "
                "medical help today, unless you are already getting it. With chest pain "
                "or breathlessness, call the emergency services now."
            )
        case RuleName.NEW_INJURY:
            return _(
                "A new injury: no stretching there yet. Rest it, or use a cold pack for a while."
            )
        case RuleName.EVENING:
            return _("A calm end to the day.")
        case RuleName.MORNING:
            return _("If you run this morning, warm up first.")
        case RuleName.WAKE_UP:
            return _("In a hurry? A few minutes on your feet warm up your glutes for an easy run.")
        case RuleName.STRETCH_WHAT_IS_TIGHT | RuleName.ROLL_WHAT_IS_TIGHT:
            places = in_row(map(area_inside, found.tight))
            tight = _("Good where you feel tight: {places}.", places=places)
            return sentences((tight, _do(found.kind)))
        case RuleName.STRENGTH_IN_PREGNANCY:
            return _(
                "Strength exercises suitable for pregnancy, none of them done flat on your back."
            )
        case RuleName.STRENGTH_FOR_AN_OUTER_HIP:
            return _(
                "In a trial, exercises like these helped most people with sore outer "
                "hips. Start light."
            )
        case RuleName.STRENGTH_FOR_A_KNEE:
            return _(
                "In trials, hip exercises helped people with pain around the kneecap. These are "
                "easy on your knees."
            )
        case RuleName.STRENGTH_FOR_A_SITTING_BONE:
            return _(
                "Steady holds, your hips nearly straight, are where training for a sore sitting "
                "bone begins. Start light."
            )
        case RuleName.TO_BEGIN_WITH:
            return _("A good one to start with, for tight or sore glutes.")
        case RuleName.STRENGTH:
            return _("It's time for strength again: twice a week, 48 hours apart.")
        case RuleName.FIRST_STRENGTH:
            return _("Strong hips are worth two short sessions a week. Start light.")
        case RuleName.WHILE_HEALING:
            return _("While you heal: a little easy movement, then slow breathing.")
        case RuleName.DESK:
            return _("A short break from sitting.")
        case RuleName.DESK_ON_A_CHAIR:
            return _("A short break that leaves you on your chair.")
        case RuleName.ANY_TIME:
            return sentences((_do(found.kind), _("This routine is good at any time.")))
        case _other:
            return _("Something good at any time: a few slow breaths, or a short, easy walk.")


def _do(kind: Kind | None) -> str:
    match kind:
        case Kind.STRETCH:
            return _("Stretch gently.")
        case Kind.DYNAMIC | Kind.MOBILITY:
            return _("Move gently.")
        case Kind.ROLL | Kind.BALL:
            return _("Roll gently.")
        case _other:
            return _("Take it easy.")


def _for_comfort(kind: Kind | None) -> str:
    if kind is Kind.STRETCH:
        return _("Stretch gently, for comfort.")
    return _("Move gently, for comfort.")
