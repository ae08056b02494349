"""Files to import, whatever they are: told apart by what is in them, and read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from recoverytimer.base.filenames import file_stem
from recoverytimer.base.problem import Problem, Unreadable
from recoverytimer.base.toml.reading import StructReader, parse_text
from recoverytimer.base.words.system import reason
from recoverytimer.exercise.catalogue import Exercises
from recoverytimer.sharing.bundle import (
    TOML,
    Bundle,
    PieceFolder,
    ShareFormat,
    decoded,
    merged_bundles,
    piece_of,
)
from recoverytimer.sharing.faults import ShareFault, TooLargeImport
from recoverytimer.sharing.othertimers.files import (
    LARGEST_FOREIGN,
    read_routine_csv,
    read_routines_json,
)
from recoverytimer.sharing.package import PACKAGE_BOUNDS, read_package

ZIP = b"PK"
TABLES = (".csv", ".tsv")
JSON = ".json"
IMPORTED_SUFFIXES = (ShareFormat.FILE, ShareFormat.TEXT, JSON, *TABLES)


def read_imports(paths: Sequence[Path], exercises: Exercises) -> Bundle:
    """What is in some files, and everything that could not be understood."""
    bundles = []
    for path in paths:
        bundle = read_import(path, exercises)
        bundles.append(_named(bundle, path.name) if len(paths) > 1 else bundle)
    return merged_bundles(bundles)


def read_import(path: Path, exercises: Exercises) -> Bundle:
    """What is in a file, and everything that could not be understood."""
    suffix = path.suffix.lower()
    try:
        with path.open("rb") as file:
            start = file.read(len(ZIP))
            largest = PACKAGE_BOUNDS.archive if start == ZIP else LARGEST_FOREIGN
            data = start + file.read(largest)
    except OSError as error:
        return _nothing(Unreadable(reason(error)))
    if len(data) > largest:
        return _nothing(TooLargeImport(largest))
    if start == ZIP or suffix == ShareFormat.FILE:
        return read_package(data)
    if suffix == TOML:
        return _toml(path, data)
    if suffix == JSON:
        return read_routines_json(data, exercises, exercises.shipped_ids())
    if suffix in TABLES:
        return read_routine_csv(data, path.stem, exercises, exercises.shipped_ids())
    return _nothing(ShareFault.UNKNOWN_ENDING)


def _toml(path: Path, data: bytes) -> Bundle:
    """A routine or an exercise as its text."""
    text, problem = decoded(data)
    if problem:
        return Bundle(problems=(problem,))
    table = parse_text(text, StructReader()) or {}
    if "pelvis" in table or "camera" in table:
        return _nothing(ShareFault.POSE)
    is_exercise = "setup" in table or "instructions" in table
    folder = PieceFolder.EXERCISES if is_exercise else PieceFolder.ROUTINES
    piece, problems = piece_of(folder, f"{file_stem(path.stem, 'imported')}{TOML}", data)
    return Bundle((piece,) if piece is not None else (), problems)


def _nothing(fault: object) -> Bundle:
    return Bundle(problems=(Problem(fault),))


def _named(bundle: Bundle, name: str) -> Bundle:
    """The same with the file's name before what is said of it."""
    problems, assumed = (
        tuple(replace(p, file=f"{name}/{p.file}" if p.file else name) for p in some)
        for some in (bundle.problems, bundle.assumed)
    )
    return Bundle(bundle.pieces, problems, assumed)
