"""Cautions as a runner would speak of them: a few topics, and what tells the cautions apart."""

from __future__ import annotations

from collections.abc import Container, Mapping
from enum import Enum, auto

from recoverytimer.exercise.caution import Caution


class CautionTopic(Enum):
    """Something that a person may want to tell."""

    KNEE = auto()
    HIP = auto()
    OUTER_HIP = auto()
    BACK = auto()
    NEW_INJURY = auto()
    PREGNANT = auto()
    HEART = auto()
    VEINS = auto()
    OTHER = auto()


# One caution is meant with its topic; of several, each is asked about.
CAUTIONS_OF_TOPIC: Mapping[CautionTopic, tuple[Caution, ...]] = {
    CautionTopic.KNEE: (Caution.KNEE,),
    CautionTopic.HIP: (Caution.HIPREP, Caution.HIPIMP, Caution.GTPS),
    CautionTopic.OUTER_HIP: (Caution.GTPS,),
    CautionTopic.BACK: (Caution.LBP, Caution.SIJ, Caution.SCIATICA),
    CautionTopic.NEW_INJURY: (Caution.ACUTE, Caution.SURGERY, Caution.FRACT),
    CautionTopic.PREGNANT: (Caution.PREG,),
    CautionTopic.HEART: (Caution.HEART, Caution.BPHI, Caution.PVD),
    CautionTopic.VEINS: (Caution.DVT, Caution.CLOTPAST, Caution.VV),
    CautionTopic.OTHER: (
        Caution.PHT,
        Caution.WOUND,
        Caution.INFLAM,
        Caution.BLOODTHIN,
        Caution.NEURO,
        Caution.RAYN,
        Caution.OSTEO,
        Caution.BALANCE,
        Caution.EYE,
    ),
}


def asked_in(topic: CautionTopic) -> tuple[Caution, ...]:
    """The cautions that a topic asks about; none where it is the answer itself."""
    cautions = CAUTIONS_OF_TOPIC[topic]
    return cautions if len(cautions) > 1 else ()


def is_told(topic: CautionTopic, cautions: Container[Caution]) -> bool:
    """Whether a person has told something of a topic; what two ask about belongs to the plain one.

    So that nothing is asked twice, a hip is not opened for what is told of the outer hip.
    """
    plain = {c for t, (c, *more) in CAUTIONS_OF_TOPIC.items() if not more and t is not topic}
    return any(c in cautions for c in CAUTIONS_OF_TOPIC[topic] if c not in plain)
