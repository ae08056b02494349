"""What services call sports, as far as one has to know: running, another one, or not told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum, auto
from functools import lru_cache

from recoverytimer.base.textfolding import folded


class SportKind(Enum):
    """Whether an activity was a run, by what a file calls it."""

    RUN = auto()
    OTHER = auto()
    UNTOLD = auto()


# Whole words; with a star also all that begin with them. Case and accents do not matter. They come
# from the translations of OpenTracks and FitTrackee, the types of Strava, Polar, Suunto and Apple
# Health, and tables of Garmin Connect and Health Auto Export in public repositories.
_RUNNING = """
English: run runs running runner jog jogs jogging parkrun fartlek marathon halfmarathon
  ultramarathon ultrarun ultrarunning trailrun trailrunning orienteering
German: lauf laufen läufe lauftraining joggen dauerlauf waldlauf geländelauf berglauf bahnlauf
  traillauf crosslauf straßenlauf stadtlauf volkslauf ultralauf intervalllauf tempolauf
  orientierungslauf hindernislauf halbmarathon
French: footing ultrafond
Italian: correre corsetta maratona mezzamaratona ultramaratona
Spanish, Portuguese: correr corriendo trote trotar corrida corridas maratón maratona
Dutch: hardlop* hardloop* traillopen trailloop
Swedish: löpning löprunda löppass joggning terränglöpning traillöpning landsvägslöpning banlöpning
  ultralöpning
Danish, Norwegian: løb løbetur gadeløb baneløb terrænløb stiløb trailløb løp løping løpetur gateløp
  terrengløp terrengløping stiløp
Finnish: juoksu juokseminen juoksulenkki katujuoksu ratajuoksu maastojuoksu polkujuoksu hölkkä
Polish: bieg biegi bieganie
Czech: běh běhání
Hungarian: futás terepfutás teremfutás
"""
# Running, unless somebody walks there.
_TREADMILL = """
treadmill laufband laufbandtraining laufbandlauf esteira loopband löpband löpbandslöpning løbebånd
tredemølle mølleløping juoksumatto bieżnia futópad
"""
# Running where all other words only say where or how; they mean other things, too.
_RUNNING_HERE = "trail track course courses corsa carrera carreras cinta tapis"
_WHERE = """
English: indoor outdoor virtual road street track mountain ultra obstacle morning lunch afternoon
  evening night long short easy interval intervals tempo recovery
German: draußen drinnen im freien auf der dem bahn virtuell
French: à pied sur piste route roulant en de d l la le extérieur intérieur salle plein air montagne
  nature virtuelle urbaine athlétique orientation obstacles hors stade
Italian: su in strada pista tapis roulant all aperto al chiuso coperto virtuale campestre
Spanish: a aire libre interior exterior pista montaña virtual pie
Of a treadmill only: entrenamiento allenamento entraînement
"""
_WALKING = """
English: walk* hik* trek* rucking
German: geh* wander* bergwander* spazier*
French: marche* randonn*
Italian: cammin* passeggiata escursion* marcia
Spanish, Portuguese: caminat* caminhad* caminar andar marcha* senderis* excursi*
Dutch: wandel* snelwandel* trektocht
Swedish, Danish, Norwegian: vandring vandre* promenad gång gång gå gåtur gange kapgang fottur*
Finnish: kävely* retkeily vaellus
Polish, Czech: spacer chód marsz* wędrówk* turystyka chůze turistik*
Hungarian: gyaloglás séta túra*
"""
_OTHER = """
English: nordic cycl* bik* bicycl* ride rides riding ebik* gravel mtb bmx spinning handcycl* velo*
  motor* driv* boat* swim* aqua* row rower rowing erg ergometer paddl* kayak* canoe* raft* sail*
  surf* kite* wakeboard* windsurf* diving scuba snorkel* fishing hunting ski* snow* skat* inline
  roller* sled* hockey strength weight* lifting powerlifting gym core crossfit hiit circuit yoga
  pilates stretch* flexibility breath* meditat* danc* zumba aerobic* cardio elliptical crosstrainer
  stair* stepper climb* boulder* mountaineer* tennis padel pickleball squash badminton racquet*
  racket* golf* soccer football basketball volleyball handball baseball softball rugby cricket
  lacrosse bowling box* kickbox* martial karate judo wrestling fencing horse* equestrian wheelchair*
  triathlon duathlon multisport transition paraglid* parachut* gliding jump* rope shoe*
  gymnastics calisthenics frisbee archery floorball commut*
German: rad* fahr* rennrad* *radfahren *schwimmen freiwasser* bergsteig* langlauf
  langlaufen skilanglauf* eis* schlittschuh* rollschuh* schnee* schlitt* rodel* ruder* paddel* kanu*
  kajak* segel* kraft* gewicht* klett* reiten ausritt tanz* fußball tischtennis turnen dehnen seil*
  gymnastik treppen* atem*
French: vélo vtt natation nage* nat aviron rameur voile canoë raquette* patin* luge musculation
  renforcement escalade alpinisme équitation cheval danse corde parapente plongée planche automobile
  fauteuil étirement*
Italian: cicl* bici* nuot* vasca sci scialpinismo pattin* cano* vela remo vogatore arrampicata forza
  pesi palestra cavall* calcio pallacanestro pallavolo danza ballo salto moto* auto racchette
  ginnastica subacque*
