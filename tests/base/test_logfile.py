from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from recoverytimer.base.logfile import LARGEST, TOLD, PrivateLog, log_to


@pytest.fixture
def handler(tmp_path: Path) -> Iterator[PrivateLog]:
    made = PrivateLog(tmp_path / "log", encoding="utf-8")
    yield made
    made.close()


def said(handler: PrivateLog, text: str) -> None:
    handler.handle(logging.makeLogRecord({"msg": text}))


def test_a_full_log_is_begun_anew_and_the_one_before_it_kept(
    handler: PrivateLog, tmp_path: Path
) -> None:
    for text in ("x" * LARGEST, "second", "y" * LARGEST, "last"):
        said(handler, text)
    assert (tmp_path / "log").read_text() == "last\n"
    assert (tmp_path / "log.1").read_text().startswith("second\ny")
    assert (tmp_path / "log").stat().st_mode & 0o077 == 0


def test_a_log_that_cannot_be_begun_anew_goes_on(
    handler: PrivateLog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging, "raiseExceptions", False)
    (tmp_path / "log.1").mkdir()
    for text in ("x" * LARGEST, "second"):
        said(handler, text)
    assert (tmp_path / "log").read_text().endswith("second\n")


def test_what_a_person_was_told_is_in_it_and_no_warning(tmp_path: Path) -> None:
    logger = logging.getLogger("recoverytimer")
    before = list(logger.handlers)
    assert log_to(tmp_path / "log")
    (made,) = set(logger.handlers) - set(before)
    try:
        logging.getLogger(TOLD).info("Glute relief is saved.")
    finally:
        logger.removeHandler(made)
        made.close()
    assert "INFO recoverytimer.told: Glute relief is saved." in (tmp_path / "log").read_text()
