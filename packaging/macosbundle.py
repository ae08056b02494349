"""What macOS is told of the app: its `Info.plist`, its icons, and what it may do when signed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from iconfiles import APP, DOCUMENT, icns
from recoverytimer import __version__
from recoverytimer.base.identity import APP_ID
from recoverytimer.sharing.bundle import ShareFormat
from templates import KIND, MIME, TITLE

TARGET = Path(__file__).resolve().parents[1] / "build" / "macos"
BUNDLE = f"{TITLE}.app"
ENTITLEMENTS = Path(__file__).parent / "macos" / "entitlements.plist"
APP_ICON, FILE_ICON = "app.icns", "recovery.icns"
OLDEST = "13.0"
"""What Qt 6.11 needs."""
FILE_TYPE = f"{APP_ID}.recovery"


def write_icons(target: Path) -> None:
    """Write the icons of the app and of its files into a folder."""
    target.mkdir(parents=True, exist_ok=True)
    for name, drawing in ((APP_ICON, APP), (FILE_ICON, DOCUMENT)):
        (target / name).write_bytes(icns(drawing))


def info_plist(version: str = __version__) -> dict[str, Any]:
    """What PyInstaller adds to the `Info.plist` that it makes."""
    return {
        "CFBundleName": TITLE,
        "CFBundleDisplayName": TITLE,
        "CFBundleIdentifier": APP_ID,
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleDevelopmentRegion": "en",
        "LSApplicationCategoryType": "public.app-category.healthcare-fitness",
        "LSMinimumSystemVersion": OLDEST,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": "Recovery Timer contributors, GPL-3.0-or-later",
        # So that it may be dark.
        "NSRequiresAquaSystemAppearance": False,
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": KIND,
                "CFBundleTypeRole": "Viewer",
                "CFBundleTypeIconFile": FILE_ICON,
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [FILE_TYPE],
            }
        ],
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": FILE_TYPE,
                "UTTypeDescription": KIND,
                "UTTypeIconFile": FILE_ICON,
                "UTTypeConformsTo": ["public.data", "public.archive"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": [ShareFormat.FILE.removeprefix(".")],
                    "public.mime-type": [MIME],
                },
            }
        ],
    }
