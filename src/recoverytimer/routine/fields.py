"""What can be filled in for each kind of step and for a routine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from recoverytimer.base.field import FieldKind, FormPlan, Layout, fields_of, nothing
from recoverytimer.exercise.dose import Dose
from recoverytimer.routine.routine import Ask, Choice, Group, Pause, Question, Routine, Work
from recoverytimer.routine.words import fields as words

_KINDS = {"when": FieldKind.LINE, "tags": FieldKind.COMMAS}
_LAYOUTS: Mapping[type, Layout] = {
    Work: (
        (nothing, "dose/sides/note"),
        (words.pace, "tempo/pace/within/own_pace/speed/about"),
        (words.time, "prepare/switch/prepare_in_rest"),
        (words.when, "optional/left_out/only/in_rounds"),
        (words.more, "swap/extra_on_chosen/temperature"),
        (words.a_question, "ask/if_no/no_says/tries"),
    ),
    Pause: (
        (nothing, "rest/note"),
        (words.when, "optional/left_out/only/in_rounds"),
        (words.a_question, "ask/if_no/no_says/tries"),
    ),
    Ask: (
        (nothing, "ask/if_no/no_says/tries/note"),
        (words.when, "left_out/only/in_rounds"),
    ),
    Group: (
        (nothing, "rounds/rest_between/rest_note/name/sides/extra_on_chosen"),
        (words.when, "optional/left_out/only/in_rounds"),
    ),
    Routine: (
        (nothing, "summary/avoid/notes/picture"),
        (words.at_the_start, "choices"),
        (words.time, "prepare/switch/prepare_in_rest/delay"),
        (words.how_often, "times_a_day/times_a_week/hours_apart/gentle"),
        (words.more, "basis/origin/replaces"),
        (words.cautions, "cautions"),
    ),
}


def choice_form() -> FormPlan:
    """The form of what is chosen before a routine starts."""
    fields = fields_of(Choice, words.CHOICE_WORDS)
    return FormPlan(fields, ((nothing, "ask/options"),))


def form_of(cls: type, *, in_group: bool = False) -> FormPlan:
    """The form of a routine or of a kind of step, where it stands."""
    own: Mapping[type, Any] = {Routine: words.ROUTINE_WORDS, Group: words.GROUP_WORDS}
    said = {**words.STEP_WORDS, **own.get(cls, {})}
    parts = (fields_of(part, said, _KINDS) for part in (Dose, Question, cls))
    fields = {key: field for part in parts for key, field in part.items()}
    if not in_group:
        fields.pop("in_rounds", None)
    return FormPlan(fields, _LAYOUTS[cls])
