"""What an exercise loads, in words."""

from __future__ import annotations

from recoverytimer.base.field import Choices
from recoverytimer.base.language import _, message, message_in, message_with, pgettext
from recoverytimer.exercise.load import Load, LoadGroup

add = message("Add what it asks of your body")
how_much = message_with("How much: {load}")
remove = message_with("Remove: {load}")
fully = message_in("how much an exercise loads", "Fully")
a_little = message_in("how much an exercise loads", "A little")


def group_name(group: LoadGroup) -> str:
    """What a sort of loads is called."""
    return {
        LoadGroup.POSITION: pgettext("a sort of load", "Position"),
        LoadGroup.JOINT: pgettext("a sort of load", "Hip, knee and back"),
        LoadGroup.STRETCH: pgettext("a sort of load", "Stretch"),
        LoadGroup.WORK: pgettext("a sort of load", "Work and balance"),
        LoadGroup.PRESSURE: pgettext("a sort of load", "Pressure"),
        LoadGroup.TEMPERATURE: _("Cold and heat"),
    }[group]


def load_name(load: str) -> str:
    """What a load is called; what is none is left as it stands in the file."""
    return LOADS[Load(load)]() if load in set(Load) else load


LOADS: Choices = {
    Load.BACK_FLAT: message("Flat on your back for more than a moment"),
    Load.FRONT_FLAT: message("On your front"),
    Load.SIDE_LYING: message("On one side, with weight on the lower hip"),
    Load.KNEELING: message("Weight on a knee that rests on the floor"),
    Load.HANDS_WEIGHT: message("Weight on hands, wrists or shoulder"),
    Load.SIT_HARD: message("Sitting on the sitting bones, on a chair or the floor"),
    Load.HEAD_LOW: message("Head below the heart"),
    Load.LEGS_UP: message("Legs above the heart"),
    Load.HIP_BEND: message("Hip bent to about 90 degrees"),
    Load.HIP_DEEP: message("Deep hip bend, beyond 90 degrees"),
    Load.HIP_IN: message("Hip turned inwards while bent"),
    Load.HIP_OUT: message("Hip turned outwards to the end of its range"),
    Load.HIP_BACK: message("Hip stretched back to the end of its range"),
    Load.CROSSED_LEGS: message("A leg crosses the middle of the body or lies over the other"),
    Load.LEGS_WIDE: message("Legs wide apart"),
    Load.PELVIS_SPLIT: message("One hip far forward, the other far back"),
    Load.KNEE_LOAD: message("A bent knee carries your weight"),
    Load.KNEE_DEEP: message(
        "Deep knee bend: with weight beyond 90 degrees, or pulled to the end",
    ),
    Load.KNEE_TWIST: message("Shin across the body, so the knee may twist"),
    Load.BACK_ROUND: message("Back rounded"),
    Load.BACK_ARCH: message("Back arched"),
    Load.BACK_TWIST: message("Back twisted"),
    Load.BACK_LOAD: message("The back holds a weight or a long lever"),
    Load.STRETCH_BUTTOCK: message("End-range stretch of the buttock"),
    Load.STRETCH_OUTER_HIP: message("End-range stretch of the outer hip"),
    Load.STRETCH_HAMSTRING: message("End-range stretch of the back of the thigh"),
    Load.STRETCH_HIP_FRONT: message("End-range stretch of the front of the hip"),
    Load.STRETCH_QUAD: message("End-range stretch of the front of the thigh"),
    Load.STRETCH_ADDUCTOR: message("End-range stretch of the inner thigh"),
    Load.STRETCH_CALF: message("End-range stretch of the calf"),
    Load.STRETCH_ARCH: message("End-range stretch of the sole"),
    Load.STRETCH_BACK: message("End-range stretch of the back"),
    Load.NERVE_PULL: message("Straight leg raised or body folded over it: pulls on the nerve"),
    Load.OUTER_HIP_WORK: message("The outer hip works"),
    Load.OUTER_HIP_HEAVY: message("The outer hip works near its limit"),
    Load.OUTER_HIP_LONG: message("The outer hip works while stretched (pelvis drops)"),
    Load.HAMSTRING_WORK: message("The back of the thigh works, hip nearly straight"),
    Load.HAMSTRING_LONG: message("The back of the thigh works while stretched"),
    Load.ADDUCTOR_WORK: message("The inner thigh works"),
    Load.CALF_WORK: message("Calf and Achilles tendon work"),
    Load.ONE_LEG: message("All your weight on one leg, hands free"),
    Load.ONE_LEG_HELD: message("All your weight on one leg, holding on"),
    Load.BALANCE: message("You could lose your balance"),
    Load.IMPACT: message("Running, hopping, landing"),
    Load.FAST_RUN: message("Fast running"),
    Load.HELD_EFFORT: message("A long effort without movement, where you tend to hold your breath"),
    Load.LONG_BREATH: message("Long, drawn-out breaths"),
    Load.PRESS_BUTTOCK: message("Pressure on the buttock"),
    Load.PRESS_OUTER_HIP: message("Pressure on or near the bony outer hip"),
    Load.PRESS_SITTING_BONE: message("Pressure on or near the sitting bone"),
    Load.PRESS_THIGH: message("Pressure on the thigh"),
    Load.PRESS_CALF: message("Pressure on the calf"),
    Load.PRESS_FOOT: message("Pressure on the sole"),
    Load.PRESS_BACK: message("Pressure on the upper back"),
    Load.COLD_PACK: message("Cold on one place"),
    Load.HEAT_PACK: message("Heat on one place"),
    Load.COLD_WATER: message("Cold shower or bath"),
    Load.WARM_WATER: message("Hot shower or bath"),
    Load.CONTRAST: message("Warm and cold in turn"),
}
