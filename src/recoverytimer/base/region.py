"""How a region writes days, times and numbers; which words it uses is up to the language."""

from __future__ import annotations

import locale
import os
import time

from msgspec import Struct

# Their week begins on Sunday, their paper is Letter (CLDR 44, weekData and measurementData).
SUNDAY_FIRST = (
    "AG AS AU BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN JM JP KE KH KR LA MH MM MO MT "
    "MX MZ NI NP PA PE PH PK PR PY SA SG SV TH TT TW UM US VE VI WS YE ZA ZW"
)
SATURDAY_FIRST = "AE AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY"
LETTER_PAPER = "BZ CA CL CO CR GT MX NI PA PH PR SV US VE"
# Their distances are in miles (the same, systems US and UK).
MILES = "GB LR MM US"
MONDAY, SATURDAY, SUNDAY = 0, 5, 6
# A day and an hour whose digits tell day, month and hour apart: 22 November, 15:00.
_PROBE = (2033, 11, 22, 15, 0, 0, 1, 326, 0)


class Region(Struct, frozen=True):
    """The habits of a region.

    Attributes:
        day_first: 3 March, else March 3.
        hours_24: 18:30, else 6:30 PM.
        decimal: the sign before a fraction.
        first_weekday: what a week begins with; Monday is 0.
        letter_paper: whether a sheet is Letter, else A4.
        miles: whether distances are in miles, else in kilometres.
    """

    day_first: bool = True
    hours_24: bool = True
    decimal: str = "."
    first_weekday: int = MONDAY
    letter_paper: bool = False
    miles: bool = False


def region_of_environment() -> Region:
    """What the environment asks for by LC_TIME, LC_NUMERIC and LC_MEASUREMENT; else `Region()`.

    The habits of this process are as before afterwards.
    """
    categories = (locale.LC_TIME, locale.LC_NUMERIC)
    before = [locale.setlocale(category) for category in categories]
    try:
        named = [locale.setlocale(category, "") for category in categories]
        written, clock = time.strftime("%x", _PROBE), time.strftime("%X", _PROBE)
        decimal = locale.localeconv()["decimal_point"]
    except locale.Error:
        # A locale need not be installed to say where one is.
        return Region(miles=measures_in_miles())
    finally:
        for category, name in zip(categories, before, strict=True):
            locale.setlocale(category, name)
    territory = _territory(named[0])
    if not territory:
        return Region(miles=measures_in_miles())
    return Region(
        day_first=written.find("22") < written.find("11"),
        hours_24="15" in clock,
        decimal=str(decimal),
        first_weekday=_first_weekday(territory),
        letter_paper=has_letter_paper(territory),
        miles=measures_in_miles(territory),
    )


def has_letter_paper(territory: str) -> bool:
    """Whether a territory, by its code, prints on Letter."""
    return territory in LETTER_PAPER.split()


def measures_in_miles(territory: str = "") -> bool:
    """Whether distances are in miles: by LC_MEASUREMENT, else a territory's code, else LANG."""
    given = os.environ
    if asked := given.get("LC_ALL") or given.get("LC_MEASUREMENT"):
        return _territory(asked) in MILES.split()
    return (territory or _territory(given.get("LANG", ""))) in MILES.split()


def _territory(name: str) -> str:
    return name.partition("@")[0].partition(".")[0].partition("_")[2]


def _first_weekday(territory: str) -> int:
    if territory in SUNDAY_FIRST.split():
        return SUNDAY
    return SATURDAY if territory in SATURDAY_FIRST.split() else MONDAY
