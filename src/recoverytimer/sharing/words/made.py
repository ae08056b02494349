"""What is written into routines that are made of the files of other timers."""

from __future__ import annotations

from recoverytimer.base.language import message, message_with

exercise = message("Exercise")
as_you_know_it = message("Do it the way you usually do.")
work = message("Work")
warm_up = message("Warm-up")
cool_down = message("Cool-down")
imported = message("Imported")
from_table = message("Imported from a table.")
instruction = message_with("{name}.")
comes_from = message_with("Imported from {app}.")
timer = message_with("Timer {number}")
workout = message_with("Workout {number}")
