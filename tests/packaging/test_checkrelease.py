"""A release is refused where what names it does not agree."""

from __future__ import annotations

from datetime import date

import pytest

import checkrelease
from checkrelease import of_changelog, of_publisher, of_repository, of_shops
from recoverytimer.about.changelog import Release

TODAY = date(2026, 12, 1)
GOOD = Release("1.2.0", TODAY, ("Something new.",))
OLDER = Release("1.1.0", date(2026, 6, 1), ("Something older.",))


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ([GOOD, OLDER], []),
        ([OLDER], ["version 1.2.0, but the newest heading of CHANGELOG.md is 1.1.0"]),
        ([], ["the newest heading of CHANGELOG.md is nothing"]),
        ([Release("1.2.0", None, ("New.",))], ["has no day: ## 1.2.0 - 2026-12-01"]),
        ([Release("1.2.0", date(2026, 12, 2), ("New.",))], ["a day to come: 2026-12-02"]),
        ([Release("1.2.0", None)], ["has no day", "says nothing of 1.2.0"]),
    ],
)
def test_the_changelog_must_tell_of_the_version(told: list[Release], said: list[str]) -> None:
    found = list(of_changelog("1.2.0", told, TODAY))
    assert len(found) == len(said)
    assert all(part in sentence for part, sentence in zip(said, found, strict=True))


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ([GOOD, OLDER], []),
        ([OLDER], ["Shops would not show 1.2.0 as the newest release."]),
        ([Release("1.2.0", None, ("New.",))], ["Shops would show 1.2.0 as a development release."]),
    ],
)
def test_shops_must_show_the_version_as_released(told: list[Release], said: list[str]) -> None:
    assert list(of_shops("1.2.0", told, TODAY)) == said


def test_nobody_publishes_under_a_stand_in() -> None:
    assert list(of_publisher("org.example.RecoveryTimer", "Ann <ann@example.org>")) == []
    (found,) = of_publisher("org.example.RecoveryTimer", "A <a@users.noreply.github.com>")
    assert "a@users.noreply.github.com" in found


def git(*, changed: str = "", tagged: str | None = None) -> dict[str, str]:
    """What git says, by its command."""
    return {
        "status": changed,
        "tag": "v1.2.0\n" if tagged else "",
        "rev-list": tagged or "",
        "rev-parse": "abc\n",
    }


@pytest.mark.parametrize(
    ("says", "said"),
    [
        (git(), []),
        (git(tagged="abc\n"), []),
        (git(tagged="def\n"), ["The tag v1.2.0 is there, but on another commit."]),
        (git(changed=" M README.md\n"), ["There are changes that no commit holds."]),
    ],
)
def test_a_release_is_one_commit(says: dict[str, str], said: list[str]) -> None:
    assert list(of_repository("1.2.0", lambda command, *_: says[command])) == said


def test_whoever_releases_reads_what_is_left_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    version = checkrelease.__version__
    monkeypatch.setattr(checkrelease, "run", lambda *_, **__: "")
    monkeypatch.setattr(checkrelease, "APP_ID", "org.example.RecoveryTimer")
    monkeypatch.setattr(checkrelease, "MAINTAINER", "Ann <ann@example.org>")
    monkeypatch.setattr(checkrelease, "releases", lambda _: (Release(version, TODAY, ("New.",)),))
    monkeypatch.setattr(checkrelease, "datetime", Clock)
    assert checkrelease.main() == 0
    assert capsys.readouterr().out == f"{version} can be released.\n"
    monkeypatch.setattr(checkrelease, "releases", lambda _: ())
    assert checkrelease.main() == 1
    assert "CHANGELOG.md is nothing" in capsys.readouterr().out


class Clock:
    """Says that it is the day of the release."""

    @staticmethod
    def now(_zone: object) -> Clock:
        return Clock()

    @staticmethod
    def date() -> date:
        return TODAY
