"""The habits of the system's region, in Qt's widgets and in what the app says."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication

from recoverytimer.base.language import follow, is_right_to_left, language_code
from recoverytimer.base.region import Region, has_letter_paper, measures_in_miles


def follow_system(qt: QApplication) -> None:
    """Lay out as the language is written, and write numbers and days as the region does."""
    system = QLocale.system()
    # Qt knows neither Liberia nor Myanmar, and on Windows not the United Kingdom.
    miles = measures_in_miles(QLocale.territoryToCode(system.territory()))
    follow(replace(region_of(system), miles=miles))
    QLocale.setDefault(spoken(language_code(), system))
    directions = Qt.LayoutDirection
    qt.setLayoutDirection(directions.RightToLeft if is_right_to_left() else directions.LeftToRight)


def region_of(locale: QLocale) -> Region:
    """The habits that Qt knows of a region; nothing of miles, which no field of Qt shows."""
    short = QLocale.FormatType.ShortFormat
    written = locale.dateFormat(short)
    return Region(
        day_first=written.find("d") < written.find("M"),
        hours_24="H" in locale.timeFormat(short),
        # Digits are those of the language, and so is the sign where it is another one.
        decimal="," if locale.decimalPoint() == "," else ".",
        first_weekday=locale.firstDayOfWeek().value - 1,
        letter_paper=has_letter_paper(QLocale.territoryToCode(locale.territory())),
    )


def spoken(language: str, system: QLocale) -> QLocale:
    """A locale that names days in a language and has the habits of the system's region."""
    wanted = QLocale(language).language()
    if wanted is system.language():
        return system
    exact = QLocale(wanted, system.territory())
    # English is not known for each territory; then one with the same habits stands in.
    scripts, territories = QLocale.Script.AnyScript, QLocale.Country.AnyTerritory
    others = QLocale.matchingLocales(wanted, scripts, territories)
    habits = region_of(system)
    return next((one for one in (exact, *others) if region_of(one) == habits), exact)
