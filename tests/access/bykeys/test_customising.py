"""A routine is made one's own, by keys alone."""

from __future__ import annotations

from msgspec.structs import replace

from recoverytimer.routine.editor.page import EditorPage
from recoverytimer.routine.routine import Group, Routine, Work
from tests.access.bykeys.keyboard import Keyboard
from tests.access.bykeys.test_following import find


def edited(keys: Keyboard) -> Routine:
    """The routine as it stands in the editor."""
    page = keys.driver.app.subjects.routines.editing.page
    assert isinstance(page, EditorPage)
    return page.document.routine


def test_a_routine_is_copied_changed_saved_renamed_and_deleted(keys: Keyboard) -> None:
    find(keys, "glute relief", "Glute relief stretches")
    keys.press("Customise")
    assert keys.name == "Steps"
    first = edited(keys).steps
    keys.type("3")
    keys("Return")
    assert edited(keys).steps[0] != first[0]
    keys("Alt+Down")
    assert edited(keys).steps[1] != first[1]
    keys("Ctrl+Z")
    keys("/")
    keys.type("pigeon")
    keys("Down", "Return", "Esc")
    assert len(edited(keys).steps) == len(first) + 1
    keys("Home", "Shift+Down", "Ctrl+G")
    assert isinstance(edited(keys).steps[0], Group)
    keys("Ctrl+Shift+G", "Del", "Ctrl+Z", "Alt+S", "Alt+O")
    assert isinstance(edited(keys).steps[0], Work)
    keys("F6", "Shift+F6")
    keys.tab_to("Name", back=True)
    keys.replace("Mine")
    keys("Return", "Ctrl+S")
    keys.reads("has been saved")
    keys("Esc")
    keys.reads("Mine")


def test_a_new_routine_is_saved_renamed_deleted_and_undone(keys: Keyboard) -> None:
    keys("Ctrl+2")
    keys.press("New routine")
    keys("Down", "Up", "Return")
    keys("/")
    keys.type("bridge")
    keys("Return", "Esc")
    assert len(edited(keys).steps) == 1
    keys("Ctrl+Return", "Esc")
    keys("Ctrl+S")
    keys.reads("has been saved")
    keys("Esc")
    keys.press("Rename")
    keys.replace("Ours")
    keys("Return")
    keys.reads("Ours")
    assert keys.name == "Rename"
    keys.press("Delete")
    keys.reads("deleted")
    keys("F6", "Space")
    find(keys, "Ours", "Ours")


def test_a_choice_is_made_and_a_step_is_only_for_some_of_it(keys: Keyboard) -> None:
    find(keys, "glute relief", "Glute relief stretches")
    keys.press("Customise")
    keys.press("About the routine", back=True, most=30)
    keys.press("Add a choice", most=30)
    keys.tab_to("Options", most=30)
    keys.replace("6 minutes")
    keys("Return")
    keys.type("12 minutes")
    (choice,) = edited(keys).choices
    assert [option.says for option in choice.options] == ["6 minutes", "12 minutes"]
    keys("Esc", "Down", "Up")
    keys.press("12 minutes", most=30)
    assert edited(keys).steps[0].only == (choice.options[1].id,)
    keys.tab_to("Speed", back=True, most=30)
    keys.replace("2")
    assert edited(keys).steps[0] == replace(edited(keys).steps[0], speed=2)
    keys("Ctrl+S")
    keys.reads("has been saved")


def test_an_exercise_is_written_from_the_search_and_comes_back(keys: Keyboard) -> None:
    find(keys, "glute relief", "Glute relief stretches")
    keys.press("Customise")
    keys("/")
    keys.type("Qqzx hop")
    keys("Return")
    assert keys.name == "Name"
    keys.tab_to("Set-up", most=30)
    keys.type("Stand tall.")
    keys.tab_to("Instructions")
    keys.type("Hop on one leg.")
    keys("Ctrl+S")
    keys.wait(lambda: keys.name == "Steps")
    assert isinstance(edited(keys).steps[1], Work)
    assert edited(keys).steps[1].exercise == "qqzx-hop"


def test_a_draft_is_left_and_discarded(keys: Keyboard) -> None:
    find(keys, "glute relief", "Glute relief stretches")
    keys.press("Customise")
    keys("Del", "Esc")
    drafts = keys.driver.app.subjects.routines.drafts
    assert list(drafts.ids()) == ["glute-relief"]
    keys("F6", "Space")
    keys.reads("Glute relief stretches")
    assert list(drafts.ids()) == []
