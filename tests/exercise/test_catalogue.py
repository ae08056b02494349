"""Own exercises: written, read again, noticed, and never leading out of their folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import tomlkit
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from recoverytimer.base.paths import shipped_resources
from recoverytimer.exercise.catalogue import Exercises
from recoverytimer.exercise.check import ExerciseCheck
from recoverytimer.exercise.dose import LONGEST_DOSE_S
from recoverytimer.exercise.exercise import DefaultDose, Exercise, Variant
from recoverytimer.exercise.files import (
    exercise_table,
    exercise_text,
    read_exercise,
    read_exercise_table,
    read_exercise_text,
    save_exercise,
)
from recoverytimer.exercise.words.problems import problem_in_words
from recoverytimer.routine.library import Library
from tests.making import BEND, exercises, plain, texts

SHIPPED = shipped_resources()
BY_HAND = """# Mine.
name = "Bend"  # a working title
kind = "stretch"
setup = "Stand."
instructions = [
    "Bend.",  # slowly
    # this one is new
    "Breathe.",
]
dose = { hold = 30 }  # not longer
sources = [{ text = "Me", mark = "J" }]
"""


def again(text: str) -> Exercise | None:
    return read_exercise_table(tomlkit.parse(text).unwrap()).value


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(SHIPPED, tmp_path)


@settings(max_examples=50)
@given(exercises())
def test_any_exercise_is_read_as_it_was_saved(exercise: Exercise) -> None:
    assert again(exercise_text(exercise)) == exercise


@settings(max_examples=50)
@given(exercises(), exercises())
def test_any_exercise_can_replace_any_other(old: Exercise, new: Exercise) -> None:
    assert again(exercise_text(new, exercise_text(old))) == new


@settings(max_examples=50)
@given(exercises())
def test_any_exercise_can_replace_one_written_by_hand(new: Exercise) -> None:
    text = exercise_text(new, BY_HAND)
    assert again(text) == new
    assert text.startswith("# Mine.\n")


def test_saving_keeps_comments_also_within_lists(tmp_path: Path) -> None:
    path = tmp_path / "bend.toml"
    path.write_text(BY_HAND)
    found = read_exercise(path).value
    assert found is not None
    changed = replace(
        found,
        instructions=("Bend.", "Breathe.", "Come up."),
        dose=DefaultDose(hold=45.0),
        picture="bend.png",
    )
    save_exercise(path, changed)
    text = path.read_text()
    for kept in ("# Mine.", "# a working title", "# slowly", "# this one is new", "hold = 45 }"):
        assert kept in text
    assert read_exercise(path).value == changed


def test_what_means_the_same_stays_as_it_was_written() -> None:
    text = BY_HAND.replace("hold = 30", "hold = 30.0, until_done = false")
    text += "[easier] # softly\ntext = 'Bend less.' # a bit\n"
    text = f"optional = false # always\nsides = 'none' # both at once\n{text}"
    found = read_exercise_text(text).value
    assert found is not None
    assert exercise_text(found, text) == text
    softer = replace(found.easier, text="Less.")
    assert exercise_text(replace(found, easier=softer), text) == text.replace(
        "'Bend less.'", '"Less."'
    )


def test_a_source_whose_text_is_changed_keeps_the_comments_of_the_rest() -> None:
    text = BY_HAND.replace('sources = [{ text = "Me", mark = "J" }]\n', "")
    text += '[[sources]] # mine\ntext = "Me"\nmark = "J" # only a guess\n'
    text += '\n# another\n[[sources]]\ntext = "You"\nmark = "R" # from memory\n'
    found = read_exercise_text(text).value
    assert found is not None
    sources = (replace(found.sources[0], text="I"), found.sources[1])
    changed = exercise_text(replace(found, sources=sources), text)
    assert changed == text.replace('"Me"', '"I"')


def test_whole_numbers_are_written_as_people_write_them() -> None:
    assert "hold = 30\n" in exercise_text(BEND)
    assert "hold = 2.5\n" in exercise_text(replace(BEND, dose=DefaultDose(hold=2.5)))


def test_all_problems_of_an_exercise_are_told_at_once() -> None:
    table = {"nme": "x", "kind": "yoga", "setup": "", "instructions": [], "dose": {"hold": "x"}}
    told = "\n".join(map(problem_in_words, read_exercise_table(table).problems))
    for part in ("name is missing", "kind is", "setup is", 'Did you mean "name"?', '"x" is not'):
        assert part in told


@pytest.mark.parametrize(
    ("kind", "dose", "sound"),
    [
        ("cold", {"hold": 1200}, True),
        ("cold", {"hold": 1201}, False),
        ("heat", {"hold": [300, "600-1500"]}, False),
        ("cold", {"hold": {"left": 300, "right": 1300}}, False),
        ("heat", {"up_to": 1300}, False),
        ("stretch", {"hold": LONGEST_DOSE_S}, True),
        ("stretch", {"hold": f"30-{LONGEST_DOSE_S + 1}"}, False),
        ("strength", {"reps": 8, "sets": "2-2000"}, False),
        ("strength", {"reps": 1000, "tempo": [["up", 60], ["down", 60]]}, False),
    ],
)
def test_no_spell_of_cold_or_heat_may_be_too_long(kind: str, dose: object, sound: bool) -> None:
    table = {**exercise_table(BEND), "kind": kind, "dose": dose}
    assert (not read_exercise_table(table).problems) is sound


@pytest.mark.parametrize(
    "name",
    [
        "../bend.png",
        "a/bend.png",
        "a\\bend.png",
        "/bend.png",
        "C:bend.png",
        ".png",
        "..png",
        "bend.gif",
        "bend",
        "bend.png\n",
        "bend.png\x00",
        "",
    ],
)
def test_a_picture_is_a_bare_name(name: str) -> None:
    assert read_exercise_table({**exercise_table(BEND), "picture": name}).problems


def test_an_own_exercise_replaces_a_shipped_one_until_it_is_deleted(library: Library) -> None:
    shipped = library.exercises["pigeon-pose"]
    assert not library.exercises.own_path("pigeon-pose").exists()
    library.exercises.save("pigeon-pose", replace(shipped, name="My pigeon"))
    entry = library.exercises.entry("pigeon-pose")
    assert entry is not None
    assert (entry.own, entry.shipped) == (True, True)
    assert library.exercises["pigeon-pose"].name == "My pigeon"
    content = library.exercises.delete("pigeon-pose")
    assert library.exercises["pigeon-pose"] == shipped
    library.exercises.restore("pigeon-pose", content)
    assert library.exercises["pigeon-pose"].name == "My pigeon"
    assert (SHIPPED / "exercises" / "pigeon-pose.toml").read_text().startswith('name = "Pigeon')


def test_a_new_exercise_can_be_taken_back(library: Library) -> None:
    assert "bend" not in library.exercises
    library.exercises.save("bend", BEND)
    assert "bend" in library.exercises.names
    assert library.exercises.new_id("Bend") == "bend-2"
    library.exercises.put_back("bend", None)
    assert "bend" not in library.exercises
    assert "bend" not in library.exercises.names


def test_what_changes_on_the_disk_is_noticed_and_nothing_else_is_read_again(
    library: Library, tmp_path: Path
) -> None:
    library.exercises.save("bend", BEND)
    pigeon, bend = library.exercises["pigeon-pose"], library.exercises["bend"]
    path = tmp_path / "exercises" / "bend.toml"
    path.write_text(exercise_text(replace(BEND, name="Bow")))
    (tmp_path / "exercises" / "new.toml").write_text(exercise_text(BEND))
    assert library.exercises["bend"] is bend
    library.exercises.refresh()
    assert library.exercises["bend"].name == "Bow"
    assert "new" in library.exercises.names
    assert library.exercises["pigeon-pose"] is pigeon
    path.unlink()
    library.exercises.refresh()
    assert "bend" not in library.exercises


def test_only_what_was_read_is_looked_at(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    _read = library.exercises["pigeon-pose"]
    looked: list[str] = []
    look = Path.stat

    def stat(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        looked.append(path.stem)
        return look(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", stat)
    library.exercises.refresh()
    assert set(looked) == {"pigeon-pose"}


def test_an_unsound_own_file_leaves_the_shipped_exercise_and_says_why(
    library: Library, tmp_path: Path
) -> None:
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "pigeon-pose.toml").write_text("name = 3")
    entry = library.exercises.entry("pigeon-pose")
    assert entry is not None
    assert entry.name == "Pigeon pose"
    assert entry.own
    assert "name is 3" in problem_in_words(entry.problems[0])


def test_a_routine_follows_its_exercises(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "routines"
    folder.mkdir()
    (folder / "mine.toml").write_text(plain('exercise = "bend"'))
    entry = library.routine("mine")
    assert entry is not None
    assert entry.routine is None
    library.exercises.save("bend", BEND)
    assert [e.id for e in library.routines_with("bend")] == ["mine"]
    healed = library.routine("mine")
    assert healed is not None
    assert healed.routine is not None
    library.exercises.delete("bend")
    gone = library.routine("mine")
    assert gone is not None
    assert 'There is no exercise "bend"' in problem_in_words(gone.problems[0])


def test_what_an_exercise_leads_to_is_looked_for(library: Library, tmp_path: Path) -> None:
    odd = replace(BEND, easier=Variant(text="x", exercise="bnd"), pose="nothing", picture="a.png")
    check = ExerciseCheck(library.exercises, SHIPPED / "poses", tmp_path / "pictures", {})
    told = "\n".join(map(problem_in_words, check.problems(odd)))
    assert 'easier: There is no exercise "bnd"' in told
    assert 'There is no figure "nothing"' in told
    assert 'There is no picture "a.png"' in told
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "a.png").touch()
    assert not check.problems(replace(BEND, picture="a.png", pose="pigeon-pose"))


@given(st.lists(texts(100), max_size=5))
def test_ids_of_new_exercises_are_sound_and_free(names: list[str]) -> None:
    from recoverytimer.base.filenames import free_id

    taken: list[str] = []
    for name in names:
        made = free_id(name, taken, "exercise")
        assert made not in taken
        sound = {**exercise_table(BEND), "pose": made}
        assert not read_exercise_table(sound).problems
        taken.append(made)


def test_exercises_in_a_folder_that_cannot_be_read_hide_no_shipped_ones(tmp_path: Path) -> None:
    exercises = Exercises(SHIPPED / "exercises", tmp_path / ("x" * 300))
    assert "pigeon-pose" in exercises
    assert len(exercises.names) == 110


@pytest.mark.parametrize(
    "name", ["bend.sync-conflict-20260304-101112-ABCDEF7.toml", "bend (1).toml", "bend-PC.toml"]
)
def test_a_conflict_copy_is_no_further_exercise(library: Library, name: str) -> None:
    exercises = library.exercises
    exercises.save("bend", BEND)
    other = exercise_text(replace(BEND, setup="Sit."))
    (exercises.own_folder / name).write_text(other)
    exercises.refresh()

    assert [n for n in exercises.names if n.startswith("bend")] == ["bend"]
    assert [copy.path.name for copy in exercises.copies_of("bend")] == [name]
