"""The endings of files that the app opens."""

from __future__ import annotations

OPENED_SUFFIXES = (
    *(".recovery", ".toml", ".json", ".csv", ".tsv"),
    *(".gpx", ".tcx", ".fit", ".xml", ".gz", ".zip"),
)
