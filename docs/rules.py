"""Writes docs/rules.md: the tables of rules in prose, each with its source.

python3 dev.py rules
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from enum import Enum
from pathlib import Path

from recoverytimer.base.amounts import MINUTE_S, plain_number
from recoverytimer.base.dates import clock_time
from recoverytimer.base.days import ONE_DAY, ONE_HOUR, ONE_WEEK
from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.exercise import Kind
from recoverytimer.guide.library import Guide
from recoverytimer.routine.library import Library
from recoverytimer.routine.sections import MOST_FIRST, OF_KINDS, OF_TAGS, Section
from recoverytimer.routine.words.sections import section_title
from recoverytimer.runs.leaps import FEWEST_RUNS, LEAPS, LONG_M, LONG_S, TOLD_FOR
from recoverytimer.runs.words import longer, ten_percent
from recoverytimer.soreness.answers import ASKED_AFTER, NO_HOLDS, SEEN_HOLDS
from recoverytimer.soreness.easing import (
    COURSE,
    FEWEST,
    LEAST,
    LEAST_KNOWN,
    NOW_BACK,
    SURE,
    THEN_BACK,
    AfterRuns,
    Easing,
    FeltAs,
)
from recoverytimer.soreness.entry import Place
from recoverytimer.soreness.episode import Episode
from recoverytimer.soreness.redflags import BY_URGENCY, MOST_AT_ONCE, Alarm
from recoverytimer.soreness.stoprules import (
    Circumstance,
    SignQuestion,
    StopRules,
    Urgency,
    stop_rules,
)
from recoverytimer.soreness.verdicts import (
    A_LITTLE,
    EFFORT_EXPLAINS_H,
    FRESH_H,
    LONGEST_DAYS,
    MOST_AFTER_EFFORT,
    ONE_SIDED_FROM,
    PEAK_FROM_H,
    PEAK_TO_H,
    SEVERE,
    SORE,
    TWO_WEEKS,
    VERDICTS,
    VerdictRule,
)
from recoverytimer.soreness.words.easing import easing_basis, easing_line
from recoverytimer.soreness.words.verdicts import verdict_sentence
from recoverytimer.today.done import DAYS_AHEAD, LEAST_DONE_S
from recoverytimer.today.guards import (
    APART_H,
    COLD_APART_H,
    GUARDS,
    HEAT_A_DAY,
    HEAT_APART_H,
    SORE_FOR_GENTLE,
    STRENGTH_A_WEEK,
    STRENGTH_APART_H,
    GuardName,
)
from recoverytimer.today.rules import (
    FIRST_DAY_H,
    REGULAR_COUNT,
    REGULAR_DAYS,
    RULES,
    WORK_ENDS,
    WORK_STARTS,
    RoutineChoice,
    Rule,
    RuleName,
)
from recoverytimer.today.situation import EVENING, MORNING_ENDS, NIGHT_ENDS
from recoverytimer.today.suggestions import Suggestion
from recoverytimer.today.words.reasons import reason

DOCS = Path(__file__).parent
EFFORT_AT = datetime(2026, 3, 2, 12, tzinfo=UTC)
ALARM = Alarm(Urgency.URGENT, "Get advice the same day", "")
LEVELS = {
    RuleName.SEE_A_PROFESSIONAL: (6, 9),
    RuleName.REST: (9, 2),
    RuleName.HOW_IS_IT_NOW: (9, 1),
    RuleName.QUESTIONS_FIRST: (7, 2),
    RuleName.VERY_SORE: (7, 2),
    RuleName.LONG_BUT_MILD: (3, 8),
}
'""How sore it is in an example, and on which day; else 5, on the second.""'


def main(_arguments: list[str]) -> int:
    """Write the page."""
    (DOCS / "rules.md").write_text(page(), encoding="utf-8")
    return 0


def page() -> str:
    """The whole page."""
    library = Library(shipped_resources(), DOCS / "none")
    rules, references = stop_rules(shipped_resources()), Guide(shipped_resources()).references
    cited = [*VERDICTS, *RULES, *GUARDS]
    signs = [sign for level in rules.levels for sign in level.signs if sign.question]
    used = {s for row in (*cited, *signs) for s in row.sources} | {"frandsen-2025", "buist-2008"}
    return "\n".join(
        (
            INTRO,
            table(("", "when", "what it says", "from"), verdict_rows()),
            QUESTIONS,
            table(("any of these?", "id", "asked", "yes means", "from"), question_rows(rules)),
            RUNS,
            table(
                ("a single run", "rate of injuries, against 1 for runs that are no leap"),
                leap_rows(),
            ),
            f"\n{ten_percent()} (buist-2008, frandsen-2025)\n",
            EASING,
            table(
                ("what is compared", "of each run", "least difference", "said so"), easing_rows()
            ),
            SUGGESTIONS,
            table(("", "when", "what", "said so", "from"), rule_rows(library)),
            NEVER,
            table(("", "what is kept out", "from"), guard_rows()),
            DONE,
            SECTIONS,
            table(("section", "tags", "or mostly"), section_rows()),
            "\n## Sources\n",
            *(f"- `{name}`: {references[name].label}" for name in sorted(used)),
            "",
        )
    )


def verdict_rows() -> Iterable[tuple[str, ...]]:
    """The course of soreness."""
    for row in VERDICTS:
        rule, name = row.rule, row.rule.name.lower().replace("_", " ")
        said = verdict_sentence(rule)
        yield name, verdict_when(rule), said, origin(row.sources, verdict_basis(rule))


def question_rows(rules: StopRules) -> Iterable[tuple[str, ...]]:
    """The questions, the most urgent first."""
    for level in sorted(rules.levels, key=lambda level: BY_URGENCY.index(level.urgency)):
        for sign in level.signs:
            if sign.question is not None:
                more = f" ({sign.question.more})" if sign.question.more else ""
                yield (
                    f"{sign.question.ask}{more}",
                    sign.question.id,
                    asked(sign.question),
                    f"{level.heading}.",
                    origin(sign.sources, "The guide's stop rules."),
                )


def asked(question: SignQuestion) -> str:
    """Where a question is asked."""
    where = ", ".join(question.areas) if question.areas else "anywhere"
    if question.from_level:
        where += f", from {question.from_level} out of 10 on"
    if question.within_days:
        where += (
            f", within {question.within_days} days of the effort (of the first entry where none "
            "is known)"
        )
    if question.when:
        *others, last = (CIRCUMSTANCES[circumstance] for circumstance in question.when)
        where += f"; if {', '.join(others)} or {last}" if others else f"; if {last}"
    if question.after:
        where += f"; or after a yes to {' or '.join(question.after)}"
    return where


def leap_rows() -> Iterable[tuple[str, ...]]:
    """How much longer than the longest, and the injuries."""
    for leap in reversed(LEAPS):
        yield longer(leap), f"{leap.rate:g}"


def easing_rows() -> Iterable[tuple[str, ...]]:
    """What got easier."""
    for felt_as in FeltAs:
        what, of_run, least = {
            FeltAs.DAYS: ("how long it lasted", EASING_DAYS, "{} of a day"),
            FeltAs.HIGHEST: ("how high it got", EASING_HIGHEST, "{} out of 10"),
        }[felt_as]
        yield what, of_run, least.format(plain_number(LEAST[felt_as])), easing_line(eased(felt_as))


def eased(felt_as: FeltAs) -> Easing:
    """What might have got easier."""
    then, now = {FeltAs.DAYS: (3.1, 2.2), FeltAs.HIGHEST: (5.4, 3.8)}[felt_as]
    return Easing(
        after=AfterRuns.LONG,
        felt_as=felt_as,
        then=then,
        now=now,
        then_runs=6,
        now_runs=5,
        then_first=date(2026, 6, 7),
        then_last=date(2026, 8, 23),
    )


def rule_rows(library: Library) -> Iterable[tuple[str, ...]]:
    """What would be sensible."""
    for number, row in enumerate(RULES, start=1):
        what = offered(row.choice, library) if row.choice else without_routine(row, library)
        said, why = reason(example(row)), origin(row.sources, basis(row.rule))
        yield f"{number}. {name_of(row.rule)}", when(row.rule), what, said, why


def without_routine(row: Rule, library: Library) -> str:
    """What a rule leads to that has no routine."""
    if row.exercise is None:
        return "no routine, the guide"
    return f"{library.exercises[row.exercise].name}, and the guide"


def example(row: Rule) -> Suggestion:
    """What a rule might suggest."""
    level, day = LEVELS.get(row.rule, (5, 2))
    sore = Episode(
        place=Place(Area.GLUTES),
        level=level,
        day_level=level,
        peak=max(level, 6),
        day=day,
        hours=40,
        age_h=94 if row.rule is RuleName.HOW_IS_IT_NOW else 1,
        entries=2,
        effort_at=EFFORT_AT,
    )
    return Suggestion(
        rule=row.rule,
        routine_id=None,
        topic=row.topic,
        alarm=ALARM,
        episode=sore,
        run_age_s=20 * MINUTE_S,
        kind=row.choice.kinds[0] if row.choice and row.choice.kinds else Kind.ROLL,
        tight=(Area.CALVES,),
    )


CIRCUMSTANCES = {
    Circumstance.SEVERE: f"{SEVERE} out of 10 or more",
    Circumstance.SHARP: "sharp",
    Circumstance.AT_NIGHT: "there at night",
    Circumstance.ONE_SIDE: "not the same on both sides",
    Circumstance.CLEARLY_ONE_SIDE: f"not the same on both sides and {SORE} out of 10 or more",
    Circumstance.SEVERE_ON_ONE_SIDE: f"not the same on both sides and {SEVERE} out of 10 or more",
    Circumstance.NO_EFFORT: "without a known effort",
    Circumstance.TWO_WEEKS: f"there for more than {TWO_WEEKS} days",
}


def name_of(rule: Enum) -> str:
    """A rule by its name."""
    return rule.name.replace("_", " ").lower()


def offered(choice: RoutineChoice, library: Library) -> str:
    """Among what is chosen, in words."""
    if choice.kinds:
        return f"a routine of the kind {' or '.join(choice.kinds)} that treats the place most"
    entries = (library.routine(routine_id) for routine_id in choice.ids)
    names = ", else ".join(entry.name for entry in entries if entry)
    tags = " or ".join(f'"{tag}"' for tag in sorted(choice.tags))
    return f"{names}; or one of your own tagged {tags}" if tags else names


def guard_rows() -> Iterable[tuple[str, ...]]:
    """What is never suggested."""
    for row in GUARDS:
        why = origin(row.sources, guard_basis(row.guard))
        yield name_of(row.guard), kept_out_when(row.guard), why


def section_rows() -> Iterable[tuple[str, ...]]:
    """Where routines are listed."""
    for section in Section:
        tags = [tag for tag, found in OF_TAGS.items() if found is section]
        kinds = [kind for kind, found in OF_KINDS.items() if found is section]
        if tags:
            yield section_title(section), ", ".join(tags), ", ".join(kinds)


def origin(sources: tuple[str, ...], basis: str) -> str:
    """Where a rule comes from."""
    assert sources or basis
    return " ".join(part for part in (basis, ", ".join(sources)) if part)


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def verdict_when(rule: VerdictRule) -> str:
    """When a rule holds."""
    first, last = plain_number(PEAK_FROM_H), plain_number(PEAK_TO_H)
    return {
        VerdictRule.LONGER_THAN_A_WEEK: (
            f"It is still above {A_LITTLE} out of 10 after more than {LONGEST_DAYS} days."
        ),
        VerdictRule.WORSE_AFTER_THE_THIRD_DAY: (
            "From the fourth day on, it is higher than on the third, with no new effort, and above "
            f"{A_LITTLE} out of 10."
        ),
        VerdictRule.SEVERE_AFTER_EFFORT: (
            f"The level is {SEVERE} to {MOST_AFTER_EFFORT}, the same on both sides, neither sharp "
            f"nor there at night, and at most {plain_number(EFFORT_EXPLAINS_H)} hours after a "
            "known effort."
        ),
        VerdictRule.SEVERE: f"The level is {SEVERE} or more.",
        VerdictRule.SHARP_OR_AT_NIGHT: "It is sharp, or there at night.",
        VerdictRule.NOTHING_NEW: (
            f"The newest entry is more than {plain_number(FRESH_H)} hours old."
        ),
        VerdictRule.ONE_ENTRY: (
            "There is only one entry, and no hard run or strength session in the 48 hours before."
        ),
        VerdictRule.A_LITTLE_LEFT: (
            f"More than {last} hours after the effort, at {A_LITTLE} out of 10 or less."
        ),
        VerdictRule.STILL_THERE: f"More than {last} hours after the effort.",
        VerdictRule.AGAIN: (
            "There was a new effort within the episode, and since then it has held or risen."
        ),
        VerdictRule.THE_FIRST_DAY: f"Less than {first} hours after the effort.",
        VerdictRule.AT_ITS_PEAK: (
            f"{first} to {last} hours after the effort, and it has not gone down."
        ),
        VerdictRule.EASING: "Otherwise: it has gone down from its highest level.",
    }[rule]


def verdict_basis(rule: VerdictRule) -> str:
    """Where a rule comes from, beside its sources; empty where these say it all."""
    ours = "Our own judgement."
    return {
        VerdictRule.LONGER_THAN_A_WEEK: (
            "Usual soreness is over within a week; after that, health services refer you on."
        ),
        VerdictRule.WORSE_AFTER_THE_THIRD_DAY: (
            "Advice from health services; that a new effort explains a rise is our own judgement."
        ),
        VerdictRule.SEVERE_AFTER_EFFORT: (
            "That an effort explains it, and that gentle movement is right, is our own judgement."
        ),
        VerdictRule.SHARP_OR_AT_NIGHT: "Advice from physiotherapists on when not to run.",
        VerdictRule.NOTHING_NEW: ours,
        VerdictRule.ONE_ENTRY: ours,
        VerdictRule.AGAIN: ours,
    }.get(rule, "")


def when(rule: RuleName) -> str:
    """When a rule is heard."""
    day = plain_number(FIRST_DAY_H)
    strength_for = (
        "Your cautions name {} and nothing that is hurt, it is daytime, there was no hard run "
        "within 24 hours, and at least half of it goes with your cautions."
    )
    a_little = f"There is soreness somewhere, below {SORE} out of 10."
    return {
        RuleName.RED_FLAG: "You answered yes to a question about the soreness.",
        RuleName.NO_ROUTINE: (
            "Your cautions name a blood clot that is suspected or being treated now."
        ),
        RuleName.SEE_A_PROFESSIONAL: (
            "The course of soreness somewhere calls for it, and it is not only long and mild."
        ),
        RuleName.REST: (
            "Soreness somewhere is severe, sharp, or there at night, and no effort on both sides "
            "explains it."
        ),
        RuleName.HOW_IS_IT_NOW: "The same, but that was noted a while ago.",
        RuleName.NEW_INJURY: "Your cautions name a new injury, a swelling or a bruise.",
        RuleName.QUESTIONS_FIRST: (
            "It is very sore, as in the next row, and questions about that are still open."
        ),
        RuleName.VERY_SORE: (
            f"Soreness somewhere is {SEVERE} to {MOST_AFTER_EFFORT}, the same on both sides, after "
            "a known effort, and nothing speaks for an injury."
        ),
        RuleName.WARMTH_WHEN_VERY_SORE: (
            "The same. No rule below is heard then, but for the last."
        ),
        RuleName.LONG_BUT_MILD: (
            f"Soreness somewhere has lasted longer than {LONGEST_DAYS} days, below {SEVERE} out of "
            "10, neither sharp nor there at night nor getting worse; nothing else is severe, and "
            "no question is open. No rule below is heard then, but for the last."
        ),
        RuleName.AFTER_A_HARD_RUN: (
            "A hard run ended within the last hour, and nothing has been done since."
        ),
        RuleName.AFTER_A_RUN: "A run ended within the last hour, and nothing has been done since.",
        RuleName.STANDING_AFTER_A_RUN: (
            f"The same, and no soreness reaches {SORE} out of 10. A plain alternative for where "
            "there is nothing to lie or sit on, which the app cannot know."
        ),
        RuleName.ROLL_WHAT_IS_SORE: f"Soreness somewhere is {SORE} out of 10 or more.",
        RuleName.STRETCH_WHAT_IS_SORE: f"Soreness somewhere is {SORE} out of 10 or more.",
        RuleName.WARMTH: f"Soreness somewhere is {SORE} out of 10 or more.",
        RuleName.COLD: f"Soreness somewhere is {SORE} out of 10 or more.",
        RuleName.EVENING_AFTER_A_LONG_RUN: (
            f"It is after {_hour(EVENING)} or before {_hour(NIGHT_ENDS)}, and there was a long run "
            "that day: of at least "
            f"{plain_number(LONG_S / MINUTE_S)} minutes, of {plain_number(LONG_M / 1000)} km where "
            "its time is not known, or one that was a leap."
        ),
        RuleName.EVENING: f"It is after {_hour(EVENING)} or before {_hour(NIGHT_ENDS)}.",
        RuleName.MORNING: (
            f"It is between {_hour(NIGHT_ENDS)} and {_hour(MORNING_ENDS)}, there was no run "
            f"today, and no soreness reaches {SORE} out of 10."
        ),
        RuleName.WAKE_UP: "The same. It is shorter.",
        RuleName.STRETCH_WHAT_IS_TIGHT: "You said that it is tight somewhere, and nothing is sore.",
        RuleName.ROLL_WHAT_IS_TIGHT: "You said that it is tight somewhere, and nothing is sore.",
        RuleName.STRENGTH_IN_PREGNANCY: strength_for.format("a pregnancy"),
        RuleName.STRENGTH_FOR_AN_OUTER_HIP: strength_for.format("outer-hip tendon pain"),
        RuleName.STRENGTH_FOR_A_KNEE: strength_for.format("knee trouble"),
        RuleName.STRENGTH_FOR_A_SITTING_BONE: strength_for.format("sitting-bone tendon pain"),
        RuleName.TO_BEGIN_WITH: (
            "Nothing is known about you yet: no session, no run, no soreness; and at least half of "
            "it goes with your cautions."
        ),
        RuleName.STRENGTH: (
            "It is daytime, there was no hard run within 24 hours, nothing is sore, and "
            f"there were at least {REGULAR_COUNT} strength sessions within {REGULAR_DAYS} "
            "days."
        ),
        RuleName.FIRST_STRENGTH: (
            f"It is daytime, there was no hard run within 24 hours, the legs are below {SORE} "
            "of 10, and strength is new or something is a little sore."
        ),
        RuleName.WHILE_HEALING: (
            "You have a new injury, a broken bone, a hot or swollen area or had an operation "
            "lately."
        ),
        RuleName.ROLL_WHAT_IS_A_LITTLE_SORE: a_little,
        RuleName.STRETCH_WHAT_IS_A_LITTLE_SORE: a_little,
        RuleName.THE_DAY_OF_A_HARD_RUN: f"There was a hard run less than {day} hours ago.",
        RuleName.REST_DAY: "There was no run today.",
        RuleName.DESK: f"Monday to Friday, {_hour(WORK_STARTS)} to {_hour(WORK_ENDS)}.",
        RuleName.DESK_ON_A_CHAIR: (
            "The same; your cautions name nothing that is hurt, and at least half of it goes with "
            "them."
        ),
        RuleName.ANY_TIME: "Always, to fill the places that are left.",
        RuleName.SLOW_BREATHING: "No other rule has a routine that can be suggested.",
    }[rule]


def basis(rule: RuleName) -> str:
    """Where a rule comes from, beside its sources; empty where these say it all."""
    ours = "Our own judgement."
    for_comfort = "For comfort only: stretching does not reduce soreness."
    return {
        RuleName.RED_FLAG: "The guide's stop rules.",
        RuleName.NO_ROUTINE: "The guide's stop rules, and the table of cautions (cautions.md).",
        RuleName.SEE_A_PROFESSIONAL: "The course of soreness.",
        RuleName.HOW_IS_IT_NOW: ours,
        RuleName.QUESTIONS_FIRST: "Muscle breakdown and nerves come before comfort.",
        RuleName.STRENGTH_IN_PREGNANCY: "What health services advise, as its file says.",
        RuleName.VERY_SORE: "That gentle movement is right then is our own judgement.",
        RuleName.STRETCH_WHAT_IS_SORE: for_comfort,
        RuleName.STRETCH_WHAT_IS_TIGHT: ours,
        RuleName.ROLL_WHAT_IS_TIGHT: ours,
        RuleName.EVENING_AFTER_A_LONG_RUN: (
            f"{for_comfort} What counts as long is our own judgement."
        ),
        RuleName.EVENING: ours,
        RuleName.WAKE_UP: "That this much does before an easy run is our own judgement.",
        RuleName.TO_BEGIN_WITH: ours,
        RuleName.STRETCH_WHAT_IS_A_LITTLE_SORE: for_comfort,
        RuleName.WHILE_HEALING: ours,
        RuleName.REST_DAY: ours,
        RuleName.DESK: ours,
        RuleName.DESK_ON_A_CHAIR: "When it is offered is our own judgement.",
        RuleName.ANY_TIME: ours,
        RuleName.SLOW_BREATHING: ours,
    }.get(rule, "")


def kept_out_when(guard: GuardName) -> str:
    """Which routines a guard keeps out."""
    return {
        GuardName.CAUTIONS: (
            "Something in it does not go with one of your cautions in Preferences, and it could "
            "neither be swapped, made easier nor left out."
        ),
        GuardName.NOT_TODAY: (
            'You chose "Not today"; it comes back the next day (a day lasts until four in '
            "the morning)."
        ),
        GuardName.DONE_LATELY: (
            f"You last did it fewer hours ago than its file asks for ({plain_number(APART_H)} "
            "where it does not say), or already as often in a day or a week as it allows."
        ),
        GuardName.GENTLE_WHEN_SORE: (
            "It has strength exercises that load a muscle fully, and soreness somewhere is "
            f"{SORE} out of 10 or more, or was in the glutes or legs earlier that day; "
            f"{SORE_FOR_GENTLE} where its file calls it gentle."
        ),
        GuardName.NO_STRENGTH_WHEN_HURT: (
            "It is mostly strength, is not called gentle, and a new injury, a broken bone, a hot "
            "or swollen area or an operation of yours speaks against work of the hips or long "
            "effort, where it is as far as you said that."
        ),
        GuardName.NOT_TO_RUN: (
            "It is tagged as being for before a run, and one of your cautions speaks against "
            "running altogether, or what you have hurt speaks against impact even a little."
        ),
        GuardName.STRENGTH_APART: (
            "It is a strength routine that is not called gentle, and the last one was less than "
            f"{plain_number(STRENGTH_APART_H)} hours ago, or there were {STRENGTH_A_WEEK} "
            "within seven days. Five minutes count as a session."
        ),
        GuardName.COLD_APART: (
            f"It uses cold, and the last cold was less than {plain_number(COLD_APART_H)} hours ago."
        ),
        GuardName.HEAT_APART: (
            "It uses heat, and the last heat or cold was less than "
            f"{plain_number(HEAT_APART_H)} hour ago, or heat was used {HEAT_A_DAY} times "
            "today."
        ),
        GuardName.QUESTIONS_FIRST: (
            "It uses rolling, cold or heat, and questions about the soreness are still open."
        ),
    }[guard]


def guard_basis(guard: GuardName) -> str:
    """Where a guard comes from, beside its sources; empty where these say it all."""
    ours = "Our own judgement."
    return {
        GuardName.CAUTIONS: "What each exercise loads, and the table of cautions (cautions.md).",
        GuardName.NOT_TODAY: ours,
        GuardName.DONE_LATELY: "The routine's own file; eight hours are our own judgement.",
        GuardName.GENTLE_WHEN_SORE: "Our own judgement, on a scale for running.",
        GuardName.NO_STRENGTH_WHEN_HURT: ours,
        GuardName.NOT_TO_RUN: "The table of cautions (cautions.md).",
        GuardName.HEAT_APART: (
            "No heat on skin that is numb from cold (one hour is our own judgement)."
        ),
        GuardName.QUESTIONS_FIRST: "A clot in the leg must not be rolled, cooled or heated.",
    }.get(guard, "")


def _hour(hour: int) -> str:
    return clock_time(time(hour))


INTRO = """# Why the app says what it says

