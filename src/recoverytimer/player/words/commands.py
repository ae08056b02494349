"""The player's commands in words."""

from __future__ import annotations

from functools import partial

from recoverytimer.base.language import _, message, message_in, message_with
from recoverytimer.base.listing import sentences
from recoverytimer.routine.beforestart import SideAnswer
from recoverytimer.routine.words.beforestart import side_answer
from recoverytimer.settings.settings import SoundBed

pause = message_in("command", "Pause")
go_on = message("Resume")
pause_or_go_on = message("Pause or resume")
go_next = message_in("command", "Next")
done = message_in("command", "Done")
next_or_done = message("Next, or done")
go_back = message_in("command", "Back")
back_in_full = message("Back; the first press restarts this part")
more = message("10 seconds more")
less = message("10 seconds less")
yes = message_in("command", "Yes")
yes_in_full = message("Answer yes to a question")
no = message_in("command", "No")
no_in_full = message("Answer no to a question")
swap = message_in("command", "Swap")
swap_in_full = message("Swap this exercise for its alternative")
add_round = message("Add a round")
explain_again = message_in("command", "Explain again")
explain_in_full = message("Explain again, starting with how to get into position")
tell = message("Say what is left")
tell_in_full = message("Say where you are, what is left and what comes next")
full_screen = message("Full screen")
high_visibility = message("High visibility")
high_in_full = message("High visibility: digits as large as possible")
small_window = message("Small window")
large_window = message("Large window")
small_in_full = message("Small window that stays on top, or back to the large one")
mute = message_in("command", "Mute")
sound_on = message("Sound on")
sound_in_full = message("Sound on or off for this session")
notes = message("What does not work now")
notes_in_full = message("Show or hide what does not work beside the session")
background_sound = message("Background sound")
next_bed = message_in("command", "Next background sound")
next_bed_in_full = message("Next background sound: rain, waves, a low chord, none")
get_help = message("When to stop or get help")
menu = message_in("command", "More")
end = message("End and keep what you did")
take_back_end = message_in("command: a session that was ended", "Go on")
leave = message("Leave full screen or the small window, or end and keep what you did")
leave_in_short = message("Leave full screen, or end")
left = partial(side_answer, SideAnswer.LEFT)
right = partial(side_answer, SideAnswer.RIGHT)
neither = partial(side_answer, SideAnswer.NONE)

when_asked_side = message("When you're asked which side is sore")
while_playing = message("While you follow a routine")
when_done = message("When a routine is done")
swap_for = message_with("Swap for {exercise}")


def chosen_bed(bed: SoundBed, *, sound: bool) -> str:
    """What is heard in the background from now on, or will be once there is sound."""
    said = {
        SoundBed.NONE: _("No background sound."),
        SoundBed.RAIN: _("Background sound: rain."),
        SoundBed.WAVES: _("Background sound: waves."),
        SoundBed.PAD: _("Background sound: low chord."),
    }[bed]
    if sound or bed is SoundBed.NONE:
        return said
    return sentences((said, _("You'll hear it when the sound is on.")))
