"""Makes the catalogue of all messages, and brings the languages that there are up to it.

`python3 dev.py words` writes `build/recoverytimer.pot`: messages of the code, and texts of files
that come with the app. Each `resources/languages/LANGUAGE.po` is merged with it, and compiled to
what the app reads. `python3 dev.py words LANGUAGE` begins a new language.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from recoverytimer import __version__
from recoverytimer.about.changelog import read_releases
from recoverytimer.base.content import MUSCLE, PHASE, TAG, texts_in
from recoverytimer.base.disk import toml_files
from recoverytimer.base.language import DOMAIN
from recoverytimer.base.toml.reading import read_file
from recoverytimer.exercise.cautionnotes import Cautions
from recoverytimer.exercise.dose import USUAL_PACES
from recoverytimer.exercise.files import read_exercise
from recoverytimer.guide.guide import Topic
from recoverytimer.programme.files import read_programme
from recoverytimer.routine.files import read_routine
from recoverytimer.routine.routine import Work, all_steps, exercise_steps
from recoverytimer.soreness.stoprules import StopRules

ROOT = Path(__file__).resolve().parents[1]
SOURCE, RESOURCES = ROOT / "src" / "recoverytimer", ROOT / "resources"
LANGUAGES = RESOURCES / "languages"
TEMPLATE = ROOT / "build" / f"{DOMAIN}.pot"
KEYWORDS = {
    "_": None,
    "message": None,
    "N_": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "message_in": ((1, "c"), 2),
    "message_with": None,
    "message_in_with": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "plural": (1, 2),
    "plural_in": ((1, "c"), 2, 3),
}


def catalogue() -> Catalog:
    """All messages, with where they come from."""
    made = Catalog(project="Recovery Timer", version=__version__, fuzzy=False)
    for name, line, messages, comments, context in extract_from_dir(
        SOURCE, [("**.py", "python")], keywords=KEYWORDS
    ):
        nothing = ("", "") if isinstance(messages, tuple) else ""
        made.add(messages, nothing, [(name, line)], auto_comments=comments, context=context)
    for line, messages, comments, context in extract_from_file(
        "python", argparse.__file__, keywords=KEYWORDS
    ):
        nothing = ("", "") if isinstance(messages, tuple) else ""
        made.add(messages, nothing, [("argparse.py", line)], comments, context=context)
    for context, text in content():
        made.add(text, "", context=context)
    return made


def content() -> Iterator[tuple[str, str]]:
    """The texts of the files that come with the app, each after its context."""
    phases, muscles, tags = {name for name, _ in USUAL_PACES.breath}, set[str](), set[str]()
    for path in toml_files(RESOURCES / "exercises"):
        exercise = read_exercise(path).value
        yield from texts_in(exercise, path)
        if exercise:
            phases |= {name for name, _ in exercise.dose.tempo or ()}
            muscles |= set(exercise.muscles)
    for folder in ("routines", "templates"):
        for path in toml_files(RESOURCES / folder):
            routine = read_routine(path).value
            yield from texts_in(routine, path)
            steps = exercise_steps(routine) if routine else ()
            doses = (step.dose for _, step in steps if step.dose)
            phases |= {name for dose in doses for name, _ in dose.tempo or ()}
            tags |= set(routine.tags) if routine else set()
    for path in toml_files(RESOURCES / "programmes"):
        programme = read_programme(path).value
        yield from texts_in(programme, path)
        for day in programme.days if programme else ():
            works = (step for _, step in all_steps(day.steps) if isinstance(step, Work))
            doses = (work.dose for work in works if work.dose)
            phases |= {name for dose in doses for name, _ in dose.tempo or ()}
    guide = RESOURCES / "guide"
    for path in toml_files(guide / "topics"):
        yield from texts_in(read_file(Topic, path).value, path)
    yield from texts_in(read_file(Cautions, guide / "cautions.toml").value, guide / "cautions.toml")
    yield from texts_in(
        read_file(StopRules, guide / "stop-rules.toml").value, guide / "stop-rules.toml"
    )
    for release in read_releases(RESOURCES):
        yield from texts_in(release, release.context)
    yield from ((PHASE, name) for name in sorted(phases))
    yield from ((MUSCLE, name) for name in sorted(muscles))
    yield from ((TAG, name) for name in sorted(tags))


def bring_up(path: Path, template: Catalog) -> list[str]:
    """Merge a language's file with the template, compile it, and return what is wrong with it."""
    made = Catalog(locale=path.stem)
    if path.exists():
        with path.open("rb") as file:
            made = read_po(file, locale=path.stem)
    made.update(template)
    wrong = [f"{path.name}: {m.id}: {error}" for m, errors in made.check() for error in errors]
    wrong += [f"{path.name}: {message.id}: other values" for message in made if _strays(message)]
    with path.open("wb") as file:
        write_po(file, made, width=100)
    compiled = LANGUAGES / path.stem / "LC_MESSAGES" / f"{DOMAIN}.mo"
    compiled.parent.mkdir(parents=True, exist_ok=True)
    with compiled.open("wb") as file:
        write_mo(file, made)
    return wrong


def _strays(message: Message) -> bool:
    """Whether a translation names values that the message is not given."""
    given = set().union(*map(_values, _forms(message.id)))
    return any(_values(text) - given for text in _forms(message.string))


def _forms(texts: str | Sequence[str] | None) -> Sequence[str]:
    return [texts] if isinstance(texts, str) else texts or ()


def _values(text: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(text)} - {None}


def main(languages: Sequence[str]) -> int:
    """Write the template and all languages; 1 where a translation is wrong."""
    template = catalogue()
    TEMPLATE.parent.mkdir(exist_ok=True)
    with TEMPLATE.open("wb") as file:
        write_po(file, template, width=100)
    words = sum(len(str(m.id).split()) for m in template if m.id)
    print(f"{TEMPLATE.relative_to(ROOT)}: {len(template)} messages, {words} words")
    LANGUAGES.mkdir(exist_ok=True)
    files = {*LANGUAGES.glob("*.po"), *(LANGUAGES / f"{name}.po" for name in languages)}
    wrong = [fault for path in sorted(files) for fault in bring_up(path, template)]
    print("\n".join(wrong), end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
