"""What an exercise loads, in words."""

from __future__ import annotations

from recoverytimer.base.field import Choices
from recoverytimer.base.language import _, message, message_in, message_with, pgettext
from recoverytimer.exercise.load import Load, LoadGroup

add = message("Add to the list")
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
        LoadGroup.WORK: pgettext("a sort of load", "Effort and balance"),
        LoadGroup.PRESSURE: pgettext("a sort of load", "Pressure"),
        LoadGroup.TEMPERATURE: _("Cold and heat"),
    }[group]


def load_name(load: str) -> str:
    """What a load is called; what is none is left as it stands in the file."""
    return LOADS[Load(load)]() if load in set(Load) else load


LOADS: Choices = {
    Load.BACK_FLAT: message("Lying flat on your back for more than a moment"),
    Load.FRONT_FLAT: message("Lying on your front"),
    Load.SIDE_LYING: message("Lying on one side, with weight on your bottom hip"),
    Load.KNEELING: message("Weight on a knee that rests on the floor"),
    Load.HANDS_WEIGHT: message("Weight on your hands, wrists or shoulders"),
    Load.SIT_HARD: message("Weight on your sitting bones, on a chair or the floor"),
    Load.HEAD_LOW: message("Head lower than your heart"),
    Load.LEGS_UP: message("Legs higher than your heart"),
    Load.HIP_BEND: message("Hip bent to about 90 degrees"),
    Load.HIP_DEEP: message("Deep hip bend, beyond 90 degrees"),
    Load.HIP_IN: message("Hip turned inwards while bent"),
    Load.HIP_OUT: message("Hip turned outwards as far as it goes"),
    Load.HIP_BACK: message("Leg taken back as far as your hip allows"),
    Load.CROSSED_LEGS: message("One leg across the middle of your body or over the other leg"),
    Load.LEGS_WIDE: message("Legs wide apart"),
    Load.PELVIS_SPLIT: message("One leg far forward, the other far back"),
    Load.KNEE_LOAD: message("Your weight on a leg with its knee bent"),
    Load.KNEE_DEEP: message(
        "Deep knee bend: beyond 90 degrees under your weight, or pulled as far as it goes",
    ),
    Load.KNEE_TWIST: message("Your shin lies across your body, so your knee may twist"),
    Load.BACK_ROUND: message("Back rounded"),
    Load.BACK_ARCH: message("Back arched"),
    Load.BACK_TWIST: message("Back twisted"),
    Load.BACK_LOAD: message("Your back supports a weight, or your outstretched body or legs"),
    Load.STRETCH_BUTTOCK: message("Full stretch of your buttock"),
    Load.STRETCH_OUTER_HIP: message("Full stretch of your outer hip"),
    Load.STRETCH_HAMSTRING: message("Full stretch of the back of your thigh"),
    Load.STRETCH_HIP_FRONT: message("Full stretch of the front of your hip"),
    Load.STRETCH_QUAD: message("Full stretch of the front of your thigh"),
    Load.STRETCH_ADDUCTOR: message("Full stretch of your inner thigh"),
    Load.STRETCH_CALF: message("Full stretch of your calf"),
    Load.STRETCH_ARCH: message("Full stretch of your sole"),
    Load.STRETCH_BACK: message("Full stretch of your back"),
    Load.NERVE_PULL: message(
        "Straight leg raised, or body folded over it, which pulls on your leg's nerve"
    ),
    Load.OUTER_HIP_WORK: message("Work for your outer hip"),
    Load.OUTER_HIP_HEAVY: message("Hard work for your outer hip, close to all it can manage"),
    Load.OUTER_HIP_LONG: message("Work for your outer hip while it is stretched (one hip drops)"),
    Load.HAMSTRING_WORK: message("Work for the back of your thigh, hip nearly straight"),
    Load.HAMSTRING_LONG: message("Work for the back of your thigh while it is stretched"),
    Load.ADDUCTOR_WORK: message("Work for your inner thigh"),
    Load.CALF_WORK: message("Work for your calf and Achilles tendon"),
    Load.ONE_LEG: message("All your weight on one leg, without holding on"),
    Load.ONE_LEG_HELD: message("All your weight on one leg, holding on"),
    Load.BALANCE: message("You could lose your balance"),
    Load.IMPACT: message("Running, hopping, landing"),
    Load.FAST_RUN: message("Fast running"),
    Load.HELD_EFFORT: message("A long effort without moving, which tempts you to hold your breath"),
    Load.LONG_BREATH: message("Long, drawn-out breaths"),
    Load.PRESS_BUTTOCK: message("Pressure on your buttock"),
    Load.PRESS_OUTER_HIP: message("Pressure on or near the bony side of your hip"),
    Load.PRESS_SITTING_BONE: message("Pressure on or near your sitting bone"),
    Load.PRESS_THIGH: message("Pressure on your thigh"),
    Load.PRESS_CALF: message("Pressure on your calf"),
    Load.PRESS_FOOT: message("Pressure on your sole"),
    Load.PRESS_BACK: message("Pressure on your upper back"),
    Load.COLD_PACK: message("Cold on one place"),
    Load.HEAT_PACK: message("Heat on one place"),
    Load.COLD_WATER: message("Cold shower or bath"),
    Load.WARM_WATER: message("Hot shower or bath"),
    Load.CONTRAST: message("Switching between warm and cold"),
}
