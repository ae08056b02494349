"""What stands on the card, in the section and in the dialogs of soreness."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from recoverytimer.base.dates import clock_time, in_month, with_short_weekday
from recoverytimer.base.days import ONE_WEEK, local_time
from recoverytimer.base.language import (
    _,
    message,
    message_with,
    ngettext,
    plural_in,
)
from recoverytimer.soreness.checkin import CheckIn
from recoverytimer.soreness.entry import SorenessEntry
from recoverytimer.soreness.episode import Episode
from recoverytimer.soreness.followup import FollowUp
from recoverytimer.soreness.noteddays import NotedDay
from recoverytimer.soreness.words.places import (
    day_spoken,
    entry_level_inside,
    felt_in_words,
    levels_in_words,
    places_in_words,
)

soreness = message("Soreness")
unreadable = message("Your soreness entries cannot be read right now.")
how_sore = message("How sore today?")
check_in = message("Check in")
check_in_again = message("Check in again")
like_yesterday = message("Same as yesterday")
not_sore = message("Not sore")
not_sore_today = message("Not sore today")
nothing_sore = message("Nothing sore right now")
answer = message("Answer a few questions")
answer_them = message("Answer a few questions")
answer_again = message("Answer the questions again")
mostly_harmless = message("Soreness like this is usually harmless; do a quick check to make sure.")
read_why = message("Read why")
when_to_get_help = message("When to get help")
where_it_stands = message("How it's going")
last_noted_label = message("Last noted")
how_it_went = message("How it's been")
sides_in_chart = message("Dots: left. Squares: right. A dot in a square: the same on both sides.")
chart_keys = message("The left and right arrow keys move from day to day.")
entries = message("Entries")
show_older = message("Show older")
nothing_noted = message("Nothing noted yet")
what_it_is_for = message(
    "Check in on sore days, and you'll see here how your soreness changes and what is normal."
)
where_and_how_much = message("Where are you sore, and how badly?")
change_entry = message("Change this entry")
body = message("Body, front and back")
dots = message("Dots: where you were sore recently.")
both_sides = message("Both sides")
leave_out = message("Remove")
nothing_said = message("Nothing chosen yet")
note = message("Note")
note_hint = message("A note, if you like")
kept_here = message("Kept on this computer.")
any_of_these = message("Any of these?")
is_this_so = message("Does this apply to you?")
which_of_these = message("Which of these?")
why_asked = message(
    "A quick check for the rare things that need a doctor. Take a moment to read each line."
)
which_hint = message("Choose all that apply to you.")
none_of_these = message("None of these")
one_of_these = message("Yes, one of these")
this_one = message("This one")
yes = message("Yes")
no = message("No")
not_now = message("Not now")
no_diagnosis = message("This is general information, not a diagnosis.")
done = message("Done")
entry_deleted = message("Entry deleted.")
entry_changed = message("Entry changed.")
last_noted = message_with("Last noted: {soreness}")


def noted_by(episodes: Sequence[Episode], *, checked_in: bool) -> str:
    """What was noted, and nothing of what it means."""
    if not episodes:
        return nothing_sore()
    said = levels_in_words(episodes)
    return said if checked_in else last_noted(said)


more_places = plural_in("sore places", "and {n} more", "and {n} more")
sign_as_reason = message_with("Why: {sign}")
advice = message_with("{advice}.")


def read_why_of(episodes: Sequence[Episode]) -> str:
    """The button that leads to the guide, for those who cannot see what stands beside it."""
    return _("Read why: {places}", places=places_in_words(episodes))


def time_of(entry: SorenessEntry) -> str:
    """When something was noted, by the clock on the wall there."""
    return clock_time(local_time(entry.at, entry.offset_min))


def day_of_entries(day: NotedDay, today: date) -> str:
    """All that was noted on a day, to be heard: "Wed 4 March: left glutes 5, then 3"."""
    said = day_spoken(day)
    return _("{date}: {soreness}", date=with_short_weekday(day.day, today), soreness=said)


def change(entry: SorenessEntry) -> str:
    """The button that changes an entry."""
    return _(
        "Change entry: {soreness}, {date}, {time}",
        soreness=entry_level_inside(entry),
        date=in_month(entry.day),
        time=time_of(entry),
    )


def delete(entry: SorenessEntry) -> str:
    """The button that deletes an entry."""
    return _(
        "Delete entry: {soreness}, {date}, {time}",
        soreness=entry_level_inside(entry),
        date=in_month(entry.day),
        time=time_of(entry),
    )


def noted(said: CheckIn) -> str:
    """That something is kept."""
    if not any(felt.level for felt in said.felt.values()):
        return _("Noted: not sore.")
    return _("Noted: {soreness}.", soreness=felt_in_words(said))


someone_has = message("Yes, someone has")
not_yet = message("Not yet")
seen_noted = message("Thank you, we've noted that.")
not_seen_noted = message("Please have this looked at soon. We'll ask again in a week.")


def has_someone_looked(found: FollowUp, now: datetime) -> str:
    """Whether someone has looked at what was answered with yes a while ago."""
    return ngettext(
        "A week ago you said yes to “{sign}”. Has a doctor or physiotherapist looked at it?",
        "{n} weeks ago you said yes to “{sign}”. Has a doctor or physiotherapist looked at it?",
        max(1, (now - found.answer.at) // ONE_WEEK),
        sign=found.question.ask,
    )


answers_not_kept = message_with("Your answers cannot be saved ({reason}).")
