"""What columns can mean, and how exports and hand-written tables name them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum

from recoverytimer.base.textfolding import folded


class ColumnMeaning(StrEnum):
    """What a column can mean."""

    DATE = "date"
    TIME = "time of day"
    END = "end"
    DURATION = "duration"
    ELAPSED = "duration with pauses"
    DISTANCE = "distance"
    NAME = "name"
    NOTE = "note"
    LEVEL = "soreness"
    AREA = "place on the body"
    SIDE = "side"
    EFFORT = "effort"
    ACTIVITY = "kind of activity"


# A line for each language: English, German, French, Spanish, Italian, Portuguese, Dutch, Swedish,
# Danish and Norwegian, Finnish, Polish, Czech, Hungarian, Japanese. Of two columns that fit,
# it is the one whose wording comes first. Those of Garmin, Strava, Polar, Runkeeper, Zepp, Withings
# and Health Auto Export are as tables of theirs in public repositories have them.
_WORDINGS = {
    ColumnMeaning.DATE: """
date|day|activity date|start date|started at|date time|start|timestamp|start time|begin|when|from
datum|tag|aktivitätsdatum|startdatum|datum und uhrzeit|beginn|startzeit|von
jour|date de l'activité|date de début|date et heure|début
fecha|día|fecha de la actividad|fecha de inicio|fecha y hora|inicio
data|giorno|data dell'attività|data attività|data di inizio|data e ora
data da atividade|data de início|data e hora|dia|início
activiteitsdatum|datum van activiteit|dag|begindatum
aktivitetsdatum|datum för aktivitet|startdatum
dato|aktivitetsdato|startdato
päivä|päivämäärä|pvm|alku
data aktywności|dzień|początek
datum aktivity|den|začátek
dátum|kezdés
日付|日時|アクティビティ日|開始
""",
    ColumnMeaning.TIME: """
time of day|start time|time|clock
uhrzeit|startzeit|startuhrzeit
heure|heure de début
hora|hora de inicio
ora|orario|ora di inizio
hora de início
tijdstip|starttijd|begintijd
starttid|klockslag|klockan
klokkeslæt|klokkeslett|starttidspunkt
kellonaika|aloitusaika
godzina|czas rozpoczęcia
čas začátku|hodina
時刻|開始時刻
""",
    ColumnMeaning.END: """
end|end time|end date|ended at|finish|finish time|stop|to|until
ende|endzeit|enddatum|bis
fin|heure de fin|date de fin
hora de fin|fecha de fin
fine|ora di fine|data di fine
fim|término|hora de término
einde|eindtijd|einddatum
slut|sluttid|slutdatum
slutt|slutdato|sluttidspunkt
loppu|lopetusaika
koniec
konec
vége
終了
""",
    ColumnMeaning.DURATION: """
duration|moving time|workout time|sport time|total time|time|length|minutes|hours|seconds|min
dauer|zeit|laufzeit|minuten|stunden|zeit in bewegung|bewegungszeit
durée|temps|temps de déplacement|temps en mouvement
duración|tiempo|tiempo en movimiento
durata|tempo|tempo in movimento
duração|tempo total|tempo em movimento|tempo de movimento
duur|tijd|tijd bewogen|bewogen tijd|beweegtijd
varaktighet|tid|tid i rörelse|rörelsetid
varighed|varighet|tid i bevægelse|tid i bevegelse
kesto|aika|liikeaika
czas trwania|czas|czas ruchu|czas w ruchu
doba trvání|čas|čas pohybu
idő|időtartam|menetidő
所要時間|タイム|移動時間
""",
    ColumnMeaning.ELAPSED: """
elapsed time|elapsed|total elapsed time
verstrichene zeit|gesamtzeit
temps écoulé
tiempo transcurrido
tempo trascorso
tempo transcorrido|tempo decorrido
verstreken tijd|totale tijd
förfluten tid|förlupen tid|total tid
forløbet tid|medgått tid
kulunut aika
upływający czas|czas całkowity
uplynulý čas
eltelt idő
経過時間
""",
    ColumnMeaning.DISTANCE: """
distance|dist|km|kilometres|kilometers|miles|mi|total distance
distanz|strecke|kilometer|meilen
distancia|kilómetros
distanza|chilometri
distância|quilômetros
afstand
distans|sträcka
distance|avstand|distanse
matka|etäisyys
dystans|odległość
vzdálenost
távolság
距離
""",
    ColumnMeaning.NAME: """
