"""Writing through the session: refusals beside their field, trouble that stays, undo by name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from krc_desktop.desktop.messages import Message
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.theme import Theme
from krc_desktop.errors import Fault, Trouble
from krc_desktop.language import Language, Phrasebook
from krc_desktop.operations import events, people
from krc_desktop.operations.change import Change, Verb
from krc_desktop.settings import Settings, read_settings
from krc_desktop.store.centre_file import CentreFile
from tests.builders import World


class Heard:
    """What the session has said."""

    def __init__(self, session: Session) -> None:
        self.toasts: list[Message] = []
        self.shown: list[Message] = []
        self.troubles: list[Message] = []
        self.over = 0
        self.changes: list[Change] = []
        session.messages.toasted.connect(self.toasts.append)
        session.messages.shown.connect(self.shown.append)
        session.messages.troubled.connect(self.troubles.append)
        session.messages.trouble_over.connect(self._ended)
        session.changes.changed.connect(self.changes.append)

    def _ended(self) -> None:
        self.over += 1


@pytest.fixture
def session(world: World, qtbot: QtBot, tmp_path: Path) -> Iterator[Session]:
    made = Session(
        file=world.file,
        words=Phrasebook(Language.LATVIAN),
        theme=Theme(),
        settings=Settings(),
        settings_path=tmp_path / "settings.json",
    )
    yield made
    made.work.finish()


@pytest.fixture
def heard(session: Session) -> Heard:
    return Heard(session)


def add(session: Session, name: str = "Anna", **how: object) -> Change | None:
    return session.do(
        people.add_person, centre_id=session.centre_id, first_name=name, last_name="Ozola", **how
    )


def test_what_is_done_is_announced_with_a_way_back(session: Session, heard: Heard) -> None:
    change = add(session)
    assert change is not None
    assert heard.changes == [change]
    assert (heard.toasts[0].text, heard.toasts[0].keys) == ("Izdarīts: pievienot cilvēku", "Ctrl+Z")
    act = heard.toasts[0].act
    assert act is not None
    act()
    assert session.file.people.count() == 0
    assert heard.toasts[1].text == "Atsaukts: pievienot cilvēku"


def test_undo_and_redo_are_announced_too(session: Session, heard: Heard) -> None:
    add(session)
    session.undo()
    session.redo()
    assert [change.verb for change in heard.changes] == [Verb.ADD_PERSON] * 3
    assert session.file.people.count() == 1


def test_nothing_to_undo_is_said(session: Session, heard: Heard) -> None:
    while session.file.people.count() or not heard.toasts:
        session.undo()
        if len(heard.toasts) > 20:
            break
    assert heard.toasts[-1].text


def test_a_quiet_change_makes_no_toast(session: Session, heard: Heard) -> None:
    add(session, quiet=True)
    assert heard.toasts == []
    assert len(heard.changes) == 1


def test_a_broken_rule_is_said_beside_its_field(session: Session, heard: Heard) -> None:
    said: list[str] = []
    assert add(session, "A" * 500, refused=said.append) is None
    assert "120" in said[0]
    assert heard.shown == []
    assert session.file.people.count() == 0


def test_a_broken_rule_without_a_field_is_a_message(session: Session, heard: Heard) -> None:
    assert session.do(events.delete_event, event_id=999) is None
    assert [message.tone for message in heard.shown] == ["warn"]


def test_a_trouble_stays_until_something_could_be_written(session: Session, heard: Heard) -> None:
    full = True

    def save(file: CentreFile, **facts: object) -> Change:
        if full:
            raise Trouble(Fault.DISK_FULL, path=file.path)
        return people.add_person(file, **facts)  # type: ignore[arg-type]

    given = {"centre_id": session.centre_id, "first_name": "Anna", "last_name": "Ozola"}
    assert session.do(save, **given) is None
    assert heard.troubles[0].tone == "bad"
    again = heard.troubles[0].act
    assert again is not None
    again()
    assert len(heard.troubles) == 2
    full = False
    again()
    assert heard.over == 1
    assert session.file.people.count() == 1


def test_small_things_are_remembered(session: Session, tmp_path: Path) -> None:
    session.keep("splitter.events", "400")
    assert session.recalled("splitter.events") == "400"
    kept = read_settings(tmp_path / "settings.json")
    assert kept.remembered["splitter.events"] == "400"


def test_settings_that_cannot_be_kept_stop_nobody(session: Session, tmp_path: Path) -> None:
    (tmp_path / "settings.json").mkdir()
    session.keep("splitter.events", "400")
    assert session.recalled("splitter.events") == "400"


def test_the_centre_last_used_is_taken_up_again(world: World, tmp_path: Path, qtbot: QtBot) -> None:
    from krc_desktop.operations import centres

    centres.add_centre(world.file, code="AGL", name_lv="Aglonas kopienas resursu centrs")

    def opened(code: str) -> Session:
        return Session(
            file=world.file,
            words=Phrasebook(Language.LATVIAN),
            theme=Theme(),
            settings=Settings(centre_code=code),
            settings_path=tmp_path / "settings.json",
        )

    codes = [opened(code).centre for code in ("AGL", "", "gone")]
    assert [centre.code for centre in codes if centre] == ["AGL", "PRE", "PRE"]
