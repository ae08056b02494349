"""What one can have done with routines, and in their editor."""

from __future__ import annotations

from recoverytimer.base.commands import BACK, REDO, SAVE, UNDO, Command, CommandTable
from recoverytimer.routine.words import commands as words

FAVOURITE = Command(
    "routine.favourite",
    words.add_favourite,
    ("Ctrl+D",),
    more_words=words.favourite_in_full,
    other_words=words.remove_favourite,
    icon="star",
    other_icon="star-filled",
)
CHOOSING = CommandTable(words.on_routines, (FAVOURITE,))

ADD = Command("routine.add", words.add_exercise, ("/", "Ctrl+K", "Ctrl+F", "Ins"))
PLAY = Command("routine.play", words.play_from_here, ("Ctrl+Return",))
NEXT = Command(
    "routine.next-step", words.next_step, ("Ctrl+PgDown",), more_words=words.next_step_in_full
)
BEFORE = Command(
    "routine.step-before", words.step_before, ("Ctrl+PgUp",), more_words=words.step_before_in_full
)
FIT = Command("routine.fit", words.fit_to_time)
SAVE_COPY = Command("routine.save-copy", words.save_copy)
DIFFERENCES = Command("routine.differences", words.differences)
ORIGINAL = Command("routine.original", words.back_to_original)
EDITING = CommandTable(
    words.while_editing,
    (ADD, NEXT, BEFORE, SAVE, UNDO, REDO, PLAY, FIT, SAVE_COPY, DIFFERENCES, ORIGINAL, BACK),
)

DOSE = Command(
    "step.dose", words.how_much, ("Enter", "Return", "F2"), more_words=words.dose_in_full
)
REST = Command("step.rest", words.rest, ("Alt+R",), more_words=words.rest_in_full)
QUESTION = Command("step.question", words.question, ("Alt+Q",), more_words=words.question_in_full)
GROUP = Command("step.group", words.group, ("Ctrl+G",), more_words=words.group_in_full)
UNGROUP = Command("step.ungroup", words.ungroup, ("Ctrl+Shift+G",))
DUPLICATE = Command("step.duplicate", words.duplicate, ("Ctrl+D",), icon="duplicate")
DELETE = Command("step.delete", words.delete, ("Del", "Backspace"), icon="delete")
CUT = Command("step.cut", words.cut, ("Ctrl+X",))
COPY = Command("step.copy", words.copy, ("Ctrl+C",))
PASTE = Command("step.paste", words.paste, ("Ctrl+V",))
SIDES = Command("step.sides", words.change_sides, ("Alt+S",))
OPTIONAL = Command("step.optional", words.optional, ("Alt+O",), more_words=words.optional_in_full)
UP = Command("step.up", words.move_up, ("Alt+Up",))
DOWN = Command("step.down", words.move_down, ("Alt+Down",))
IN = Command("step.in", words.into_group, ("Alt+Right",))
OUT = Command("step.out", words.out_of_group, ("Alt+Left",))
STEPS = CommandTable(
    words.on_steps,
    (
        *(DOSE, REST, QUESTION, GROUP, UNGROUP, DUPLICATE, DELETE, CUT, COPY, PASTE),
        *(SIDES, OPTIONAL, UP, DOWN, IN, OUT),
    ),
)
"""They are there while the outline has the keyboard, as fields need some of their keys.

A letter alone finds a step by its name.
"""
