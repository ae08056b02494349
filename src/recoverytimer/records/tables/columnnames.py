"""What columns can mean, and how exports and hand-written tables name them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class ColumnMeaning(StrEnum):
    """What a column can mean."""

    DATE = "date"
    TIME = "time of day"
    DURATION = "duration"
    DISTANCE = "distance"
    NAME = "name"
    NOTE = "note"
    LEVEL = "soreness"
    AREA = "place on the body"
    SIDE = "side"
    EFFORT = "effort"
    ACTIVITY = "kind of activity"


# In English, German, French and Spanish; of two columns that fit, it is the one whose wording comes
# first.
_WORDINGS = {
    ColumnMeaning.DATE: "date|day|activity date|start date|started at|date time|timestamp|"
    "start time|when|datum|tag|jour|fecha|dia",
    ColumnMeaning.TIME: "time of day|start time|time|clock|uhrzeit|heure|hora",
    ColumnMeaning.DURATION: "moving time|duration|time|elapsed time|total time|workout time|"
    "length|minutes|hours|seconds|dauer|zeit|laufzeit|minuten|stunden|durée|temps|duración|tiempo",
    ColumnMeaning.DISTANCE: "distance|dist|km|kilometres|kilometers|miles|distanz|strecke|"
    "kilometer|distancia",
    ColumnMeaning.NAME: "routine|name|title|activity name|workout|session|exercise|titel|übung|"
    "programm|nom|titre|nombre|título",
    ColumnMeaning.NOTE: "note|notes|comment|comments|remarks|description|activity description|"
    "notiz|notizen|bemerkung|kommentar|commentaire|remarque|nota|notas|comentario",
    ColumnMeaning.LEVEL: "soreness|pain|level|pain level|soreness level|score|rating|vas|nrs|"
    "schmerz|muskelkater|stärke|douleur|dolor",
    ColumnMeaning.AREA: "area|body part|place|location|muscle|muscle group|where|stelle|ort|"
    "körperteil|muskel|zone|zona",
    ColumnMeaning.SIDE: "side|seite|côté|lado",
    ColumnMeaning.EFFORT: "effort|intensity|rpe|feel|anstrengung|intensität",
    ColumnMeaning.ACTIVITY: "activity type|sport|type|activity|kind|sportart|aktivitätstyp|typ|"
    "type d'activité|tipo de actividad",
}
WORDINGS: Mapping[ColumnMeaning, tuple[str, ...]] = {
    field: tuple(words.split("|")) for field, words in _WORDINGS.items()
}
