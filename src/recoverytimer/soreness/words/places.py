"""Places on the body, and how sore they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from typing import TYPE_CHECKING

from recoverytimer.base.language import _, pgettext
from recoverytimer.base.listing import in_row, in_turn
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.dose import Side
from recoverytimer.exercise.words.areas import area_name
from recoverytimer.soreness.checkin import CheckIn
from recoverytimer.soreness.entry import Place, Sign, SorenessEntry
from recoverytimer.soreness.episode import Episode
from recoverytimer.soreness.noteddays import NotedDay

if TYPE_CHECKING:
    from recoverytimer.figure.standing import StandingView


def area_inside(area: Area) -> str:
    """An area inside a sentence: "glutes"."""
    return {
        Area.GLUTES: pgettext("a place on the body, inside a sentence", "glutes"),
        Area.OUTER_HIPS: pgettext("a place on the body, inside a sentence", "outer hips"),
        Area.HIP_FLEXORS: pgettext("a place on the body, inside a sentence", "hip flexors"),
        Area.QUADS: pgettext("a place on the body, inside a sentence", "quads"),
        Area.HAMSTRINGS: pgettext("a place on the body, inside a sentence", "hamstrings"),
        Area.INNER_THIGHS: pgettext("a place on the body, inside a sentence", "inner thighs"),
        Area.CALVES: pgettext("a place on the body, inside a sentence", "calves"),
        Area.SHINS: pgettext("a place on the body, inside a sentence", "shins"),
        Area.FEET: pgettext("a place on the body, inside a sentence", "feet"),
        Area.LOWER_BACK: pgettext("a place on the body, inside a sentence", "lower back"),
        Area.UPPER_BACK: pgettext("a place on the body, inside a sentence", "upper back"),
    }[area]


def _area_of_one_side(area: Area) -> str:
    """An area of one side, behind "left" or "right": "calf"."""
    return {
        Area.GLUTES: pgettext("a place on one side of the body", "glutes"),
        Area.OUTER_HIPS: pgettext("a place on one side of the body", "outer hip"),
        Area.HIP_FLEXORS: pgettext("a place on one side of the body", "hip flexors"),
        Area.QUADS: pgettext("a place on one side of the body", "quads"),
        Area.HAMSTRINGS: pgettext("a place on one side of the body", "hamstrings"),
        Area.INNER_THIGHS: pgettext("a place on one side of the body", "inner thigh"),
        Area.CALVES: pgettext("a place on one side of the body", "calf"),
        Area.SHINS: pgettext("a place on one side of the body", "shin"),
        Area.FEET: pgettext("a place on one side of the body", "foot"),
        Area.LOWER_BACK: pgettext("a place on one side of the body", "lower back"),
        Area.UPPER_BACK: pgettext("a place on one side of the body", "upper back"),
    }[area]


def place_name(place: Place) -> str:
    """A place as a sentence or a label begins with it: "Left calf"; "Soreness" of no area."""
    if place.area is None:
        return {
            None: pgettext("soreness of no area", "Soreness"),
            Side.LEFT: pgettext("soreness of no area", "Soreness on the left"),
            Side.RIGHT: pgettext("soreness of no area", "Soreness on the right"),
        }[place.side]
    area = _area_of_one_side(place.area)
    return {
        None: area_name(place.area),
        Side.LEFT: pgettext("a place on the body", "Left {area}", area=area),
        Side.RIGHT: pgettext("a place on the body", "Right {area}", area=area),
    }[place.side]


def place_inside(place: Place) -> str:
    """A place inside a sentence: "left calf"."""
    if place.area is None:
        return {
            None: pgettext("soreness of no area, inside a sentence", "soreness"),
            Side.LEFT: pgettext("soreness of no area, inside a sentence", "soreness on the left"),
            Side.RIGHT: pgettext("soreness of no area, inside a sentence", "soreness on the right"),
        }[place.side]
    area = _area_of_one_side(place.area)
    return {
        None: area_inside(place.area),
        Side.LEFT: pgettext("a place on the body, inside a sentence", "left {area}", area=area),
        Side.RIGHT: pgettext("a place on the body, inside a sentence", "right {area}", area=area),
    }[place.side]


def place_with_sides(place: Place | None) -> str:
    """What is spoken of: "Left calf", "Calves, both sides", or what to do where it is nothing."""
    if place is None:
        return _("Tap where you are sore")
    if place.area is None:
        return _("No place chosen yet: tap where you are sore")
    if place.side:
        return place_name(place)
    return _("{place}, both sides", place=area_name(place.area))


def area_choice(area: Area | None) -> str:
    """An area to choose, or what was said without one."""
    return area_name(area) if area else _("Place not given")


def side_label(side: Side) -> str:
    """Which side of a drawn body it is."""
    return {
        Side.LEFT: pgettext("a side of the body", "Left"),
        Side.RIGHT: pgettext("a side of the body", "Right"),
    }[side]


def view_label(view: StandingView) -> str:
    """From where a drawn body is seen."""
    from recoverytimer.figure.standing import StandingView

    return {
        StandingView.FRONT: pgettext("a body as it is seen", "Front"),
        StandingView.BACK: pgettext("a body as it is seen", "Back"),
    }[view]


def spot_name(place: Place, level: int | None, lately: int | None) -> str:
    """A place on the drawn body: "Left glutes, 5 out of 10", "Left calf, 3 out of 10 lately"."""
    name = place_name(place)
    if level is not None:
        return _("{place}, {level} out of 10", place=name, level=level)
    if lately is not None:
        return _("{place}, {level} out of 10 recently", place=name, level=lately)
    return _("{place}, nothing noted", place=name)


def sign_label(sign: Sign) -> str:
    """A sign to choose."""
    return {
        Sign.SHARP: pgettext("what soreness is like", "Sharp"),
        Sign.AT_NIGHT: pgettext("what soreness is like", "Painful at night"),
    }[sign]


def sign_inside(sign: Sign) -> str:
    """A sign among others: "at night"."""
    return {
        Sign.SHARP: pgettext("what soreness is like, in a list", "sharp"),
        Sign.AT_NIGHT: pgettext("what soreness is like, in a list", "at night"),
    }[sign]


def entry_level(entry: SorenessEntry) -> str:
    """An entry in short: "Left calf 3/10"."""
    return _level(place_name(entry.place), entry.level)


def entry_level_inside(entry: SorenessEntry) -> str:
    """The same inside a sentence: "left calf 3/10"."""
    return _level(place_inside(entry.place), entry.level)


def episode_level_inside(episode: Episode) -> str:
    """How sore a place was when it was last noted, inside a sentence: "left calf 3/10"."""
    return _level(place_inside(episode.place), episode.level)


def entry_details(entry: SorenessEntry) -> str:
    """What else was said: "sharp, after a session, hills"."""
    after = _after_a_session() if entry.session_id else ""
    return in_row([*map(sign_inside, entry.signs), after, entry.note])


def _after_a_session() -> str:
    return pgettext("an entry of soreness", "after a session")


def places_in_words(episodes: Iterable[Episode]) -> str:
    """Places alone: "Glutes, left calf"."""
    return in_row(_names(episode.place for episode in episodes))


def levels_in_words(episodes: Iterable[Episode]) -> str:
    """Places and levels, and nothing of what they mean: "Glutes 5/10, left calf 3/10"."""
    found = tuple(episodes)
    names = _names(episode.place for episode in found)
    return in_row(_level(name, e.level) for name, e in zip(names, found, strict=True))


def felt_in_words(check_in: CheckIn) -> str:
    """What was said, the worst first: "Glutes 5, left calf 3 (sharp)"."""
    names = _names(place for place, _felt in check_in.spoken)
    return in_row(
        _felt_at(name, str(said.level), said.signs)
        for name, (_place, said) in zip(names, check_in.spoken, strict=True)
    )


def day_in_words(day: NotedDay) -> str:
    """What was noted on a day, place by place: "Left glutes 5 → 3 (sharp), right calf 2"."""
    return in_row(_of_day(day, _seen_then))


def day_spoken(day: NotedDay) -> str:
    """The same to be heard: "Left glutes 5, then 3 (sharp); right calf 2"."""
    return in_turn(_of_day(day, _then))


def day_details(day: NotedDay) -> str:
    """What else was said on a day: "hills"; of a single entry also that it was after a session."""
    is_after = len(day.entries) == 1 and day.entries[0].session_id is not None
    return in_row([_after_a_session() if is_after else "", *day.notes])


def _of_day(day: NotedDay, two: Callable[[str, str], str]) -> Iterator[str]:
    names = _names(said.place for said in day.places)
    for name, said in zip(names, day.places, strict=True):
        yield _felt_at(name, reduce(two, map(str, said.levels)), said.signs)


def _seen_then(before: str, level: str) -> str:
    return pgettext("levels of a day, seen", "{before} → {level}", before=before, level=level)


def _then(before: str, level: str) -> str:
    return pgettext("levels of a day, heard", "{before}, then {level}", before=before, level=level)


def _names(places: Iterable[Place]) -> list[str]:
    """Names in a row, of which only the first begins with a capital."""
    return [place_inside(place) if n else place_name(place) for n, place in enumerate(places)]


def _level(place: str, level: int) -> str:
    return pgettext("how sore a place is", "{place} {level}/10", place=place, level=level)


def _felt_at(place: str, level: str, signs: Iterable[Sign]) -> str:
    said = in_row(map(sign_inside, signs))
    if not said:
        return pgettext("how sore a place is", "{place} {level}", place=place, level=level)
    return pgettext(
        "how sore a place is",
        "{place} {level} ({signs})",
        place=place,
        level=level,
        signs=said,
    )
