"""Texts of the files that come with the app, in its language."""

from __future__ import annotations

from pathlib import Path

from recoverytimer.base.content import in_language, texts_in
from recoverytimer.base.language import AsWritten, speaking
from recoverytimer.base.paths import person_paths
from recoverytimer.exercise.cautionnotes import caution_notes
from recoverytimer.exercise.files import read_exercise
from recoverytimer.guide.library import Guide
from recoverytimer.routine.library import Library
from recoverytimer.routine.routine import Group, Work
from recoverytimer.soreness.stoprules import stop_rules
from tests.pseudo import CLOSE, OPEN, Pseudo

RESOURCES = person_paths().resources
PIGEON = RESOURCES / "exercises" / "pigeon-pose.toml"


class OnlyNames(AsWritten):
    """A language that knows a single field of a single file."""

    def pgettext(self, context: str, message: str) -> str:
        return "Taube" if context == "exercises/pigeon-pose: name" else message


def test_a_text_is_laid_over_by_file_and_field_and_the_others_stay() -> None:
    original = read_exercise(PIGEON).value
    assert original is not None
    with speaking(OnlyNames()):
        said = in_language(original, PIGEON)
    assert said.name == "Taube"
    assert (said.setup, said.instructions) == (original.setup, original.instructions)
    assert in_language(original, PIGEON) is original


def test_all_that_comes_with_the_app_is_said_in_its_language(tmp_path: Path) -> None:
    with speaking(Pseudo()):
        library = Library(RESOURCES, tmp_path)
        entries = (*library.routines(), *library.templates())
        routines = [entry.routine for entry in entries if entry.routine]
        topics = Guide(RESOURCES).topics.values()
        told = [name for routine in routines for name in (routine.name, routine.summary)]
        told += [exercise.setup for exercise in library.exercises.values()]
        told += [claim.text for topic in topics for claim in topic.claims]
        told += [note.question for note in caution_notes(RESOURCES).values()]
        rules = stop_rules(RESOURCES)
        signs = [sign for level in rules.levels for sign in level.signs]
        told += [sign.text for sign in signs]
        told += [sign.question.ask for sign in signs if sign.question]
    assert len(told) > 200
    assert [text for text in told if text and text[0] + text[-1] != OPEN + CLOSE] == []


def test_ids_tags_and_doses_are_the_same_in_all_languages(tmp_path: Path) -> None:
    before = Library(RESOURCES, tmp_path).routine("glute-relief")
    with speaking(Pseudo()):
        after = Library(RESOURCES, tmp_path).routine("glute-relief")
    assert before
    assert before.routine
    assert after
    assert after.routine
    assert before.routine.tags == after.routine.tags
    for old, new in zip(before.routine.steps, after.routine.steps, strict=True):
        assert type(old) is type(new)
        if isinstance(old, Work) and isinstance(new, Work):
            assert (old.exercise, old.dose) == (new.exercise, new.dose)
        elif isinstance(old, Group) and isinstance(new, Group):
            assert len(old.steps) == len(new.steps)


def test_what_a_person_made_stays_as_it_was_written(tmp_path: Path) -> None:
    library = Library(RESOURCES, tmp_path)
    original = library.exercises["pigeon-pose"]
    library.exercises.save("pigeon-pose", original)
    with speaking(Pseudo()):
        assert Library(RESOURCES, tmp_path).exercises["pigeon-pose"].name == original.name


def test_the_texts_of_a_file_are_found_with_their_contexts() -> None:
    found = dict(texts_in(read_exercise(PIGEON).value, PIGEON))
    assert found["exercises/pigeon-pose: name"] == "Pigeon pose"
    assert found["exercises/pigeon-pose: easier: text"]
    assert not any("dose" in context or "mark" in context for context in found)
