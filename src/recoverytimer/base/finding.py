"""Finding things by what one remembers of them: a name before a tag before a text.

Whole words count before beginnings. Inner parts of words are looked at where nothing begins so, and
what is spelt alike where there is none of that either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from recoverytimer.base.textfolding import folded

SHORTEST_PART = 3
SHORTEST_GUESS = 4
SHORTEST_STEM = 3
LIKE = 75.0
MOST_ALIKE = 3
Term = tuple[str, ...]
"""A word that is looked for, and what may stand for it."""


class Findable(Struct, frozen=True):
    """The words of a thing, each after a space, and then two at a time as one: "cooldown"."""

    name: str
    tags: str = ""
    text: str = ""


def findable(name: str, tags: Iterable[str] = (), texts: Iterable[str] = ()) -> Findable:
    """By what a thing is found: its name, words that say what it is for, and what else it says."""
    return Findable(words_of(name), words_of(" ".join(tags)), words_of(" ".join(texts)))


def best_matches(
    typed: str, things: Mapping[str, Findable], same: Iterable[Sequence[str]] = ()
) -> list[str]:
    """The ids of what has all words, the best first, and else in the order of the things.

    `same` are groups of words or phrases of which one may stand for another.
    """
    said = folded(typed)
    if not said:
        return list(things)
    ways = list(_ways(said, [[folded(one) for one in group] for group in same]))
    return (
        _found(ways, things, " ")
        or _found([way for way in ways if _is_long(way)], things, "")
        or _found([_as_spelt(said.split(), things)], things, " ")
    )


def _ways(said: str, same: Iterable[Sequence[str]]) -> Iterator[tuple[Term, ...]]:
    """The words as typed, with two of them as one, and with others for a phrase."""
    words = said.split()
    yield tuple(map(_forms, words))
    for n, (first, second) in enumerate(pairwise(words)):
        yield tuple(map(_forms, (*words[:n], first + second, *words[n + 2 :])))
    for group in same:
        for phrase in group:
            before, found, after = f"{said} ".partition(f"{phrase} ")
            if found:
                others = tuple(one.strip() for one in group if one != phrase)
                yield (*map(_forms, before.split()), others, *map(_forms, after.split()))


def _forms(word: str) -> Term:
    """A word, and what it is of which there is one, or what one does: "calf" for "calves"."""
    endings = (("ies", "y"), ("ves", "f"), ("es", ""), ("s", ""), ("ing", ""), ("f", "ves"))
    stems = (word[: -len(end)] + other for end, other in endings if word.endswith(end))
    return tuple(dict.fromkeys((word, *(s for s in stems if len(s) >= SHORTEST_STEM))))


def _is_long(way: tuple[Term, ...]) -> bool:
    return all(len(term[0]) >= SHORTEST_PART for term in way)


def _found(
    ways: Sequence[tuple[Term, ...]], things: Mapping[str, Findable], before: str
) -> list[str]:
    """What has a word for each term of a way, where `before` stands before it."""
    ranks = {name: _rank(ways, thing, before) for name, thing in things.items()}
    found = [(rank, name) for name, rank in ranks.items() if rank is not None]
    return [name for _, name in sorted(found, key=lambda one: one[0])]


def _rank(
    ways: Iterable[tuple[Term, ...]], thing: Findable, before: str
) -> tuple[int, bool, int, int] | None:
    """Lower is better: the farthest place of a word; whether the name begins so; all places.

    Of names that fit as well, the shorter is nearer to what was typed.
    """
    found = [
        (max(places), not _begins(way, thing), sum(places))
        for way in ways
        if (places := _places(way, thing, before))
    ]
    return (*min(found), thing.name.count(" ")) if found else None


def _begins(way: Sequence[Term], thing: Findable) -> bool:
    return any(thing.name.startswith(f" {word}") for word in way[0])


def _places(way: Iterable[Term], thing: Findable, before: str) -> list[int]:
    """Where each term is; nothing where one is nowhere."""
    found = []
    for term in way:
        place = _place(term, thing, before)
        if place is None:
            return []
        found.append(place)
    return found


def _place(term: Term, thing: Findable, before: str) -> int | None:
    for number, field in enumerate((thing.name, thing.tags, thing.text)):
        begun = [word for word in term if f"{before}{word}" in field]
        if begun:
            return 2 * number + (not any(f" {word} " in field for word in begun))
    return None


def _as_spelt(words: Iterable[str], things: Mapping[str, Findable]) -> tuple[Term, ...]:
    """For what no word begins with, words that are spelt alike."""
    from rapidfuzz import fuzz, process

    fields = {field for thing in things.values() for field in (thing.name, thing.tags, thing.text)}
    known = {word for field in fields for word in field.split()}

    def spelt(word: str) -> Term:
        if len(word) < SHORTEST_GUESS or any(one.startswith(word) for one in known):
            return _forms(word)
        alike = process.extract(word, known, scorer=fuzz.ratio, score_cutoff=LIKE, limit=MOST_ALIKE)
        return tuple(found for found, likeness, _ in alike if likeness == alike[0][1])

    return tuple(map(spelt, words))


def words_of(text: str) -> str:
    """The words of a text as they are looked for, and each two as one."""
    words = folded(text) if text else ""
    if not words:
        return ""
    pairs = (f"{first}{second}" for first, second in pairwise(words.split()))
    return f"{words}  {' '.join(pairs)} "
