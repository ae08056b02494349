"""What can be done with routines and in their editor, and by which keys."""

from __future__ import annotations

from recoverytimer.base.language import _, message, message_in, message_with

on_routines = message("On routines")
add_favourite = message("Add to favourites")
remove_favourite = message("Remove from favourites")
favourite_in_full = message("Make a routine a favourite, or no longer")

add_exercise = message("Add exercise")
play_from_here = message("Play from here")
next_step = message("Next step")
next_step_in_full = message("Next step (same field)")
step_before = message("Previous step")
step_before_in_full = message("Previous step (same field)")
fit_to_time = message("Fit to time")
save_copy = message("Save as a copy")
differences = message("What has changed")
back_to_original = message("Restore the original")
how_much = message("How much")
dose_in_full = message("Type how much (or simply press a digit)")
rest = message_in("command", "Rest")
rest_in_full = message("Add a rest")
question = message_in("command", "Question")
question_in_full = message("Add a question")
group = message_in("command", "Group")
group_in_full = message("Put the selected steps in a group")
ungroup = message_in("command", "Ungroup")
duplicate = message_in("command", "Duplicate")
delete = message_in("command", "Delete")
cut = message_in("command", "Cut")
copy = message("Copy as text")
paste = message_in("command", "Paste")
change_sides = message("Switch sides")
optional = message_in("command", "Optional")
optional_in_full = message("Make the step optional or required")
move_up = message("Move up")
move_down = message("Move down")
into_group = message("Move into the group above")
out_of_group = message("Move out of the group")

while_editing = message("While you edit a routine")
on_steps = message("In the list of steps")


def key_and_command(key: str, command: str) -> str:
    """A key, and what it does."""
    return _("{key}: {command}", key=key, command=command)


nothing_yet = message_with("No steps yet. Press {key} to add an exercise.")
