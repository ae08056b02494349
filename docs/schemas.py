"""Writes the JSON Schemas of routine and programme files and of exported records, by their types.

python3 dev.py schemas
"""

from __future__ import annotations

import inspect
import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import msgspec
from msgspec import NODEFAULT, Struct
from msgspec.structs import fields

from recoverytimer.exercise.dose import Dose
from recoverytimer.programme.day import Day
from recoverytimer.programme.programme import PROGRAMME_FORMAT, Programme
from recoverytimer.records.formats.jsonfile import CHANGED_AT, RECORDS_KIND, RecordsJson
from recoverytimer.routine.routine import ROUTINE_FORMAT, Ask, Group, Pause, Question, Routine, Work

DOCS = Path(__file__).parent
_PARTS: dict[str, type[Struct]] = {"dose": Dose, "question": Question}
_KINDS: dict[str, type[Struct]] = {"exercise": Work, "rest": Pause, "ask": Ask, "group": Group}


def main(_arguments: list[str]) -> int:
    """Write all of them."""
    for name, schema in schemas().items():
        text = json.dumps(schema, indent=2, ensure_ascii=False)
        (DOCS / name).write_text(f"{text}\n", encoding="utf-8")
    return 0


def schemas() -> dict[str, dict[str, Any]]:
    """All of them, by the names of their files."""
    made = {
        "routine.schema.json": routine_schema(),
        "programme.schema.json": programme_schema(),
        "export.schema.json": records_schema(),
    }
    # As they are read: without tuples.
    return cast("dict[str, dict[str, Any]]", json.loads(json.dumps(made)))


def routine_schema() -> dict[str, Any]:
    """The schema of a routine file."""
    shared: dict[str, Any] = {}
    steps = {name: _object(cls, shared) for name, cls in _KINDS.items()}
    whole = _object(Routine, shared)
    whole["properties"] = {
        "format": {"enum": [*range(1, ROUTINE_FORMAT + 1)]},
        **whole["properties"],
    }
    whole["required"] = ["format", *whole["required"]]
    references = [{"$ref": f"#/$defs/{name}"} for name in steps]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Recovery Timer routine",
        **whole,
        "$defs": {**shared, **steps, "step": {"anyOf": references}},
    }


def programme_schema() -> dict[str, Any]:
    """The schema of a programme file; the steps of its days are those of routines."""
    shared: dict[str, Any] = {}
    day = _object(Day, shared)
    day["required"].remove("steps")
    whole = _object(Programme, shared)
    for part in shared.values():
        if "description" in part:
            part["description"] = inspect.cleandoc(part["description"])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Recovery Timer programme",
        **whole,
        "properties": {"format": {"const": PROGRAMME_FORMAT}, **whole["properties"]},
        "required": ["format", *whole["required"]],
        "$defs": {**routine_schema()["$defs"], **shared, "day": day},
    }


def _object(cls: type[Struct], shared: dict[str, Any]) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    required: list[str] = []
    for info in fields(cls):
        part = _PARTS.get(info.encode_name)
        if part is not None:
            inner = _object(part, shared)
            properties.update(inner["properties"])
            required += inner["required"] if cls is Ask else []
        elif info.encode_name == "steps":
            items = {"$ref": "#/$defs/step"}
            properties["steps"] = {"type": "array", "minItems": 1, "items": items}
            required.append("steps")
        elif cls is Programme and info.encode_name == "days":
            properties["days"] = {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/day"}}
            required.append("days")
        else:
            properties[info.encode_name] = _leaf(info.type, shared)
            if info.default is NODEFAULT:
                required.append(info.encode_name)
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _leaf(declared: Any, shared: dict[str, Any]) -> dict[str, Any]:
    (schema,), found = msgspec.json.schema_components([declared], ref_template="#/$defs/{name}")
    shared.update(found)
    return schema


def records_schema() -> dict[str, Any]:
    """The schema of a file of records."""
    # Through JSON, so that defaults are lists and no tuples.
    schema = msgspec.json.decode(msgspec.json.encode(msgspec.json.schema(RecordsJson)))
    for part in schema["$defs"].values():
        if "description" in part:
            # Docstrings are indented up to Python 3.12.
            part["description"] = inspect.cleandoc(part["description"])
    for key in ("Session", "SorenessEntry", "Run"):
        schema["$defs"][key]["properties"][CHANGED_AT] = _leaf(datetime, {})
    address = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": address, "title": RECORDS_KIND, **schema}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
