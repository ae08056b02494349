"""Where cautions are: kept with these, and gone with them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.contraindications import PersonalCautions
from recoverytimer.exercise.injuredpart import InjuredPart
from recoverytimer.settings.ending import following_cautions
from recoverytimer.settings.file import SettingsFile
from recoverytimer.settings.settings import Settings

TODAY = date(2026, 3, 4)
ANKLE = Settings(
    cautions=(Caution.ACUTE, Caution.KNEE),
    caution_days={Caution.ACUTE: TODAY},
    caution_parts={Caution.ACUTE: InjuredPart.FOOT},
)


def test_a_person_is_hurt_where_they_said() -> None:
    assert ANKLE.personal_cautions() == PersonalCautions(
        frozenset({Caution.ACUTE, Caution.KNEE}),
        parts=frozenset({(Caution.ACUTE, InjuredPart.FOOT)}),
    )


def test_what_is_ticked_stays_where_it_is() -> None:
    assert following_cautions(ANKLE, TODAY, ANKLE) == ANKLE


def test_what_is_off_or_nowhere_in_particular_is_at_no_part() -> None:
    odd = Settings(
        cautions=(Caution.KNEE,),
        caution_parts={Caution.ACUTE: InjuredPart.FOOT, Caution.KNEE: InjuredPart.KNEE},
    )
    assert following_cautions(odd, TODAY, odd).caution_parts == {}


def test_the_file_keeps_it_and_takes_no_part_that_there_is_not(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.toml")
    file.save(ANKLE)
    assert file.load() == (ANKLE, ())
    file.path.write_text('cautions = ["ACUTE"]\ncaution_parts = {ACUTE = "tail"}\n')
    found, problems = file.load()
    assert problems
    assert found == Settings(cautions=(Caution.ACUTE,))
