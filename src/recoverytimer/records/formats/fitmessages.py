"""A session as the messages of a FIT activity; imported only when one is written.

The laps follow each other without gaps: when in a session a pause was is not on record. Only the
whole says that it took longer than its laps.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from fit_tool.message import Message
from fit_tool.profile import profile_type as fit
from fit_tool.profile.messages.activity_message import ActivityMessage
from fit_tool.profile.messages.event_message import EventMessage
from fit_tool.profile.messages.file_id_message import FileIdMessage
from fit_tool.profile.messages.lap_message import LapMessage
from fit_tool.profile.messages.record_message import RecordMessage
from fit_tool.profile.messages.session_message import SessionMessage
from fit_tool.profile.messages.sport_message import SportMessage

from recoverytimer.base.amounts import MINUTE_S
from recoverytimer.exercise.exercise import Kind
from recoverytimer.player.session import PlayedSegment, Session
from recoverytimer.records.watches.fitframes import FIT_EPOCH_S
from recoverytimer.routine.timeline import SegmentKind

LONGEST_SPORT_NAME = 60
_SUB_SPORTS = {
    Kind.STRENGTH: fit.SubSport.STRENGTH_TRAINING,
    Kind.BREATHING: fit.SubSport.BREATHING,
    Kind.COLD: fit.SubSport.GENERIC,
    Kind.HEAT: fit.SubSport.GENERIC,
}


def session_messages(session: Session) -> Iterator[Message]:
    """All messages in the order that the protocol wants."""
    usual = fit.SubSport.FLEXIBILITY_TRAINING
    sub_sport = _SUB_SPORTS.get(session.kind, usual) if session.kind else usual
    sport = {"sport": fit.Sport.TRAINING, "sub_sport": sub_sport}
    played = [s for s in session.segments if s.actual_s > 0 and not session.by_hand]
    # There has to be a lap: the whole session where nothing was clocked, or nothing done.
    played = played or [PlayedSegment(kind=SegmentKind.WORK, actual_s=session.total_s)]
    yield from _beginning(session, sport)
    yield from _laps(played, session.started_at, sport)
    yield from _end(session, played, sport)


def _beginning(session: Session, sport: dict[str, Any]) -> Iterator[Message]:
    start = _ms(session.started_at)
    yield _filled(
        FileIdMessage(),
        type=fit.FileType.ACTIVITY,
        manufacturer=fit.Manufacturer.DEVELOPMENT.value,
        product=0,
        serial_number=1,
        time_created=start,
    )
    yield _filled(SportMessage(), sport_name=session.routine_name[:LONGEST_SPORT_NAME], **sport)
    yield _filled(
        EventMessage(), timestamp=start, event=fit.Event.TIMER, event_type=fit.EventType.START
    )
    yield _filled(RecordMessage(), timestamp=start)


def _laps(played: list[PlayedSegment], start: datetime, sport: dict[str, Any]) -> Iterator[Message]:
    began = start
    for number, segment in enumerate(played):
        ended = began + timedelta(seconds=segment.actual_s)
        is_last = number == len(played) - 1
        is_work = segment.kind is SegmentKind.WORK
        yield _filled(
            LapMessage(),
            message_index=number,
            timestamp=_ms(ended),
            start_time=_ms(began),
            total_elapsed_time=segment.actual_s,
            total_timer_time=segment.actual_s,
            event=fit.Event.LAP,
            event_type=fit.EventType.STOP,
            lap_trigger=fit.LapTrigger.SESSION_END if is_last else fit.LapTrigger.MANUAL,
            intensity=fit.Intensity.ACTIVE if is_work else fit.Intensity.REST,
            **sport,
        )
        began = ended


def _end(session: Session, played: list[PlayedSegment], sport: dict[str, Any]) -> Iterator[Message]:
    spent_s = sum(s.actual_s for s in played)
    elapsed_s = max((session.ended_at - session.started_at).total_seconds(), spent_s)
    end = _ms(session.started_at + timedelta(seconds=elapsed_s))
    yield _filled(RecordMessage(), timestamp=end)
    yield _filled(
        EventMessage(), timestamp=end, event=fit.Event.TIMER, event_type=fit.EventType.STOP_ALL
    )
    yield _filled(
        SessionMessage(),
        message_index=0,
        timestamp=end,
        start_time=_ms(session.started_at),
        total_elapsed_time=elapsed_s,
        total_timer_time=spent_s,
        first_lap_index=0,
        num_laps=len(played),
        event=fit.Event.SESSION,
        event_type=fit.EventType.STOP,
        trigger=fit.SessionTrigger.ACTIVITY_END,
        **sport,
    )
    yield _filled(
        ActivityMessage(),
        timestamp=end,
        local_timestamp=end // 1000 - FIT_EPOCH_S + session.offset_min * MINUTE_S,
        total_timer_time=spent_s,
        num_sessions=1,
        type=fit.Activity.MANUAL,
        event=fit.Event.ACTIVITY,
        event_type=fit.EventType.STOP,
    )


def _ms(instant: datetime) -> int:
    """Milliseconds since 1970, in whole seconds as the format has them."""
    return round(instant.timestamp()) * 1000


def _filled(message: Message, **values: Any) -> Message:
    for name, value in values.items():
        setattr(message, name, value)
    return message
