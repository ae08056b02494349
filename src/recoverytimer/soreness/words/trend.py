"""How soreness goes over days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from recoverytimer.base import dates
from recoverytimer.base.amounts import plain_number
from recoverytimer.base.language import _, ngettext, pgettext
from recoverytimer.base.listing import sentences
from recoverytimer.exercise.bodyareas import Area
from recoverytimer.exercise.dose import Side
from recoverytimer.soreness.effort import EffortKind
from recoverytimer.soreness.entry import Place
from recoverytimer.soreness.trend import TrendLine, TrendSpan, UsualPeak
from recoverytimer.soreness.verdicts import PEAK_FROM_H, PEAK_TO_H
from recoverytimer.soreness.words.places import place_name


def span_label(span: TrendSpan) -> str:
    """A time to look back on."""
    return {
        TrendSpan.WEEKS: pgettext("a time to look back on", "2 weeks"),
        TrendSpan.MONTHS: pgettext("a time to look back on", "3 months"),
    }[span]


def usual_peak_in_words(kind: EffortKind) -> str:
    """When soreness from an effort is felt most: "24-72 h after the hard run"."""
    first, last = plain_number(PEAK_FROM_H), plain_number(PEAK_TO_H)
    return {
        EffortKind.HARD_RUN: _("{first} to {last} h after the hard run", first=first, last=last),
        EffortKind.RUN: _("{first} to {last} h after the run", first=first, last=last),
        EffortKind.STRENGTH: _(
            "{first} to {last} h after the strength session", first=first, last=last
        ),
    }[kind]


def day_in_words(lines: Sequence[TrendLine], day: date) -> str:
    """The most of a day: "Tue 3 March: up to 5 on the left, 4 on the right"."""
    levels, said = _levels(lines, day), dates.with_short_weekday(day)
    if not levels:
        return _("{date}: nothing noted", date=said)
    return _("{date}: up to {levels}", date=said, levels=levels)


def trend_in_words(
    lines: Sequence[TrendLine], area: Area | None, span: TrendSpan, shown: UsualPeak | None = None
) -> str:
    """The picture in a few sentences; `shown` is the usual peak where it is in it."""
    head = {
        TrendSpan.WEEKS: _("{place}, last 2 weeks", place=place_name(Place(area))),
        TrendSpan.MONTHS: _("{place}, last 3 months", place=place_name(Place(area))),
    }[span]
    return sentences([*_course(head, lines), _shaded(shown) if shown else ""])


def _course(head: str, lines: Sequence[TrendLine]) -> Sequence[str]:
    noted = {day for line in lines for day, _level in line.levels}
    if not noted:
        return [_("{trend}: nothing noted.", trend=head)]
    top_day, top = max((pair for line in lines for pair in line.levels), key=lambda pair: pair[1])
    days, last = ngettext("{n} day", "{n} days", len(noted)), max(noted)
    levels = _levels(lines, last)
    if top_day == last and any(line.side for line in lines):
        return [
            _(
                "{trend}: noted on {days}; the highest was {level} out of 10, on the last of them, "
                "{date}: {levels}.",
                trend=head,
                days=days,
                level=top,
                date=dates.in_month(last),
                levels=levels,
            )
        ]
    if top_day == last:
        return [
            _(
                "{trend}: noted on {days}; the highest was {level} out of 10, on the last of them, "
                "{date}.",
                trend=head,
                days=days,
                level=top,
                date=dates.in_month(last),
            )
        ]
    return [
        _(
            "{trend}: noted on {days}; the highest was {level} out of 10, on {date}.",
            trend=head,
            days=days,
            level=top,
            date=dates.in_month(top_day),
        ),
        _(
            "Last noted on {date}: {levels}.",
            date=dates.in_month(last),
            levels=levels,
        ),
    ]


def _shaded(peak: UsualPeak) -> str:
    return _(
        "Shaded: {hours} ({first} to {last}), when soreness is usually felt most.",
        hours=usual_peak_in_words(peak.after),
        first=dates.abbreviated(peak.begins),
        last=dates.abbreviated(peak.ends),
    )


def _levels(lines: Sequence[TrendLine], day: date) -> str:
    found = {line.side: level for line in lines if (level := line.on(day)) is not None}
    match found.get(None), found.get(Side.LEFT), found.get(Side.RIGHT):
        case None, None, None:
            return ""
        case None, int(left), None:
            return pgettext("levels of soreness", "{level} on the left", level=left)
        case None, None, int(right):
            return pgettext("levels of soreness", "{level} on the right", level=right)
        case None, int(left), int(right) if left == right:
            return pgettext("levels of soreness", "{level} on both sides", level=left)
        case None, left, right:
            return pgettext(
                "levels of soreness",
                "{left} on the left, {right} on the right",
                left=left,
                right=right,
            )
        case level, _left, _right:
            return str(level)
