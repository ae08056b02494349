"""Runs, and what is known of them, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from msgspec import Struct

from recoverytimer.base import dates
from recoverytimer.base.amounts import (
    clock_digits,
    distance_in_words,
    percent_in_words,
    plain_number,
    unit_m,
)
from recoverytimer.base.language import (
    _,
    in_miles,
    message,
    message_in,
    message_with,
    ngettext,
    pgettext,
)
from recoverytimer.base.listing import in_row, in_turn, sentences, with_dots
from recoverytimer.base.plaintext import one_line
from recoverytimer.runs import leaps
from recoverytimer.runs.leaps import FEWEST_RUNS, LEAPS, MORE_PERCENT, Leap, RunWeek
from recoverytimer.runs.run import LONGEST_RUN_M, Effort, Run
from recoverytimer.runs.typed import RunFault

# From so many kilometres or miles on, a bar says whole ones.
WHOLE_FROM = 10


class RunFinding(Struct, frozen=True):
    """What the runs say, and what is known of just that; empty where there is nothing to add."""

    found: str
    known: str = ""


# What is known


def about_leaps() -> str:
    """What is known of runs that are much longer than those before."""
    rates = [leap.rate for leap in LEAPS]
    found = _(
        "A study of 588,071 runs by 5,205 runners found {least} to {most} times the injury rate "
        "when a run was more than 10% longer than the longest in the 30 days before.",
        least=plain_number(min(rates)),
        most=plain_number(max(rates)),
    )
    return sentences((found, _no_trial()))


def ten_percent() -> str:
    """What is known of the rule that nobody should run more than 10% more a week."""
    return _(
        "Adding at most 10% a week is a rule of thumb, not a proven limit: in a trial with 532 "
        "beginners, about as many were injured with it ({with_it}%) as without it ({without}%). "
        "Among 5,205 runners, the weekly change did not predict injuries.",
        with_it=plain_number(20.8),
        without=plain_number(20.3),
    )


def longer(leap: Leap) -> str:
    """How much longer runs of a kind of leap are: "10 to 30% longer"."""
    if leap.up_to_percent is None:
        return pgettext("how much longer a run is", "more than twice as long")
    least, most = plain_number(leap.above_percent), plain_number(leap.up_to_percent)
    return pgettext("how much longer a run is", "{least} to {most}% longer", least=least, most=most)


def _rate(leap: Leap) -> str:
    rate = plain_number(leap.rate)
    if leap.up_to_percent is None:
        return _(
            "A study of 5,205 runners found {rate} times the injury rate when a run was more "
            "than twice as long as the longest before it.",
            rate=rate,
        )
    return _(
        "A study of 5,205 runners found {rate} times the injury rate when a run was {least} to "
        "{most}% longer than the longest before it.",
        least=plain_number(leap.above_percent),
        most=plain_number(leap.up_to_percent),
        rate=rate,
    )


_no_trial = message(
    "It only observed runners; it was not a trial and does not show that the distance was the "
    "cause."
)


# What one's runs say


def new_run(run: Run, runs: Iterable[Run]) -> RunFinding:
    """How a run compares with the longest of the 30 days before; fewer than three say nothing."""
    if run.distance_m is None:
        return RunFinding(_("Without a distance, this run cannot be compared with others."))
    beside = leaps.compared_with_before(run, runs)
    if beside.longest_m is None or beside.more_percent is None:
        few = ngettext(
            "{n} run with a distance in the 30 days before: too few to compare.",
            "{n} runs with a distance in the 30 days before: too few to compare.",
            beside.earlier,
        )
        return RunFinding(few)
    distance, longest = distance_in_words(run.distance_m), distance_in_words(beside.longest_m)
    if beside.leap is not None:
        found = _leap(run.distance_m, beside)
        return RunFinding(found, sentences((_rate(beside.leap), _no_trial())))
    if beside.more_percent > 0:
        found = _(
            "{distance}: not more than 10% longer than your longest run in the 30 days "
            "before ({longest}).",
            distance=distance,
            longest=longest,
        )
    else:
        found = _(
            "{distance}: not longer than your longest run in the 30 days before ({longest}).",
            distance=distance,
            longest=longest,
        )
    return RunFinding(found)


def _leap(distance_m: float, beside: leaps.RunComparison) -> str:
    return _(
        "{distance} is {share} longer than your longest run in the 30 days before ({longest}).",
        distance=distance_in_words(distance_m),
        share=percent_in_words(beside.more_percent or 0),
        longest=distance_in_words(beside.longest_m or 0),
    )


def last_was_a_leap(found: leaps.RecentLeap) -> str:
    """What the first page says of a run that was too long."""
    said = _("That was a big step up: keep your next runs shorter.")
    return sentences((_leap(found.distance_m, found.beside), said))


def next_run(runs: Iterable[Run], measured: int, now: datetime) -> str:
    """From where on the next run would be a leap; `measured` runs have a distance lately."""
    limit = leaps.leap_limit_m(runs, now)
    if limit is not None:
        return _(
            "Anything over {distance} would be more than 10% longer than this.",
            distance=_rounded_down(limit),
        )
    if not measured:
        return _(
            "No runs with a distance in the last 30 days; once there are {least}, a "
            "new one can be compared with them.",
            least=FEWEST_RUNS,
        )
    return ngettext(
        "{n} run with a distance in the last 30 days; once there are {least}, a new "
        "one can be compared with them.",
        "{n} runs with a distance in the last 30 days; once there are {least}, a new "
        "one can be compared with them.",
        measured,
        least=FEWEST_RUNS,
    )


def weekly_change(runs: Iterable[Run], today: date) -> RunFinding:
    """The last full week against the one before, with what is known of the 10% rule."""
    before, last, _this = leaps.last_weeks(runs, today, 3)
    if not before.distance_m or not last.distance_m:
        found = _("Two full weeks with distances are needed for a comparison.")
        return RunFinding(found, ten_percent())
    percent = leaps.percent_more(last.distance_m, before.distance_m)
    much, least = distance_in_words(last.distance_m), distance_in_words(before.distance_m)
    if percent > MORE_PERCENT:
        found = _(
            "{distance} last week, {share} more than the week before ({before}).",
            distance=much,
            share=percent_in_words(percent),
            before=least,
        )
    else:
        found = _(
            "{distance} last week, after {before} the week before.", distance=much, before=least
        )
    return RunFinding(
        sentences((found, _left_out(before.unmeasured + last.unmeasured))), ten_percent()
    )


def _left_out(count: int) -> str:
    if not count:
        return ""
    return ngettext(
        "{n} run without a distance is left out.",
        "{n} runs without a distance are left out.",
        count,
    )


def _rounded_down(metres: float) -> str:
    """A limit in tenths of a kilometre or mile that is never above the limit itself."""
    tenth = unit_m() / 10
    return distance_in_words(int(metres / tenth + 1e-6) * tenth)


# A run


def effort_label(effort: Effort) -> str:
    """How hard a run was, to be chosen."""
    return {
        Effort.EASY: pgettext("how hard a run was", "Easy"),
        Effort.STEADY: pgettext("how hard a run was", "Steady"),
        Effort.HARD: pgettext("how hard a run was", "Hard"),
    }[effort]


def effort_inside(effort: Effort) -> str:
    """How hard a run was, among other things: "easy"."""
    return {
        Effort.EASY: pgettext("how hard a run was, in a list", "easy"),
        Effort.STEADY: pgettext("how hard a run was, in a list", "steady"),
        Effort.HARD: pgettext("how hard a run was, in a list", "hard"),
    }[effort]


def effort_choice(effort: Effort) -> str:
    """The same to be chosen, for those who cannot see what stands beside it."""
    return _("How hard: {effort}", effort=effort_inside(effort))


def pace(distance_m: float | None, duration_s: float | None) -> str:
    """Minutes for a kilometre or mile: "5:41 min/km"; empty where not both are known."""
    if not distance_m or not duration_s:
        return ""
    digits = clock_digits(duration_s / distance_m * unit_m())
    if in_miles():
        return pgettext("pace", "{minutes} min/mi", minutes=digits)
    return pgettext("pace", "{minutes} min/km", minutes=digits)


def run_in_words(run: Run) -> str:
    """How far and how long: "10.2 km in 58:10"."""
    duration = clock_digits(run.duration_s) if run.duration_s else ""
    if not run.distance_m:
        return duration or pgettext("one run", "Run")
    distance = distance_in_words(run.distance_m)
    if not duration:
        return distance
    return pgettext("one run", "{distance} in {duration}", distance=distance, duration=duration)


def run_details(run: Run) -> str:
    """What else is known of it: "5:42 min/km, easy, from watch.fit", and its note."""
    effort = effort_inside(run.effort) if run.effort else ""
    source = pgettext("a run", "from {file}", file=run.source) if run.source else ""
    facts = in_row((pace(run.distance_m, run.duration_s), effort, source))
    return with_dots((facts, one_line(run.note)))


def _in_short(run: Run) -> str:
    """What is known of a run but its day: "10.2 km, 58:10, 5:42 min/km, easy"."""
    return in_row(
        (
            distance_in_words(run.distance_m) if run.distance_m else "",
            clock_digits(run.duration_s) if run.duration_s else "",
            pace(run.distance_m, run.duration_s),
            effort_inside(run.effort) if run.effort else "",
        )
    )


change = message_with("Change the run from {date}")
delete = message_with("Delete the run from {date}")


# Weeks


def week_in_words(value: RunWeek, today: date) -> str:
    """In a sentence: "Week of 2 March so far: 32.4 km in 4 runs, plus 1 without a distance"."""
    week, runs = dates.week(value.begins, today), _runs_of(value)
    if (today - value.begins).days in range(7):
        return _("{week} so far: {runs}", week=week, runs=runs)
    return _("{week}: {runs}", week=week, runs=runs)


def weeks_in_words(weeks: Sequence[RunWeek], today: date) -> str:
    """All weeks of the picture, for those who cannot see it."""
    told = in_turn(week_in_words(week, today) for week in weeks)
    if in_miles():
        return _("Miles a week. {weeks}", weeks=told)
    return _("Kilometres a week. {weeks}", weeks=told)


def above_bar(metres: float) -> str:
    """A distance above its bar: "32", "8.4"; empty where there is none."""
    many = metres / unit_m()
    return plain_number(round(many, 0 if many >= WHOLE_FROM else 1)) if many else ""


def _runs_of(week: RunWeek) -> str:
    if not week.measured:
        if not week.unmeasured:
            return pgettext("the runs of a week", "no runs")
        return ngettext(
            "{n} run without a distance", "{n} runs without a distance", week.unmeasured
        )
    measured = pgettext(
        "the runs of a week",
        "{distance} in {runs}",
        distance=distance_in_words(week.distance_m),
        runs=ngettext("{n} run", "{n} runs", week.measured),
    )
    if not week.unmeasured:
        return measured
    return pgettext(
        "the runs of a week",
        "{measured}, plus {count} without a distance",
        measured=measured,
        count=week.unmeasured,
    )


# The section

log_a_run = message("Log a run")
import_runs = message("Import runs\u2026")
drop = message("Drop to import")
longest_run = message("Longest run in the last 30 days")
what_is_known = message("What is known about this")
read_on = message("Read more in the guide")
your_runs = message("Your runs")
show_older = message("Show older")
no_runs = message("No runs yet")
what_it_is_for = message(
    "Log how far you ran, or import what your watch recorded. You'll then see your longest run "
    "in the last 30 days, and whether a new one is much longer."
)


def distance_a_week() -> str:
    """What the bars show."""
    return _("Miles a week") if in_miles() else _("Kilometres a week")


def newest(day: date, today: date) -> str:
    """The day of the newest run."""
    return _("Newest run: {date}", date=dates.with_short_weekday(day, today))


# The dialog


def dialog_title(*, is_there: bool) -> str:
    """What the dialog is called."""
    return _("Change run") if is_there else _("Log a run")


distance_label = message("Distance")
duration_label = message("Duration")
minutes_in_full = message("Minutes")
minutes_unit = message_in("a unit behind a field", "min")
minutes_example = message("50 or 50:30")
effort_question = message("How hard")
when_label = message("When")
day_label = message("Day")
time_label = message("Time of day you started")
note_label = message("Note")
note_hint = message("A note, if you like")
how_it_works = message("A distance or a duration is enough. Press Enter to save.")


def distance_in_full() -> str:
    """What is typed, for those who cannot see the unit behind it."""
    return _("Distance in miles") if in_miles() else _("Distance in kilometres")


def distance_unit() -> str:
    """The unit behind the field."""
    if in_miles():
        return pgettext("a unit behind a field", "mi")
    return pgettext("a unit behind a field", "km")


def distance_example() -> str:
    """A distance as one may type it."""
    return plain_number(6.5 if in_miles() else 10.5)


that_is = message_with("That is {pace}.")


def input_fault(fault: RunFault) -> str:
    """What is wrong with what was typed."""
    match fault:
        case RunFault.DISTANCE:
            return _(
                'This distance was not understood. Type it like "{example}".',
                example=distance_example(),
            )
        case RunFault.TOO_FAR if in_miles():
            most = distance_in_words(LONGEST_RUN_M)
            return _("That is further than {distance}. Type the distance in miles.", distance=most)
        case RunFault.TOO_FAR:
            most = distance_in_words(LONGEST_RUN_M)
            return _("That is further than {distance}. Type the distance in km.", distance=most)
        case RunFault.DURATION:
            return _('This duration was not understood. Type it like "50", "50:30" or "1:05:00".')
        case RunFault.NOTHING:
            return _("Type how far you ran, or for how long.")


# What was done

not_kept = message("The run was not saved.")


def saved(run: Run, runs: Iterable[Run]) -> str:
    """That a run is kept, and what it says beside others."""
    return sentences((_("Saved."), new_run(run, runs).found))


def deleted(run: Run) -> str:
    """That a run is gone."""
    said = _in_short(run)
    return _("Run deleted: {run}.", run=said) if said else _("Run deleted.")
