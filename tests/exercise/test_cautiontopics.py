from __future__ import annotations

from collections import Counter
from itertools import chain

import pytest

from recoverytimer.base.language import speaking
from recoverytimer.exercise.caution import Caution
from recoverytimer.exercise.cautiontopics import (
    CAUTIONS_OF_TOPIC,
    CautionTopic,
    asked_in,
    is_told,
)
from recoverytimer.exercise.words.cautions import STATEMENTS, TOPICS
from recoverytimer.exercise.words.equipment import EQUIPMENT
from tests.pseudo import Pseudo, untranslated


def test_every_caution_can_be_told() -> None:
    assert set(chain(*CAUTIONS_OF_TOPIC.values())) == set(Caution)


@pytest.mark.parametrize("topic", [t for t in CautionTopic if t is not CautionTopic.OTHER])
def test_a_topic_opens_at_most_three_questions(topic: CautionTopic) -> None:
    assert len(asked_in(topic)) <= 3
    assert all(caution in STATEMENTS for caution in asked_in(topic))


def test_no_question_is_in_two_topics() -> None:
    assert max(Counter(chain(*map(asked_in, CautionTopic))).values()) == 1


@pytest.mark.parametrize("caution", Caution)
def test_what_was_told_is_shown_with_one_topic(caution: Caution) -> None:
    assert sum(is_told(topic, (caution,)) for topic in CautionTopic) == 1


def test_topics_statements_and_equipment_are_said_in_the_language() -> None:
    with speaking(Pseudo()):
        said = [say() for words in (TOPICS, STATEMENTS, EQUIPMENT) for say in words.values()]
        assert [text for text in said if untranslated(text)] == []
    assert set(TOPICS) == set(CautionTopic)
