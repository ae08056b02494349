"""What a person may have at home."""

from __future__ import annotations

from recoverytimer.base.field import Choices
from recoverytimer.base.language import message_in
from recoverytimer.exercise.equipment import Equipment

EQUIPMENT: Choices = {
    Equipment.MAT: message_in("equipment", "Mat or soft carpet"),
    Equipment.ROLLER: message_in("equipment", "Foam roller"),
    Equipment.BALL: message_in("equipment", "Massage or tennis ball"),
    Equipment.BAND: message_in("equipment", "Loop band"),
    Equipment.PACK: message_in("equipment", "Ice or heat pack"),
    Equipment.NONE: message_in("equipment", "None of these"),
}
