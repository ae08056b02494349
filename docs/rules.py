"""Writes docs/rules.md: the tables of rules in prose, each with its source.

python3 dev.py rules
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from enum import Enum
from pathlib import Path

from recoverytimer.base.amounts import MINUTE_S
from recoverytimer.base.days import ONE_HOUR
from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.exercise import Kind
from recoverytimer.guide.library import Guide
from recoverytimer.routine.library import Library
from recoverytimer.routine.timeline import Total
from recoverytimer.runs.leaps import FEWEST_RUNS, LEAPS
from recoverytimer.runs.words import longer, ten_percent
from recoverytimer.soreness.answers import NO_HOLDS, YES_HOLDS
from recoverytimer.soreness.entry import Place
from recoverytimer.soreness.episode import Episode
from recoverytimer.soreness.redflags import BY_URGENCY, Alarm
from recoverytimer.soreness.stoprules import SignQuestion, StopRules, Urgency, stop_rules
from recoverytimer.soreness.verdicts import ONE_SIDED_FROM, SEVERE, VERDICTS
from recoverytimer.soreness.words.verdicts import verdict_basis, verdict_sentence, verdict_when
from recoverytimer.today.guards import GUARDS
from recoverytimer.today.rules import RULES, RoutineChoice, Rule, RuleName
from recoverytimer.today.suggestions import Suggestion
from recoverytimer.today.words.reasons import reason
from recoverytimer.today.words.rules import basis, guard_basis, kept_out_when, when

DOCS = Path(__file__).parent
ALARM = Alarm(Urgency.URGENT, "Get advice the same day", "")
LEVELS = {RuleName.SEE_A_PROFESSIONAL: (3, 9), RuleName.REST: (7, 2)}
"""How sore it is in an example, and on which day; else 5, on the second."""


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
            table(("question", "asked", "yes means", "from"), question_rows(rules)),
            RUNS,
            table(
                ("a single run", "rate of injuries, against 1 for runs that are no leap"),
                leap_rows(),
            ),
            f"\n{ten_percent()} (buist-2008, frandsen-2025)\n",
            SUGGESTIONS,
            table(("", "when", "what", "said so", "from"), rule_rows(library)),
            NEVER,
            table(("", "what is kept out", "from"), guard_rows()),
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
                yield (
                    sign.question.ask,
                    asked(sign.question),
                    f"{level.heading}.",
                    origin(sign.sources, "The guide's stop rules."),
                )


def asked(question: SignQuestion) -> str:
    """Where a question is asked."""
    where = ", ".join(question.areas) if question.areas else "anywhere"
    if question.in_areas > 1:
        where += f", in {question.in_areas} areas at once"
    if question.from_level:
        where += f", from {question.from_level} of 10 on"
    return where + (f", if {' or '.join(question.signs)}" if question.signs else "")


def leap_rows() -> Iterable[tuple[str, ...]]:
    """How much longer than the longest, and the injuries."""
    for leap in reversed(LEAPS):
        yield longer(leap), f"{leap.rate:g}"


def rule_rows(library: Library) -> Iterable[tuple[str, ...]]:
    """What would be sensible."""
    for number, row in enumerate(RULES, start=1):
        what = offered(row.choice, library) if row.choice else "no routine, the guide"
        said, why = reason(example(row)), origin(row.sources, basis(row.rule))
        yield f"{number}. {name_of(row.rule)}", when(row.rule), what, said, why


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
        age_h=1,
        entries=2,
    )
    return Suggestion(
        rule=row.rule,
        routine_id=None,
        topic=row.topic,
        alarm=ALARM,
        episode=sore,
        run_age_s=20 * MINUTE_S,
        kind=row.choice.kinds[0] if row.choice and row.choice.kinds else Kind.ROLL,
        total=Total(9 * MINUTE_S),
    )


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


def origin(sources: tuple[str, ...], basis: str) -> str:
    """Where a rule comes from."""
    return " ".join(part for part in (basis, ", ".join(sources)) if part)


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


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
{ONE_SIDED_FROM} or more (our own judgement), or sharp, or there at night; of the questions only
those that the place calls for. Where the area was not said, those of all areas. A no holds for
{NO_HOLDS // ONE_HOUR} hours, a yes for {YES_HOLDS.days} days or until it is answered again (our own
judgement).
"""
RUNS = f"""
## What a run means

A new run is compared with the longest in the 30 days before it; fewer than {FEWEST_RUNS} runs
with a distance in that time are too few to say. A run more than 10 % longer is a leap. Among 5,205
runners and 588,071 runs, leaps went with more injuries. That study followed runners; it was
not a trial and does not show that the distance was the cause (frandsen-2025).
"""
SUGGESTIONS = """
## What would be sensible today

The rules are gone through in this order. The first one gives the suggestion, the next two the
alternatives; a rule without a routine ends the search. Minutes are those of the routine, the
examples stand for what is said. A routine treats a place if at least a tenth of the time of its
exercises goes there.
"""
NEVER = """
## What is never suggested

"""

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
