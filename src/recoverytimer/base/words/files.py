"""What is wrong with a file, where, and what would be right."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from recoverytimer.base.language import _, ngettext, pgettext, said_later
from recoverytimer.base.listing import all_of, in_row, sentences
from recoverytimer.base.plaintext import printable
from recoverytimer.base.problem import (
    ArchiveFault,
    ArchiveFaultKind,
    Damaged,
    GoesOn,
    MissingKey,
    MoreProblems,
    NewerFormat,
    NotATable,
    NotToml,
    NotUtf8,
    Place,
    Problem,
    TooLarge,
    TooManyDots,
    UnknownKey,
    Unreadable,
    WrongValue,
    XmlFault,
    as_written,
)

_KIB, _MIB = 2**10, 2**20


def is_copy_of(original: str, service: str) -> str:
    """What a file is that a service left beside another one."""
    name = printable(original)
    if service:
        return _(
            "A copy of {file} that {service} made because two computers changed it.",
            file=name,
            service=service,
        )
    return _("A copy of {file}, made because two computers changed it.", file=name)


def problem_in_words(problem: Problem) -> str:
    """What is wrong where in a file, and what would be right."""
    return placed(problem, place_in_words(problem.place), fault_in_words(problem))


def placed(problem: Problem, place: str, fault: str) -> str:
    """A fault behind its place, on one line that any terminal can print."""
    where = in_row((problem.file, place))
    if where:
        fault = pgettext("a place in a file", "{place}: {fault}", place=where, fault=fault)
    return printable(fault)


def place_in_words(place: Place) -> str:
    """A place by the keys of the file: "easier", "sources 2"."""
    parts: list[str] = []
    for step in place:
        if isinstance(step, str):
            parts.append(step)
        else:
            parts[-1] = pgettext(
                "a place in a list", "{list} {number}", list=parts[-1], number=step + 1
            )
    return in_row(parts)


def fault_in_words(problem: Problem) -> str:
    """What is wrong, and what would be right: whole sentences, by the keys of the file.

    Raises:
        TypeError: it is none of the faults that base knows.
    """
    key = problem.key
    match problem.fault:
        case MissingKey(wanted):
            return sentences((_("{key} is missing.", key=key), right_value(wanted)))
        case WrongValue("", wanted):
            too_long = _("The number for {key} is far too long.", key=key)
            return sentences((too_long, right_value(wanted)))
        case WrongValue(value, wanted):
            return sentences((_("{key} is {value}.", key=key, value=value), right_value(wanted)))
        case UnknownKey("", known):
            return _('"{key}" is not a known key. Known keys: {keys}.', key=key, keys=in_row(known))
        case UnknownKey(near):
            return _('"{key}" is not a known key. Did you mean "{near}"?', key=key, near=near)
        case NotATable(value):
            return _("{value} is not a table. Write a table of keys and values.", value=value)
        case NewerFormat(number):
            return _(
                "Format {number} comes from a newer version of Recovery Timer. Update the app to "
                "use this file.",
                number=number,
            )
        case MoreProblems(number):
            return ngettext(
                "There is {n} more problem like these.",
                "There are {n} more problems like these.",
                number,
            )
        case fault:
            return file_fault_in_words(fault)


def file_fault_in_words(fault: object) -> str:
    """What is wrong with a file as a whole, and what would help.

    Raises:
        TypeError: it is none of the faults that base knows.
    """
    match fault:
        case NotUtf8(byte):
            return _(
                "From byte {byte} on, the file is not UTF-8 text. Save it as UTF-8.", byte=byte
            )
        case TooLarge(most):
            most_said = size_in_words(most)
            return _("The file is larger than {size}. Split it into several files.", size=most_said)
        case Unreadable(""):
            return _("This is not an ordinary file, so it cannot be read. Check what it is.")
        case Unreadable(reason):
            return _(
                "The file cannot be read ({reason}). Check that you can open it.", reason=reason
            )
        case Damaged(0):
            return _("The file is damaged or incomplete.")
        case Damaged(line):
            return _("The file is damaged or incomplete from line {line} on.", line=line)
        case TooManyDots(line, most, in_all):
            return _too_many_dots(line, most, in_all=in_all)
        case NotToml():
            return _not_toml(fault)
    raise TypeError(fault)


def _too_many_dots(line: int, most: int, *, in_all: bool) -> str:
    if in_all:
        return _(
            "There are more than {most} dots in the keys up to line {line}. Write tables instead.",
            line=line,
            most=most,
        )
    return pgettext(
        "a fault in a file",
        "line {line}: a key has more than {most} dots. Move its contents into a table of "
        "their own.",
        line=line,
        most=most,
    )


def _not_toml(fault: NotToml) -> str:
    if not fault.detail:
        return _("This cannot be read as TOML. See the docs for the format.")
    if not fault.line:
        return _(
            "This is not valid TOML: {detail}. See the docs for the format.", detail=fault.detail
        )
    return pgettext(
        "a fault in a file",
        "line {line}, column {column}: not valid TOML: {detail}. See the docs for the format.",
        line=fault.line,
        column=fault.column,
        detail=fault.detail,
    )


def archive_fault_in_words(fault: ArchiveFault) -> str:
    """Why an archive is not read."""
    name, kind = fault.name, ArchiveFaultKind
    match fault.kind:
        case kind.DAMAGED:
            return _("It is damaged.")
        case kind.NO_ARCHIVE:
            return _("It is not a .recovery file, or it is damaged.")
        case kind.TOO_LARGE:
            return _("It is larger than {size}.", size=size_in_words(fault.most))
        case kind.TOO_MANY_FILES:
            return _("It contains more than {most} files.", most=fault.most)
        case kind.POINTS_OUT:
            return _('"{file}" would be unpacked outside its folder.', file=name)
        case kind.LINK:
            return _('"{file}" is not an ordinary file.', file=name)
        case kind.ENCRYPTED:
            return _('"{file}" is encrypted.', file=name)
        case kind.PACKED_UNKNOWN:
            return _('"{file}" is compressed in an unknown way.', file=name)
        case kind.ENTRY_TOO_LARGE:
            return _('"{file}" is larger than {size}.', file=name, size=size_in_words(fault.most))
        case kind.PACKED_SMALL if name:
            return _('"{file}" would be suspiciously large once unpacked.', file=name)
        case kind.PACKED_SMALL:
            return _("It would be suspiciously large once unpacked.")
        case kind.TWICE:
            return _('It contains "{file}" twice.', file=name)


def xml_fault_in_words(fault: XmlFault) -> str:
    """Why an XML file is not read."""
    match fault:
        case XmlFault.ENTITIES:
            return _("It defines its own XML entities, which can do harm.")
        case XmlFault.TOO_DEEP:
            return _("Its elements are nested too deeply.")
        case XmlFault.NO_GPX:
            return _("It is not a GPX file.")
        case XmlFault.NO_TCX:
            return _("It is not a TCX file.")


def size_in_words(size: int) -> str:
    """A bound on a file: "256 KiB"."""
    if size >= _MIB:
        return pgettext("size of a file", "{size} MiB", size=size // _MIB)
    return pgettext("size of a file", "{size} KiB", size=size // _KIB)


def right_value(wanted: Any) -> str:
    """What would be right for a declared type: what it says of itself, or else its bounds."""
    from msgspec import inspect

    return _right(inspect.type_info(wanted))


def _right(info: Any) -> str:
    from msgspec import inspect

    match info:
        case inspect.Metadata(type=inner, extra_json_schema=extra):
            # What has a title is said of a setting in the preferences.
            said = {} if "title" in (extra or {}) else extra or {}
            return said_later(said["description"]) if "description" in said else _right(inner)
        case inspect.UnionType(types=types):
            return next(filter(None, map(_right, types)), "")
        case inspect.EnumType(cls=cls):
            return _one_of([str(member.value) for member in cls])
        case inspect.LiteralType(values=values):
            return _one_of(values)
        case inspect.IntType() | inspect.FloatType():
            return _number(info)
        case inspect.StrType(max_length=None):
            return _("Write text.")
        case inspect.StrType(max_length=most):
            return _("Write at most {most} characters of text.", most=most)
        case inspect.BoolType():
            return _("Write true or false.")
        case inspect.DateTimeType():
            return _("Write a date and time with the time zone, such as 2026-03-31T07:30:00+01:00.")
        case inspect.VarTupleType(item_type=inspect.EnumType(cls=cls)):
            names = in_row(str(member.value) for member in cls)
            return _("Write a list of one or more of these: {values}.", values=names)
        case inspect.VarTupleType() | inspect.ListType() | inspect.TupleType():
            return _("Write a list.")
        case inspect.StructType() | inspect.DictType():
            return _("Write a table of keys and values.")
    return ""


def _one_of(values: Sequence[object]) -> str:
    if len(values) == 1:
        return _("Write {value}.", value=as_written(values[0]))
    return _("Write one of these: {values}.", values=in_row(map(str, values)))


def _number(info: Any) -> str:
    from msgspec import inspect

    is_whole = isinstance(info, inspect.IntType)
    low = info.gt if info.ge is None else info.ge
    if low is None or info.le is None:
        return _("Write a whole number.") if is_whole else _("Write a number.")
    # As a file has them, whatever the region.
    low, high = f"{low:.12g}", f"{info.le:.12g}"
    if is_whole:
        return _("Write a whole number from {low} to {high}.", low=low, high=high)
    if info.ge is None:
        return _("Write a number above {low} and at most {high}.", low=low, high=high)
    return _("Write a number from {low} to {high}.", low=low, high=high)


def unusable_file(name: str, fault: object) -> str:
    """That a file cannot be used, by its name."""
    match fault:
        case Damaged():
            return _("{file} is damaged.", file=name)
        case NewerFormat():
            return _(
                "{file} was written by a newer version of Recovery Timer. It has been left as it "
                "is; update "
                "the app to use it.",
                file=name,
            )
        case TooLarge(most):
            return _("{file} is larger than {size}.", file=name, size=size_in_words(most))
        case Unreadable(""):
            return _("{file} cannot be read (it is not a file).", file=name)
        case Unreadable(reason):
            return _("{file} cannot be read ({reason}).", file=name, reason=reason)
    raise TypeError(fault)


def unreplaceable(error: ValueError) -> str:
    """What is wrong with a file that was to be written anew, its comments kept."""
    if isinstance(error, UnicodeDecodeError):
        return file_fault_in_words(NotUtf8(error.start))
    return file_fault_in_words(getattr(error, "fault", NotToml(str(error))))


def unknown_to_this_version(name: str, problems: Sequence[Problem]) -> str:
    """That a file has keys which are not known, as one of a newer app has; none other is wrong."""
    said = ngettext(
        "{file} has been left as it is: this version doesn't know the key {keys}.",
        "{file} has been left as it is: this version doesn't know the keys {keys}.",
        len(problems),
        file=name,
        keys=all_of(as_written(problem.key) for problem in problems),
    )
    near = next((p.fault.near for p in problems if p.fault.near), "")
    return sentences((said, _('Did you mean "{near}"?', near=near) if near else ""))


def unusable_as_it_is(name: str, problems: Sequence[str]) -> str:
    """That a file cannot be used, with what is wrong in it, a sentence each."""
    said = sentences(problems)
    return _("{file} cannot be used as it is: {problems}", file=name, problems=said)


def set_aside(kept: Path, goes_on: GoesOn) -> str:
    """Where a file is kept that cannot be used, and how the app does without it."""
    match goes_on:
        case GoesOn.WITHOUT:
            return _("The file has been kept as {path}; the app carries on without it.", path=kept)
        case GoesOn.WITH_THE_REST:
            return _(
                "The file has been kept as {path}; the app carries on with the parts that work.",
                path=kept,
            )
        case GoesOn.WITH_USUAL_SETTINGS:
            return _(
                "The file has been kept as {path}; the app carries on with the default settings.",
                path=kept,
            )


def not_renamed(path: Path, why: str) -> str:
    """That a file cannot be set aside."""
    return _("{path} cannot be renamed ({reason}).", path=path, reason=why)