routine|name|title|activity name|activity title|workout|workout name|session|exercise
titel|übung|programm|name der aktivität
nom|titre|nom de l'activité
nombre|título|nombre de la actividad
nome|titolo|nome dell'attività
título|nome da atividade
naam|naam van activiteit|naam activiteit
namn|aktivitetsnamn
navn|aktivitetsnavn|tittel
nimi|otsikko
nazwa|tytuł|nazwa aktywności
název|název aktivity
cím
タイトル|アクティビティ名
""",
    ColumnMeaning.NOTE: """
note|notes|comment|comments|remarks|description|activity description
notiz|notizen|bemerkung|kommentar|beschreibung|aktivitätsbeschreibung
commentaire|remarque|description de l'activité
nota|notas|comentario|descripción|descripción de la actividad
commento|osservazioni|descrizione|descrizione dell'attività
comentário|observações|descrição|descrição da atividade
opmerking|opmerkingen|notities|beschrijving|beschrijving van activiteit
anteckning|anteckningar|beskrivning|aktivitetsbeskrivning
noter|notater|beskrivelse
muistiinpano|kuvaus|kommentti
notatki|uwagi|opis
poznámka|poznámky|popis
メモ|説明
""",
    ColumnMeaning.LEVEL: """
soreness|pain|level|pain level|soreness level|score|rating|vas|nrs
schmerz|muskelkater|stärke
douleur
dolor
dolore|dor|pijn|smärta
""",
    ColumnMeaning.AREA: """
area|body part|place|location|muscle|muscle group|where
stelle|ort|körperteil|muskel
zone|zona
""",
    ColumnMeaning.SIDE: """
side|seite|côté|lado|lato|zijde|sida
""",
    ColumnMeaning.EFFORT: """
effort|rpe|perceived exertion|feel|intensity
anstrengung|gefühlte anstrengung|intensität
effort perçu|esfuerzo|esfuerzo percibido|sforzo|sforzo percepito|esforço
inspanning|ansträngning
""",
    ColumnMeaning.ACTIVITY: """
activity type|sport|sport type|workout type|exercise type|type|activity|kind|discipline
sportart|aktivitätstyp|aktivitätsart|trainingsart|typ|art
type d'activité|type de sport|type d'exercice|activité
tipo de actividad|deporte|actividad|tipo
tipo di attività|tipo attività|tipo di allenamento|attività
tipo de atividade|esporte|desporto|atividade|modalidade
activiteittype|activiteitstype|type activiteit|sporttype|activiteit
aktivitetstyp|aktivitet|träningstyp|idrott
aktivitetstype|sportsgren
laji|lajityyppi|aktiviteetti|tyyppi
rodzaj aktywności|typ aktywności|dyscyplina
typ aktivity|druh aktivity
tevékenység típusa|tevékenység
アクティビティタイプ|種類
""",
}
# Names with one of these are of another amount, however like a wording the rest is.
_OTHER_AMOUNTS = """
id file filename gear
avg average max maximum min minimum best lap pace speed heart rate power cadence goal target
sleep asleep awake sedentary active lightly fairly very resting weather temperature elevation
grade adjusted explored uphill downhill sunrise sunset observation interval surface dive
mittlere durchschnittliche durchschn beste moyenne meilleur medio media migliore promedio
mejor média melhor gem gemiddelde genomsnittlig bästa gennemsnitlig
"""
OTHER_AMOUNTS = frozenset(folded(_OTHER_AMOUNTS).split())
STEPS = frozenset(
    (
        "steps",
        "step count",
        "schritte",
        "pas",
        "pasos",
        "passi",
        "passos",
        "stappen",
        "steg",
        "skridt",
    )
)
"""How tables that count whole days name their steps."""
PACES = frozenset(("tempo", "pace", "ritmo", "passo", "allure"))
"""What may be a duration in one language, and is a pace in another."""
_UNITS = frozenset(("s", "ms", "min", "h", "m", "km", "mi", "sec", "hr"))
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def plain_name(name: str) -> str:
    """A column's name without its unit: "Distance (km)" and "distance_km" are "distance"."""
    words = folded(_BRACKETS.sub(" ", _CAMEL.sub(" ", name))).split()
    return " ".join([w for w in words if len(w) == 1 or w not in _UNITS] or words)


def _wordings(said: str) -> tuple[str, ...]:
    plain = (folded(wording).strip() for line in said.splitlines() for wording in line.split("|"))
    return tuple(dict.fromkeys(wording for wording in plain if wording))


WORDINGS: Mapping[ColumnMeaning, tuple[str, ...]] = {
    meaning: _wordings(said) for meaning, said in _WORDINGS.items()
}
