"""Several things in a row, as a language lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import reduce

from recoverytimer.base.language import pgettext


def in_row(texts: Iterable[str]) -> str:
    """Facts side by side: "8 min, foam roller, evening"; what is empty is left out."""
    return _joined(
        texts, lambda before, last: pgettext("list", "{before}, {last}", before=before, last=last)
    )


def with_dots(texts: Iterable[str]) -> str:
    """The same where it is seen and not heard: "Stretch · partly done"."""
    return _joined(
        texts,
        lambda before, last: pgettext("list, seen", "{before} · {last}", before=before, last=last),
    )


def all_of(texts: Iterable[str]) -> str:
    """All of them: "glutes, hips and calves"."""
    *first, last = _there(texts) or [""]
    if not first:
        return last
    return pgettext("list: all of them", "{before} and {last}", before=in_row(first), last=last)


def one_of(texts: Iterable[str]) -> str:
    """One of them: "left, right or both"."""
    *first, last = _there(texts) or [""]
    if not first:
        return last
    return pgettext("list: one of them", "{before} or {last}", before=in_row(first), last=last)


def in_turn(texts: Iterable[str]) -> str:
    """Things that are lists or sentences themselves: "Up to 3 times; 2 hours apart"."""
    return _joined(
        texts, lambda before, last: pgettext("list", "{before}; {last}", before=before, last=last)
    )


def sentences(texts: Iterable[str]) -> str:
    """Whole sentences, one after the other."""
    return _joined(
        texts,
        lambda before, last: pgettext("sentences", "{before} {last}", before=before, last=last),
    )


def _joined(texts: Iterable[str], two: Callable[[str, str], str]) -> str:
    return reduce(two, _there(texts) or [""])


def _there(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if text]
