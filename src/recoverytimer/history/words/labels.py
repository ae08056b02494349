"""What stands on the page of the history and in its dialogs."""

from __future__ import annotations

from msgspec import Struct

from recoverytimer.base.language import _, pgettext


class Labels(Struct, frozen=True):
    """Texts that are always the same."""

    history: str
    sections: str
    overview: str
    sessions: str
    more: str
    none_yet: str
    none_in_list: str
    kept_here: str
    none_fits: str
    add_done_without: str
    year_before: str
    year_after: str
    show_its_sessions: str
    minutes_per_week: str
    average_line: str
    this_week: str
    average: str
    streak: str
    best_streak: str
    not_known_yet: str
    streak_counts: str
    rest_breaks_none: str
    what_you_did: str
    by_exercise: str
    by_muscle: str
    nothing_in_this_time: str
    search_hint: str
    search_sessions: str
    any_routine: str
    any_time: str
    last_4_weeks: str
    last_3_months: str
    clear_filter: str
    add_a_session: str
    one_without_the_app: str
    done_without_the_app: str
    something_else: str
    what: str
    name: str
    name_hint: str
    kind: str
    kind_not_said: str
    how_sore: str
    edit_session: str
    day: str
    began_at: str
    took: str
    minutes_after_number: str
    note: str
    note_hint: str
    still_to_come: str
    cancel: str
    save: str
    undo: str
    session_deleted: str
    session_changed: str
    session_added: str
    back: str
    repeat: str
    edit: str
    delete: str
    save_as_activity: str
    for_watches: str
    timeline: str
    planned_and_done: str
    how_to_walk: str
    exercise: str
    planned: str
    done: str


def labels() -> Labels:
    """All of them."""
    return Labels(
        history=_("History"),
        sections=_("Sections"),
        overview=_("Overview"),
        sessions=_("Sessions"),
        more=pgettext("things to do", "More"),
        none_yet=_("No sessions yet"),
        none_in_list=_(
            "No sessions yet. When you have followed a routine, it is kept here, on your computer."
        ),
        kept_here=_("When you have followed a routine, it is kept here, on your computer."),
        none_fits=_("No session fits. Take a part of the filter away or change the words."),
        add_done_without=_("Add a session done without the app"),
        year_before=_("Year before"),
        year_after=_("Year after"),
        show_its_sessions=_("Show its sessions"),
        minutes_per_week=_("Minutes per week"),
        average_line=pgettext("a line in a chart", "average"),
        this_week=_("This week"),
        average=_("Average"),
        streak=_("Streak"),
        best_streak=_("Best streak"),
        not_known_yet="…",
        streak_counts=pgettext("and then what makes a streak", "A streak counts"),
        rest_breaks_none=_("Days of rest break no streak of weeks."),
        what_you_did=_("What you did"),
        by_exercise=_("By exercise"),
        by_muscle=_("By muscle"),
        nothing_in_this_time=_("Nothing in this time."),
        search_hint=_("Search routine or note"),
        search_sessions=_("Search sessions"),
        any_routine=_("Any routine"),
        any_time=_("Any time"),
        last_4_weeks=_("Last 4 weeks"),
        last_3_months=_("Last 3 months"),
        clear_filter=_("Clear filter"),
        add_a_session=_("Add a session"),
        one_without_the_app=_("One that was done without the app"),
        done_without_the_app=_("Done without the app"),
        something_else=_("Something else"),
        what=pgettext("what was done", "What"),
        name=_("Name"),
        name_hint=_("Yoga class, stretching at the club"),
        kind=pgettext("of a session", "Kind"),
        kind_not_said=pgettext("the kind of a session", "Not said"),
        how_sore=_("How sore afterwards, if you like"),
        edit_session=_("Edit session"),
        day=_("Day"),
        began_at=_("Began at"),
        took=pgettext("how long it took", "Took"),
        minutes_after_number=pgettext("after a number", " min"),
        note=_("Note"),
        note_hint=_("A note, if you like"),
        still_to_come=_("That is still to come. Choose an earlier time."),
        cancel=_("Cancel"),
        save=_("Save"),
        undo=_("Undo"),
        session_deleted=_("Session deleted."),
        session_changed=_("Session changed."),
        session_added=_("Session added."),
        back=_("Back"),
        repeat=_("Repeat"),
        edit=_("Edit"),
        delete=_("Delete"),
        save_as_activity=_("Save as activity (.fit)"),
        for_watches=_("For the services of watches and training programs"),
        timeline=_("Timeline"),
        planned_and_done=_("Timeline: planned and done"),
        how_to_walk=_("Left and Right go from one to the next."),
        exercise=_("Exercise"),
        planned=_("Planned"),
        done=pgettext("as against planned", "Done"),
    )
