"""What columns can mean, and how exports and hand-written tables name them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Meaning(StrEnum):
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
    Meaning.DATE: "date|day|activity date|start date|started at|date time|timestamp|start time|"
    "when|datum|tag|jour|fecha|dia",
    Meaning.TIME: "time of day|start time|time|clock|uhrzeit|heure|hora",
    Meaning.DURATION: "moving time|duration|time|elapsed time|total time|workout time|length|"
    "minutes|hours|seconds|dauer|zeit|laufzeit|minuten|stunden|durée|temps|duración|tiempo",
    Meaning.DISTANCE: "distance|dist|km|kilometres|kilometers|miles|distanz|strecke|kilometer|"
    "distancia",
    Meaning.NAME: "routine|name|title|activity name|workout|session|exercise|titel|übung|programm|"
    "nom|titre|nombre|título",
    Meaning.NOTE: "note|notes|comment|comments|remarks|description|activity description|notiz|"
    "notizen|bemerkung|kommentar|commentaire|remarque|nota|notas|comentario",
    Meaning.LEVEL: "soreness|pain|level|pain level|soreness level|score|rating|vas|nrs|schmerz|"
    "muskelkater|stärke|douleur|dolor",
    Meaning.AREA: "area|body part|place|location|muscle|muscle group|where|stelle|ort|körperteil|"
    "muskel|zone|zona",
    Meaning.SIDE: "side|seite|côté|lado",
    Meaning.EFFORT: "effort|intensity|rpe|feel|anstrengung|intensität",
    Meaning.ACTIVITY: "activity type|sport|type|activity|kind|sportart|aktivitätstyp|typ|"
    "type d'activité|tipo de actividad",
}
WORDINGS: Mapping[Meaning, tuple[str, ...]] = {
    field: tuple(words.split("|")) for field, words in _WORDINGS.items()
}
