"""What a screen reader and a tooltip say of what lies on the board."""

from __future__ import annotations

from krc_desktop.desktop.equipment.board.blocks import Block, Subject
from krc_desktop.desktop.equipment.board.cursor import Cursor
from krc_desktop.desktop.equipment.board.head_painter import badges_of
from krc_desktop.desktop.equipment.board.scene import Scene
from krc_desktop.desktop.equipment.board.words import (
    booking_sentence,
    free_sentence,
    outage_sentence,
    state_said,
    suggestion_sentence,
)
from krc_desktop.language import Phrasebook
from krc_desktop.model.board import Board, Lane, state_of
from krc_desktop.operations.agenda_words import named


def told(words: Phrasebook, board: Board, block: Block) -> str:
    """A block in a sentence."""
    lane = board.lanes[block.lane]
    if block.subject is Subject.OUTAGE:
        outages = [one for one in lane.outages if one.outage_id == block.row_id]
        return outage_sentence(words, lane, outages[0]) if outages else ""
    if block.subject is Subject.SUGGESTION:
        found = [one for one in lane.suggestions if one.due.plan_id == block.row_id]
        return suggestion_sentence(words, lane, found[0]) if found else ""
    bookings = [one for one in lane.bookings if one.booking_id == block.row_id]
    return booking_sentence(words, lane, bookings[0]) if bookings else ""


def lane_told(words: Phrasebook, lane: Lane, now: int) -> str:
    """A machine: how it is now, and what is to be known of it."""
    parts = [state_said(words, lane, state_of(lane, now), now)]
    parts += [badge.text for badge in badges_of(words, lane)]
    return f"{named(words, lane.name)}: {', '.join(parts)}"


def cursor_said(words: Phrasebook, scene: Scene, cursor: Cursor, now: int) -> str:
    """What the cursor stands on."""
    if cursor.on_head and cursor.lane < len(scene.board.lanes):
        return lane_told(words, scene.board.lanes[cursor.lane], now)
    stop = cursor.stop(scene)
    if stop is None:
        return ""
    if stop.block is not None:
        return told(words, scene.board, stop.block)
    lane = scene.board.lanes[stop.lane]
    return free_sentence(words, lane, stop.span, is_open=stop.is_open)
