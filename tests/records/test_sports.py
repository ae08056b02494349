"""What services call sports, in their languages and codes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoverytimer.records.sports import SportKind, sport_kind

RUNS = """
Run|Running|running|RUNNING|Trail Run|TrailRun|trail_running|Trail Running|Track Running|Track Run
Treadmill Running|Treadmill|VirtualRun|Virtual Run|Ultra Running|ultra_run|Indoor Running|Indoor Run
Outdoor Run|Street Running|street_running|ROAD_RUNNING|TREADMILL_RUNNING|obstacle_run|Trail
Jogging|Long Run|Morning Run|Harbour Running|parkrun|Half marathon|Orienteering
HKWorkoutActivityTypeRunning|EXERCISE_TYPE_RUNNING|running, treadmill|fitness_equipment_treadmill
Laufen|Lauf|Laufband|Laufbandtraining|Trail-Lauf|Traillauf|Bahnlauf|Laufen auf der Bahn
Virtuelles Laufen|Indoor-Laufen|Geländelauf|Laufen (Straßenuntergrund)|Outdoor-Lauf
Course|Course à pied|course a pied|Course à pied sur piste|Course à pied sur tapis roulant
Course virtuelle|Course à pied urbaine|course athlétique|Ultrafond|Trail|Footing
Course d'orientation|Course en extérieur
Corsa|Corsa su tapis roulant|Corsa su pista|corsa in strada|corsa campestre|Corsa all'aperto|Correre
Carrera|Carrera en cinta|Carrera en pista|Carrera al aire libre|Correr|Cinta de correr
Carrera de montaña|Entrenamiento en cinta|Trote en exterior
Corrida|Corrida em esteira|Corrida de rua|corrida em trilha|Corrida virtual|Esteira
Hardlopen|Hardloopsessie|hardlopen (baan)|Loopband|Loopband hardlopen|Traillopen|Trailrunning
Löpning|Löpband|löpning på bana|Landsvägslöpning|Terränglöpning|Traillöpning
Løb|Gadeløb|løb på sti|Løping|Gateløp|Terrengløp|Juoksu|Maastojuoksu|Ratajuoksu
Bieg|Bieganie|biegi uliczne|Běh|běh na dráze|silniční běh|ランニング|トレイルランニング|跑步|달리기
Futás|Beltéri futás|Teremfutás
9|1002
"""
OTHERS = """
Ride|Cycling|EBikeRide|GravelRide|MountainBikeRide|Road Cycling|Track Cycling|Indoor Cycling|biking
Walk|Hike|Walking|Outdoor Walk|Indoor Walk|Treadmill walking|Nordic Walking|Race walking
Speed walking|Swim|Pool Swim|Open Water Swimming|Swimrun|Swim-Run|run bike|Bike and run
Multisport|transition
NordicSki|Cross Country Skiing|Snowshoe|Ice Skating|Rowing|Weight Training|Strength Training|Yoga
Golf|Trail hiking|Hiking trail|Running shoes|Elliptical|Stair Stepper|Floor Climbing|Wheelchair run
HKWorkoutActivityTypeCycling|HKWorkoutActivityTypeWalking|HKWorkoutActivityTypeSwimming
Radfahren|Skilanglauf|Langlauf|Eislaufen|Eislauf|Schlittschuhlaufen|Rollschuhlaufen|Gehen|Wandern
Schwimmen|Freiwasserschwimmen|Bahnradfahren|Krafttraining|Sportliches Gehen|Schneeschuhwandern
Vélo|Vélo de course|Cyclisme|Marche|Marche à pied|Randonnée|ski de fond|Natation|Musculation|VTT
Course automobile|Course en fauteuil|Nat. piscine|marche sportive
Ciclismo|ciclismo su corsa|Corsa in bici|Nuoto|Camminata|marcia|sci di fondo|Escursionismo|Nuotata
Caminata al Aire Libre|Caminata en cinta|Marcha|Marcha nórdica|Senderismo|Natación|Carrera de bicis
Caminhada|Caminhada em esteira|Natação|Musculação|Ciclismo de pista|andar
Fietsen|Wandelen|Zwemmen|Schaatsen|langlaufen|sneeuwschoenlopen|snelwandelen|baanwielrennen
Cykling|Inomhuscykling|Landsvägscykling|Utförsåkning i pist
Vandring|Simning|Promenad|längdskidåkning|skridskoåkning|gång
skiløb|skøjteløb|rulleskøjteløb|langrenn|terrengsykling|Svømming|gå tur
Pyöräily|Maastohiihto|Kävely|Uinti|sauvakävely
biegi narciarskie|Kolarstwo|Pływanie|spacer|běh na lyžích|Cyklistika|Plavání|Chůze
Kerékpározás|Szobakerékpározás|Nyíltvízi úszás|Gyaloglás|Virtuelles Radfahren
サイクリング|ウォーキング|トレイルハイキング|骑行|步行|游泳
1|10|1001|11007|13001|14001
"""
UNTOLD = """
|Other|other|Workout|Training|generic|Activity|Autre|Sonstiges|Andere|Altro|Övrigt|Overig|overige
Outro|Outros|Otro|Otros|Annet|Andet|Muu|Inny|その他|unknown|Unspecified|GPS|Race|Crosscountry
crunching|Crunches|Trunk|Prune|Brunch|rundtur|Kreislauf|Ablauf|Training course|Track and Field
Trail work|Cinta elástica|Carrera profesional|Run/Walk|Walk-Run|running and walking
Marche et footing|Laufen/Gehen|0|3|15005
"""


def words_of(table: str) -> list[str]:
    return [word for line in table.strip("\n").splitlines() for word in line.split("|")]


@pytest.mark.parametrize("word", words_of(RUNS))
def test_a_run(word: str) -> None:
    assert sport_kind(word) is SportKind.RUN


@pytest.mark.parametrize("word", words_of(OTHERS))
def test_another_sport(word: str) -> None:
    assert sport_kind(word) is SportKind.OTHER


@pytest.mark.parametrize("word", words_of(UNTOLD))
def test_what_does_not_tell_is_asked(word: str) -> None:
    assert sport_kind(word) is SportKind.UNTOLD


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("word", ["Löpning", "Course à pied", "LÖPNING", "běh", "ランニング"])
def test_accents_in_either_form(word: str, form: str) -> None:
    assert sport_kind(unicodedata.normalize(form, f"  {word} ")) is SportKind.RUN


@given(st.text(max_size=300))
def test_any_text_says_something(text: str) -> None:
    assert sport_kind(text) in SportKind
