from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from recoverytimer.base.language import speaking
from recoverytimer.start import words
from recoverytimer.start.arguments import command_line
from tests.pseudo import Pseudo, untranslated

# What argparse says itself is in its own catalogue.
OF_ARGPARSE = {"-h", "--version"}


def helps(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        if OF_ARGPARSE.isdisjoint(action.option_strings):
            yield action.help or ""
        if isinstance(action, argparse._SubParsersAction):
            yield from (choice.help or "" for choice in action._choices_actions)
            for inner in action.choices.values():
                yield from helps(inner)


def test_the_help_on_all_commands_is_in_the_language() -> None:
    with speaking(Pseudo()):
        parser = command_line()
        said = [parser.description or "", *helps(parser)]
        assert [text for text in said if untranslated(text)] == []
        assert sum(map(bool, said)) > 15


def test_all_else_is_said_in_the_language() -> None:
    with speaking(Pseudo()):
        said = [
            *(say() for say in (words.close_anyway, words.drop_to_import, words.runs)),
            *(say() for say in (words.soreness, words.self_test_passed, words.self_test_failed)),
            *(say() for say in (words.trial_pages, words.trial_session, words.trial_pictures)),
            *(say() for say in (words.trial_paper, words.trial_search, words.trial_records)),
            *(say() for say in (words.trial_terminal, words.trial_desktop, words.trial_tones)),
            *(say() for say in (words.trial_voice, words.history_is_empty, words.no_voice_here)),
            words.trial_about(),
            words.no_second_start(),
            words.trial_passed("1", ""),
            words.trial_passed("1", "2"),
            words.trial_failed("1", "2"),
            words.process_ended(1, "2"),
            words.process_stuck(1),
            words.missing(["1"]),
            *(say("1") for say in (words.blank, words.not_found, words.not_written)),
            *(say() for say in (words.speed_bounds, words.day_as_written)),
            *(say("1") for say in (words.no_qt, words.routine_gone, words.parts_missing)),
            *(say(Path("1")) for say in (words.not_utf8, words.no_file)),
        ]
        assert [text for text in said if untranslated(text)] == []
