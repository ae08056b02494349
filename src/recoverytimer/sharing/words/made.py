"""What is written into routines that are made of the files of other timers."""

from __future__ import annotations

from recoverytimer.base.language import _, message

exercise = message("Exercise")
as_you_know_it = message("As you know it.")
work = message("Work")
warm_up = message("Warm-up")
cool_down = message("Cool-down")
imported = message("Imported")
from_table = message("Comes from a table.")


def instruction(name: str) -> str:
    """How an exercise is done of which only the name is known."""
    return _("{name}.", name=name)


def comes_from(app: str) -> str:
    """Where a routine comes from."""
    return _("Comes from {app}.", app=app)


def timer(number: int) -> str:
    """The name of a timer that has none."""
    return _("Timer {number}", number=number)


def workout(number: int) -> str:
    """The name of a workout that has none."""
    return _("Workout {number}", number=number)
