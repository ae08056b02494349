"""Texts without case, accents and punctuation, so that words can be compared."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """The words of a text, each after a space; empty where there is none.

    Letters of scripts without capitals stand alone, as most of those put no spaces between words.
    """
    plain = _taken_apart(_taken_apart(text).casefold())
    return "".join(f" {word}" for word in "".join(map(_part, plain)).split())


def _taken_apart(text: str) -> str:
    return unicodedata.normalize("NFKD", text)


def _part(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Lo":
        return f" {character} "
    if category.startswith("M"):
        return ""
    return character if category.startswith(("L", "N")) else " "
