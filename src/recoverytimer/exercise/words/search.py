"""Words that people search by, and that say the same as those of exercises and routines."""

from __future__ import annotations

from recoverytimer.base.language import pgettext


def same_words() -> tuple[tuple[str, ...], ...]:
    """Groups of words and phrases; what has one of a group is found by each of it."""
    groups = (
        pgettext(
            "words that say the same, by which one searches",
            "IT band, ITB, iliotibial band, iliotibial",
        ),
        pgettext(
            "words that say the same, by which one searches",
            "glutes, glute, buttock, buttocks, butt, bum, bottom",
        ),
        pgettext(
            "words that say the same, by which one searches",
            "sore, soreness, DOMS, ache, aching, pain, painful",
        ),
        pgettext("words that say the same, by which one searches", "ice, icing"),
        pgettext("words that say the same, by which one searches", "heat, hot"),
        pgettext("words that say the same, by which one searches", "pregnancy, pregnant"),
        pgettext("words that say the same, by which one searches", "tummy, abs, core, stomach"),
        pgettext("words that say the same, by which one searches", "run, running, jog, jogging"),
        pgettext("words that say the same, by which one searches", "bedtime, sleep, night, bed"),
        pgettext("words that say the same, by which one searches", "desk, office, work"),
        pgettext("words that say the same, by which one searches", "thigh, quad, quads"),
        pgettext("words that say the same, by which one searches", "ice bath, cold bath, plunge"),
    )
    return tuple(tuple(word.strip() for word in group.split(",")) for group in groups)
