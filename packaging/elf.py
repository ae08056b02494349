"""What shared libraries ask of others, as their own files say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from elftools.elf.dynamic import DynamicSection
from elftools.elf.elffile import ELFFile
from elftools.elf.gnuversions import GNUVerNeedSection

MAGIC = b"\x7fELF"


def is_elf(file: Path) -> bool:
    """Whether a file is a program or a shared library of Linux."""
    with file.open("rb") as opened:
        return opened.read(len(MAGIC)) == MAGIC


@cache
def needed(file: Path) -> frozenset[str]:
    """The names of the libraries that a file is linked with."""
    return frozenset(_dynamic(file, "DT_NEEDED", "needed"))


def searched(file: Path) -> set[str]:
    """The folders in which a file has the loader look for libraries."""
    found = {*_dynamic(file, "DT_RUNPATH", "runpath"), *_dynamic(file, "DT_RPATH", "rpath")}
    return {folder for paths in found for folder in paths.split(":")}


def _dynamic(file: Path, tag: str, attribute: str) -> list[str]:
    with file.open("rb") as opened:
        section = ELFFile(opened).get_section_by_name(".dynamic")
        if not isinstance(section, DynamicSection):
            return []
        return [getattr(entry, attribute) for entry in section.iter_tags(tag)]


def reached(roots: Iterable[Path], at_hand: Mapping[str, Path]) -> set[str]:
    """The names of the libraries that files need, and those that these need.

    Args:
        roots: where to begin.
        at_hand: the files of libraries by name; of others nothing more is known.
    """
    found: set[str] = set()
    waiting = list(roots)
    while waiting:
        new = needed(waiting.pop()) - found
        found |= new
        waiting += [at_hand[name] for name in new if name in at_hand]
    return found


def newest_glibc(files: Iterable[Path]) -> tuple[int, ...]:
    """The version of the C library that files need at least, such as (2, 34)."""
    found = {version for file in files for version in _asked_of_glibc(file)}
    return max(found)


def _asked_of_glibc(file: Path) -> set[tuple[int, ...]]:
    with file.open("rb") as opened:
        section = ELFFile(opened).get_section_by_name(".gnu.version_r")
        if not isinstance(section, GNUVerNeedSection):
            return set()
        names = [aux.name for _, auxes in section.iter_versions() for aux in auxes]
    numbers = (n.removeprefix("GLIBC_").split(".") for n in names if n.startswith("GLIBC_2"))
    return {tuple(map(int, parts)) for parts in numbers}