Spanish, Portuguese: nataci* natacao nadar piscina esquí esqui* remada piragü* caiaque fuerza força
  pesas muscula* escalad* montañismo montanhismo equita* caballo cavalo fútbol futebol baloncesto
  basquete voleibol baile boxeo elíptic* estiramiento* alongamento raquetas raquetes coche coches
Dutch: fiets* *fietsen wielren* *wielrennen zwem* *zwemmen schaats* sneeuw* roei* kano* zeil*
  kracht* klim* bergbeklim* paard* dans* voetbal
Swedish, Danish, Norwegian: cykl* cykel* *cykling sykl* sykkel* *sykling simning *åkning
  simbassäng svøm* längdskid* skid* skridsko* skøjt* skøyt* rulleskøjt* rulleski* rullskid* langrend
  langrenn rodd roning roing padling sejl* seil* segling styrk* klättring klatr* ridning dans*
  fodbold fotball fotboll
Finnish: pyörä* maastopyörä* maantiepyörä* ratapyörä* sauvakävely* uinti uimi* hiiht* maastohiiht*
  laskettelu luistelu* rullaluistelu* soutu melonta purjehdus kuntosali voima* kiipeily ratsastus
Polish: rower* kolarst* pływ* narciar* narty łyżw* wioś* kajak* żegl* siłow* wspinacz* jazda taniec
Hungarian: kerékpár* *kerékpározás úszás *úszás erősítő
Czech: kolo kole plav* lyž* lyžích běžky brusl* vesl* posil* lezení jízda tanec
"""
# In scripts that set no spaces between words: wherever they stand.
_RUNNING_WITHIN = """
ランニング ジョギング ジョグ トレイルラン トレッドミル マラソン 跑 달리기 러닝
"""
_OTHER_WITHIN = """
ウォーキング 散歩 ハイキング 登山 サイクリング バイク 自転車 水泳 スイミング スキー スノー
スケート ボート ローイング カヤック 筋力 ヨガ ダンス テニス ゴルフ サッカー 步行 徒步 骑 游泳 瑜伽
"""
# "1", "9" and "10" are what Strava writes into the type of a GPX track. The others are Samsung
# Health's, as are all numbers of that length; 15005 is a treadmill "for jogging and walking".
_CODES = {
    "1": SportKind.OTHER,
    "9": SportKind.RUN,
    "10": SportKind.OTHER,
    "1002": SportKind.RUN,
    "15005": SportKind.UNTOLD,
}
_OTHER_CODE = re.compile(r"1\d{3,4}|[2-9]\d{3}")
_PREFIX = re.compile(r"^(?:HKWorkoutActivityType|(?:EXERCISE|WORKOUT|ACTIVITY)_TYPE_)(?=\w)")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
LONGEST_SPORT = 200
"""Of a longer text only so much is looked at."""
_REMEMBERED = 512


class _Words:
    """Words of many languages, to find in the words of a text."""

    def __init__(self, *tables: str) -> None:
        lines = [line.rpartition(":")[2] for table in tables for line in table.splitlines()]
        entries = " ".join(lines).split()
        self._whole = {folded(entry).strip() for entry in entries if "*" not in entry}
        self._begins = tuple(folded(entry).strip() for entry in entries if entry.endswith("*"))
        self._ends = tuple(folded(entry).strip() for entry in entries if entry.startswith("*"))

    def has(self, word: str) -> bool:
        """Whether it is one of them."""
        return word in self._whole or word.startswith(self._begins) or word.endswith(self._ends)

    def any_of(self, words: Iterable[str]) -> bool:
        """Whether there is one of them among others."""
        return any(map(self.has, words))


_RUNS = _Words(_RUNNING)
_ON_TREADMILL = _Words(_TREADMILL)
_HERE = _Words(_RUNNING_HERE)
_AROUND = _Words(_RUNNING, _TREADMILL, _RUNNING_HERE, _WHERE)
_WALKS = _Words(_WALKING)
_OTHERS = _Words(_OTHER)
_RUNS_WITHIN, _OTHERS_WITHIN = (
    tuple(folded(entry).replace(" ", "") for entry in table.split())
    for table in (_RUNNING_WITHIN, _OTHER_WITHIN)
)


@lru_cache(maxsize=_REMEMBERED)
def sport_kind(text: str) -> SportKind:
    """What a file's word or code for a sport says; a word that is not known tells nothing."""
    name = _PREFIX.sub("", text.strip()[:LONGEST_SPORT])
    words = folded(_CAMEL.sub(" ", name)).split()
    if len(words) == 1 and words[0].isdecimal():
        return _of_code(words[0])
    close = "".join(words)
    if _OTHERS.any_of(words) or any(entry in close for entry in _OTHERS_WITHIN):
        return SportKind.OTHER
    runs = (
        _RUNS.any_of(words)
        or any(entry in close for entry in _RUNS_WITHIN)
        or (_HERE.any_of(words) and all(map(_AROUND.has, words)))
    )
    if _WALKS.any_of(words):
        # Half of it is a run, so that a person is asked.
        return SportKind.UNTOLD if _RUNS.any_of(words) else SportKind.OTHER
    return SportKind.RUN if runs or _ON_TREADMILL.any_of(words) else SportKind.UNTOLD


def _of_code(code: str) -> SportKind:
    is_other = _OTHER_CODE.fullmatch(code) is not None
    return _CODES.get(code, SportKind.OTHER if is_other else SportKind.UNTOLD)
