"""What a person wrote into the file of settings stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from recoverytimer.exercise.caution import Caution
from recoverytimer.settings.file import SettingsFile

BY_HAND = """\
# mine
prepare_s = 8.0  # I am slow
volume = 70 # as it came
cautions = [
  "KNEE", # since March
  # the other one
  "PREG",
]

[caution_days] # when
PREG = 2026-03-01 # about
"""


@pytest.fixture
def file(tmp_path: Path) -> SettingsFile:
    made = SettingsFile(tmp_path / "settings.toml")
    made.path.write_text(BY_HAND)
    return made


def test_saving_what_was_read_changes_no_byte(file: SettingsFile) -> None:
    found, problems = file.load()
    assert problems == ()
    file.save(found)
    assert file.path.read_text() == BY_HAND


def test_another_value_changes_its_line_alone(file: SettingsFile) -> None:
    found = file.load()[0]
    file.save(replace(found, prepare_s=9.0, volume=20))
    after = BY_HAND.replace("8.0", "9.0").replace("= 70", "= 20")
    assert file.path.read_text() == after
    file.save(found)
    assert file.path.read_text() == BY_HAND


def test_what_was_not_there_stands_with_the_other_single_values(file: SettingsFile) -> None:
    file.save(replace(file.load()[0], halfway=True))
    assert file.path.read_text() == BY_HAND.replace("]\n", "]\nhalfway = true\n", 1)


def test_a_list_keeps_what_is_said_of_its_other_entries(file: SettingsFile) -> None:
    file.save(replace(file.load()[0], cautions=(Caution.KNEE,)))
    text = file.path.read_text()
    assert '"KNEE", # since March' in text
    assert file.load()[0].cautions == (Caution.KNEE,)


def test_a_new_file_names_every_setting(tmp_path: Path, file: SettingsFile) -> None:
    new = SettingsFile(tmp_path / "new.toml")
    new.save(file.load()[0])
    assert "switch_s = 5.0" in new.path.read_text()


def test_what_is_not_sound_is_put_right_and_the_rest_stays(file: SettingsFile) -> None:
    text = BY_HAND.replace("= 70", '= "loud"')
    file.path.write_text(text)
    file.save(file.load()[0])
    assert file.path.read_text() == BY_HAND
