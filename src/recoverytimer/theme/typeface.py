"""The open family of large figures, and of all text where a system has nothing better.

Hanken Grotesk: its figures are equally wide as they are, without features that a style sheet could
not ask for, and its lines are as high as `typescale.LINE` says.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

FAMILY = "Hanken Grotesk"
FACES = ("HankenGrotesk", "HankenGroteskSemiBold", "HankenGroteskBold")
"""As the package names its files; no text is in another weight, and none in italics."""
LAST_RESORTS = ("DejaVu", "Bitstream")
"""How families are called that a system has where nobody has chosen one."""


def text_font(of_system: QFont) -> QFont:
    """The font of all text: that of the system, or ours in its place where it is a last resort."""
    return figures_font(of_system) if is_last_resort(QFontInfo(of_system).family()) else of_system


def is_last_resort(family: str) -> bool:
    """Whether a system would have named another family if it had one."""
    return not family or family.startswith(LAST_RESORTS)


def figures_font(of_text: QFont) -> QFont:
    """A font like another in our family; what that has no signs for is in the other's."""
    _load()
    made = QFont(of_text)
    made.setFamilies([FAMILY, *(f for f in of_text.families() if f != FAMILY)])
    return made


@cache
def _load() -> None:
    # Once for a process: each time, Qt forgets what it knows of fonts.
    from font_hanken_grotesk import font_files_otf as files

    for face in FACES:
        QFontDatabase.addApplicationFont(files[face])
