"""What got easier, in one line and what it rests on."""

from __future__ import annotations

from datetime import date

from recoverytimer.base.amounts import plain_number, whole
from recoverytimer.base.dates import month_name
from recoverytimer.base.language import _, message, ngettext, pgettext
from recoverytimer.soreness.easing import AfterRuns, Easing, FeltAs

what_got_easier = message("Easier than before")


def easing_line(found: Easing) -> str:
    """The line: "Soreness after long runs: 3.1 days on average in July and August, 2.2 now."."""
    months = _months(found.then_first, found.then_last)
    then, now = _number(found.then), _number(found.now)
    return {
        (AfterRuns.LONG, FeltAs.DAYS): _(
            "Soreness after long runs: {then} days on average {months}, {now} now.",
            then=then,
            months=months,
            now=now,
        ),
        (AfterRuns.HARD, FeltAs.DAYS): _(
            "Soreness after hard runs: {then} days on average {months}, {now} now.",
            then=then,
            months=months,
            now=now,
        ),
        (AfterRuns.LONG, FeltAs.HIGHEST): _(
            "Soreness after long runs: up to {then} out of 10 on average {months}, up to {now} "
            "now.",
            then=then,
            months=months,
            now=now,
        ),
        (AfterRuns.HARD, FeltAs.HIGHEST): _(
            "Soreness after hard runs: up to {then} out of 10 on average {months}, up to {now} "
            "now.",
            then=then,
            months=months,
            now=now,
        ),
    }[found.after, found.felt_as]


def easing_basis(found: Easing) -> str:
    """What the line rests on, and what it does not say."""
    return ngettext(
        "From your own notes after {n} run then and {now} in the last weeks. They do not say why.",
        "From your own notes after {n} runs then and {now} in the last weeks. They do not say why.",
        found.then_runs,
        now=found.now_runs,
    )


def _months(first: date, last: date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return pgettext("when it was sore", "in {month}", month=month_name(first.month))
    if (last.year - first.year) * 12 + last.month - first.month == 1:
        return pgettext(
            "when it was sore",
            "in {first} and {last}",
            first=month_name(first.month),
            last=month_name(last.month),
        )
    return pgettext(
        "when it was sore",
        "from {first} to {last}",
        first=month_name(first.month),
        last=month_name(last.month),
    )


def _number(value: float) -> str:
    """To a tenth, a half upwards."""
    return plain_number(whole(10 * value) / 10)
