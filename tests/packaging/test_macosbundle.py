"""What macOS is told of the app, as far as files say it."""

from __future__ import annotations

import plistlib
from pathlib import Path
from typing import Any

import pytest

import macosbundle
from macosbundle import APP_ICON, ENTITLEMENTS, FILE_ICON, info_plist
from recoverytimer import __version__
from recoverytimer.base.identity import APP_ID
from recoverytimer.sharing.bundle import ShareFormat
from tests.packaging.test_icons import ICNS_TYPES, sides


@pytest.fixture
def told() -> dict[str, Any]:
    """As it is read again from the file that it becomes."""
    read: dict[str, Any] = plistlib.loads(plistlib.dumps(info_plist()))
    return read


def test_the_app_is_called_by_its_id_and_version(told: dict[str, Any]) -> None:
    assert told["CFBundleIdentifier"] == APP_ID
    assert told["CFBundleShortVersionString"] == told["CFBundleVersion"] == __version__
    assert told["CFBundleName"] == "Recovery Timer"
    assert len(told["CFBundleName"]) < 16
    assert told["LSApplicationCategoryType"] == "public.app-category.healthcare-fitness"
    assert told["NSHighResolutionCapable"] is True
    # Else PyInstaller would say so of a program with a console.
    assert "LSBackgroundOnly" not in told


def test_its_files_have_a_type_that_the_app_opens(told: dict[str, Any], tmp_path: Path) -> None:
    (declared,) = told["UTExportedTypeDeclarations"]
    (opened,) = told["CFBundleDocumentTypes"]
    assert opened["LSItemContentTypes"] == [declared["UTTypeIdentifier"]]
    assert declared["UTTypeIdentifier"].startswith(f"{APP_ID}.")
    tags = declared["UTTypeTagSpecification"]
    assert [f".{ending}" for ending in tags["public.filename-extension"]] == [ShareFormat.FILE]
    assert tags["public.mime-type"] == ["application/x-recoverytimer"]
    macosbundle.write_icons(tmp_path)
    for name in {APP_ICON, FILE_ICON, declared["UTTypeIconFile"], opened["CFBundleTypeIconFile"]}:
        icon = (tmp_path / name).read_bytes()
        assert sides(icon, "icns") == sorted(side for _, side in ICNS_TYPES)


def test_a_signed_app_may_do_no_more_than_it_has_a_reason_for() -> None:
    text = ENTITLEMENTS.read_text(encoding="utf-8")
    asked = plistlib.loads(text.encode())
    assert set(asked.values()) == {True}
    assert text.count("<!--") == len(asked)
    never = ("network", "device", "personal-information", "disable-library-validation")
    assert not [key for key in asked if any(word in key for word in never)]
