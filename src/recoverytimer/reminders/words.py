"""Reminders as a person would say them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, time
from pathlib import Path

from recoverytimer.base import dates
from recoverytimer.base.amounts import plain_number
from recoverytimer.base.days import WEEK_DAYS
from recoverytimer.base.language import _, message, message_in, message_with, ngettext, pgettext
from recoverytimer.base.listing import all_of, in_row, in_turn, sentences
from recoverytimer.base.message import Message
from recoverytimer.base.plaintext import printable
from recoverytimer.base.problem import Problem
from recoverytimer.base.words.files import fault_in_words, place_in_words, placed
from recoverytimer.reminders.file import ReminderFault
from recoverytimer.reminders.reminder import MOST_REMINDERS, WEEK, AtTime, Due, Reminder, Weekday

SHORT_FROM = 3


def due_message(dues: Sequence[Due], name: Callable[[str], str], now: datetime) -> Message:
    """What to say of what is due, the newest first."""
    names = in_turn(name(d.routine_id) for d in dues)
    first, many = dues[0], len(dues)
    if many > 1:
        text = ngettext("{n} routine is due.", "{n} routines are due.", many)
        sentence = _("Due: {routines}.", routines=names)
    elif first.late:
        moment = moment_in_words(first.at, now)
        text = _("This routine was due {moment}.", moment=moment)
        sentence = _("{routine} was due {moment}.", routine=names, moment=moment)
    else:
        text = _("It is time for this routine.")
        sentence = _("It is time for {routine}.", routine=names)
    return Message(names, text, sentence, first.routine_id)


def gone_aside() -> Message:
    """That the app has not ended with its window."""
    return Message(
        _("Recovery Timer"),
        _("It stays in the tray for your reminders."),
        _("Recovery Timer stays in the tray for your reminders."),
    )


def reminder_in_words(reminder: Reminder) -> str:
    """When: "Every day at 07:30", "2 h after this routine, up to 3 sessions a day"."""
    if isinstance(reminder, AtTime):
        return _at_time(reminder.weekdays, dates.clock_time(time.fromisoformat(reminder.at)))
    hours, most = plain_number(reminder.hours_after), reminder.most_a_day
    if not most:
        return _("{hours} h after this routine", hours=hours)
    return ngettext(
        "{hours} h after this routine, up to {n} session a day",
        "{hours} h after this routine, up to {n} sessions a day",
        most,
        hours=hours,
    )


def _at_time(chosen: Sequence[Weekday], clock: str) -> str:
    numbers = [n for n, day in enumerate(WEEK) if day in chosen]
    if len(numbers) == WEEK_DAYS:
        return _("Every day at {time}", time=clock)
    if numbers == [*range(5)]:
        return _("Monday to Friday at {time}", time=clock)
    if len(numbers) >= SHORT_FROM:
        return _(
            "{days} at {time}", days=in_row(map(dates.short_weekday_name, numbers)), time=clock
        )
    return _("{days} at {time}", days=all_of(map(dates.weekday_name, numbers)), time=clock)


def of_routine(routine: str, reminder: Reminder) -> str:
    """A reminder with its routine: "Cold pack: Every day at 07:30"."""
    when = reminder_in_words(reminder)
    return pgettext("a reminder", "{routine}: {when}", routine=routine, when=when)


def moment_in_words(at: datetime, now: datetime) -> str:
    """A local moment as seen from now: "today at 18:30", "Friday at 07:30", "4 March at 07:30"."""
    away = (at.date() - now.astimezone(at.tzinfo).date()).days
    clock = dates.clock_time(at)
    if away == 0:
        return pgettext("a moment", "today at {time}", time=clock)
    if away == 1:
        return pgettext("a moment", "tomorrow at {time}", time=clock)
    if away == -1:
        return pgettext("a moment", "yesterday at {time}", time=clock)
    if abs(away) >= WEEK_DAYS:
        return pgettext("a moment", "{date} at {time}", date=dates.in_month(at), time=clock)
    weekday = dates.weekday(at)
    if away > 0:
        return pgettext("a moment", "{weekday} at {time}", weekday=weekday, time=clock)
    return pgettext("a moment", "last {weekday} at {time}", weekday=weekday, time=clock)


def next_one(due: Due, name: str, now: datetime) -> str:
    """What comes next: "Cold pack, today at 18:30"."""
    return in_row((name, moment_in_words(due.at, now)))


look_at_it = message("View")


# The dialog


def dialog_title(*, is_there: bool) -> str:
    """What the dialog is called."""
    return _("Change reminder") if is_there else _("Remind me")


at_a_time = message("At a set time")
after_a_session = message("After this routine")
comes_while_running = message(
    "Reminders come while Recovery Timer is running, even if only in the tray."
)
not_in_calendar = message(
    "A calendar cannot know when a session ends, so this reminder stays in the app."
)
time_label = message("Time")
days_label = message("Days")
hours_label = message("After the end of this routine")
hours_unit = message_in("hours, behind a number", " h")
most_a_day_label = message("Maximum sessions a day")
any_number = message_in("sessions a day", "no limit")
choose_a_day = message("Choose a day")
remove = message("Remove")


# What was done


def saved(routine: str, reminder: Reminder) -> str:
    """That one will be reminded."""
    when = reminder_in_words(reminder)
    return _("{routine}: reminder saved. {when}.", routine=routine, when=when)


removed = message_with("{routine}: reminder removed.")


# Changed on two computers

two_versions = message("Two versions of your reminders")


def others_added(routines: Sequence[str]) -> str:
    """That reminders of another computer are here, too."""
    return _("Reminders from another computer were added: {routines}.", routines=in_row(routines))


def others_unreadable(name: str, problem: Problem) -> str:
    """That those of another computer cannot be used, and why."""
    said = _("{file} cannot be read, and was put aside.", file=printable(name))
    return sentences((said, problem_in_words(problem)))


def version_kept(*, is_other: bool) -> str:
    """What was chosen."""
    if is_other:
        return _("Your reminders are those of the other computer now.")
    return _("Your reminders stay as they are.")


def cannot_be_saved(path: Path, why: str) -> str:
    """That the reminders are lost when the app ends."""
    return _("The reminders cannot be saved to {path} ({reason}).", path=path, reason=why)


# Calendar files


save_as_calendar = message("Save as a calendar file (.ics)")
save_as_calendar_title = message("Save as a calendar file")
calendar_file_kind = message("Calendar file")


def saved_as(path: Path, left_out: Sequence[str]) -> str:
    """Where the file is, and which routines are not in it."""
    return sentences((_("Saved as {path}.", path=path), _left_out(left_out)))


def nothing_to_save(left_out: Sequence[str]) -> str:
    """Why there is no file."""
    return sentences((_("There is nothing to save."), _left_out(left_out)))


def cannot_be_written(path: Path, why: str) -> str:
    """Why there is no file."""
    return _("{path} cannot be written ({reason}).", path=path, reason=why)


def _left_out(names: Sequence[str]) -> str:
    if not names:
        return ""
    return _(
        "Not included, because a calendar cannot know when a session ends: {routines}.",
        routines=in_row(names),
    )


def problem_in_words(problem: Problem) -> str:
    """What is wrong where in the file of reminders, and what would be right."""
    return placed(problem, _place(problem), _fault(problem))


def _fault(problem: Problem) -> str:
    match problem.fault:
        case ReminderFault.NO_LIST:
            return _("The reminders are not a list. Put each one under its own [[reminders]].")
        case ReminderFault.TOO_MANY:
            return _(
                "There are too many reminders. There can be at most {most}.", most=MOST_REMINDERS
            )
        case ReminderFault.TWICE:
            return _("This routine has more than one reminder. Keep one of them.")
        case ReminderFault.UNCLEAR:
            return _(
                'It is not clear when to remind you. Give a time (at = "07:30") or hours '
                "(hours_after = 2)."
            )
    return fault_in_words(problem)


def _place(problem: Problem) -> str:
    """A reminder's place as a person counts: "reminder 2 (glute-relief)"."""
    match problem.place:
        case ("reminders", int(index)) if problem.name:
            return pgettext(
                "a place in a file",
                "reminder {number} ({routine})",
                number=index + 1,
                routine=problem.name,
            )
        case ("reminders", int(index)):
            return pgettext("a place in a file", "reminder {number}", number=index + 1)
    return place_in_words(problem.place)