The tables below are the app's own: `python3 dev.py rules` writes this page out of them, and a
test holds it to them. The app gives general information and never a diagnosis; the stop rules of
the guide outrank everything here. Where no source is named, a rule is expert practice or our own
judgement, and says so.

## Where soreness stands

Each place (an area of the body and a side) is looked at alone; an entry for both sides counts for
each. An episode begins with the first level above 0 and ends with a 0, or where nothing was noted
for more than four days. Its first day is day 1, and day and level are those of the newest entry.
Hours count from the effort: the last hard run (or one that was a leap, or whose effort was not
said) or strength session in the 48 hours before the level last held or rose, or else before the
episode began. Where no effort is known, they count from the first entry. The first row that fits
is said.
"""
QUESTIONS = f"""
## Questions about soreness

A check-in asks them where the level is {SEVERE} or more, or it is on one side only and
{ONE_SIDED_FROM} or more (our own judgement), or sharp, or there at night, or there for more than
{TWO_WEEKS} days; of the questions only those that can be true there. Where the area was not said,
those of all areas. They come at most {MOST_AT_ONCE} at a time, the most urgent first; after a yes
only more urgent ones follow. A no holds for {NO_HOLDS // ONE_HOUR} hours, or until soreness gets
worse, a yes until it is answered again or someone has looked at it: that is asked after
{ASKED_AFTER.days} days, and again after as many. What someone has looked at is not asked about for
{SEEN_HOLDS.days} days, unless soreness gets worse (our own judgement).
"""
RUNS = f"""
## What a run means

A new run is compared with the longest in the 30 days before it; fewer than {FEWEST_RUNS} runs
with a distance in that time are too few to compare. A run more than 10% longer is a leap. Among
5,205 runners and 588,071 runs, leaps went with more injuries. That study followed runners; it was
not a trial and does not show that the distance was the cause (frandsen-2025). Today speaks of the
last run, where it was a leap, for {TOLD_FOR.days} days (our own judgement).
"""
EASING_DAYS = (
    "Days from the run to the last one with any soreness. Something must have been noted on each "
    f"day until it was gone, within {COURSE // ONE_DAY} days; a place counts until it is said of "
    "it that it is gone, and the day after the run is no end, as soreness may come later."
)
EASING_HIGHEST = (
    f"The highest level noted {plain_number(PEAK_FROM_H)} to {plain_number(PEAK_TO_H)} hours after "
    "the run."
)
EASING = f"""
## What got easier

One line at the end of a session and on Today may say that soreness after long runs, or after other
hard runs, is less than it was. It compares the {(NOW_BACK - COURSE) // ONE_WEEK} weeks up to a
week ago with the {(THEN_BACK - NOW_BACK) // ONE_WEEK} weeks before them, always these, so that no
time is picked because it fits. What is sore in the back does not count, nor does a run after which
anything was sharp or there at night. What is known of a run ends with the next effort. The line
is shown only where

- in both times it is known of at least {FEWEST} runs,
- and of at least {plain_number(100 * LEAST_KNOWN)}% of all such runs, so that neither noting less
  nor running more often can look like less soreness,
- the average is less than it was, by at least what the table says,
- and by at least {plain_number(SURE)} times the standard error of the difference, so that chance is
  an unlikely reason.

It never says why: "{easing_basis(eased(FeltAs.DAYS))}"
What got worse is not told here; the rules above and below see to that. Where several lines are
true, they take turns. All numbers are our own judgement.
"""
SUGGESTIONS = """
## What would be sensible today

The rules are gone through in this order. The first one gives the suggestion, the next two the
alternatives; a rule without a routine ends the search. The examples stand for what is said. A
routine treats a place if at least a tenth of the time of its exercises goes there. What needs a
mat, a roller, a ball, a band or a pack that you have not got, by what you said in Preferences, is
left out, unless nothing else is left. Races are not recorded, so nothing is suggested for the
morning of one: "Race morning" is among the routines for before a run.
"""
DONE = f"""
## When Today is done for today

Once there was a session on a day (of {plain_number(LEAST_DONE_S / MINUTE_S)} minutes in all, or one
that was done to its end) and no run since, Today says so and suggests nothing more: what the rules
above would suggest comes up where one asks for something else. A rule that leads to help or rest
still comes first. What comes next is the first suggestion of the next of {DAYS_AHEAD} days that has
a routine, at the hour that it is now, by the same rules and with what is known today. A day lasts
until four in the morning. All of this is our own judgement.
"""
SECTIONS = f"""
## Where a routine is listed

Each routine is in one section: that of the first of its tags which is in this table. Where a
routine that comes with the app has none of them, the kind of most of its exercises says it; an own
one is then among your own. Up to {MOST_FIRST} favourites and routines that were done last come
before all others, too (our own judgement).
"""

NEVER = """
## What is never suggested

"""

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
