"""Changing the choices of a routine: their options keep their ids, and the steps follow."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import zip_longest

from msgspec.structs import replace

from recoverytimer.base.filenames import free_id
from recoverytimer.routine.routine import Choice, Group, Option, Replaced, Routine, Step

NAMELESS = "option"


def options_from(
    lines: Sequence[str], before: Sequence[Option], taken: Collection[str]
) -> tuple[Option, ...]:
    """Options that say these lines, with the ids they had before.

    An id that came from what an option said goes with it when that is changed. `taken` are the ids
    of the other choices.
    """
    known = {option.says: option for option in before}
    left = [option for option in before if option.says not in lines]
    renamed = iter(left if len(lines) == len(before) else ())
    found: list[Option] = []
    used = {*taken, *(known[line].id for line in lines if line in known)}
    for line in lines:
        option = known.pop(line, None) or _renamed(next(renamed, None), line, used)
        used.add(option.id)
        found.append(option)
    return tuple(found)


def _renamed(option: Option | None, says: str, used: Collection[str]) -> Option:
    if option is not None and not option.id.startswith(free_id(option.says, (), NAMELESS)):
        return Option(id=option.id, says=says)
    return Option(id=free_id(says, used, NAMELESS), says=says)


def with_choices_followed(before: Routine, after: Routine) -> Routine:
    """The routine after a change of its choices, whose steps name the options that there are."""
    if before.choices == after.choices:
        return after
    renamed = dict(_renamings(before.choices, after.choices))
    known = {option.id for choice in after.choices for option in choice.options}
    return replace(
        after,
        steps=tuple(_followed(step, renamed, known) for step in after.steps),
        replaces=tuple(
            Replaced(routine=old.routine, options=_options(old.options, renamed, known))
            for old in after.replaces
        ),
    )


def with_known_options(steps: Sequence[Step], choices: Sequence[Choice]) -> tuple[Step, ...]:
    """Steps that come from elsewhere, without the options that there are not here."""
    known = {option.id for choice in choices for option in choice.options}
    return tuple(_followed(step, {}, known) for step in steps)


def _renamings(before: tuple[Choice, ...], after: tuple[Choice, ...]) -> Iterator[tuple[str, str]]:
    """The old and the new id where one option of a choice has got another one."""
    for old, new in zip_longest(before, after):
        if old is None or new is None or len(old.options) != len(new.options):
            continue
        ids = [{option.id for option in choice.options} for choice in (old, new)]
        gone, come = ids[0] - ids[1], ids[1] - ids[0]
        if len(gone) == len(come) == 1:
            yield gone.pop(), come.pop()


def _followed(step: Step, renamed: Mapping[str, str], known: Collection[str]) -> Step:
    only = _options(step.only, renamed, known)
    if isinstance(step, Group):
        inner = tuple(_followed(one, renamed, known) for one in step.steps)
        return replace(step, only=only, steps=inner)
    return replace(step, only=only) if only != step.only else step


def _options(
    ids: Sequence[str], renamed: Mapping[str, str], known: Collection[str]
) -> tuple[str, ...]:
    return tuple(now for now in (renamed.get(one, one) for one in ids) if now in known)
