"""What a use must answer: the machine's questions, and a material that is allowed on it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from krc_desktop.alphabet import folded
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.language import Phrasebook
from krc_desktop.model.bookings import UseAnswer
from krc_desktop.model.equipment import (
    AnswerKind,
    Equipment,
    EquipmentMaterial,
    EquipmentQuestion,
    Ruling,
)
from krc_desktop.model.fields import checked
from krc_desktop.model.reports import Both
from krc_desktop.operations.booking_words import called
from krc_desktop.store.centre_file import CentreFile

YES, NO = "yes", "no"


def questions_of(file: CentreFile, equipment_id: int) -> list[EquipmentQuestion]:
    """What is asked before and after a use, in order."""
    where = "equipment_id = ? AND archived_on IS NULL ORDER BY moment DESC, position, id"
    return list(file.equipment.questions.find(where, equipment_id))


def materials_of(file: CentreFile, equipment_id: int) -> list[EquipmentMaterial]:
    """The materials on a machine's list, the allowed ones first."""
    found = list(file.equipment.materials.find("equipment_id = ? ORDER BY id", equipment_id))
    order = (Ruling.ALLOWED, Ruling.ASK, Ruling.FORBIDDEN)
    return sorted(found, key=lambda one: order.index(one.ruling))


def ruling_on(file: CentreFile, equipment_id: int, material: str) -> Ruling:
    """How a machine's list rules on a material; what is not on it is to be asked about."""
    listed = materials_of(file, equipment_id)
    wanted = folded(material.strip())
    for one in listed:
        if wanted in (folded(one.name_lv), folded(one.name_en)):
            return one.ruling
    return Ruling.ASK if listed else Ruling.ALLOWED


def check_material(file: CentreFile, machine: Equipment, material: str, note: str) -> None:
    """A forbidden material is refused, whatever the note; one to be asked about needs a note."""
    if not material.strip():
        return
    ruling = ruling_on(file, machine.id, material)
    if ruling is Ruling.FORBIDDEN:
        raise BrokenRule(
            Rule.MATERIAL_FORBIDDEN, equipment=machine.name_lv, material=material.strip()
        )
    if ruling is Ruling.ASK and not note.strip():
        raise BrokenRule(Rule.MATERIAL_UNSAID, equipment=machine.name_lv, material=material.strip())


def put_answers(
    file: CentreFile, booking_id: int, machine: Equipment, answers: Mapping[int, str]
) -> None:
    """Store the answers (by question) in place of those before; what must be said must be."""
    asked = questions_of(file, machine.id)
    for question in asked:
        _check_answer(question, answers.get(question.id, "").strip())
    for known in list(file.bookings.answers.find("booking_id = ?", booking_id)):
        file.bookings.answers.remove(known.id)
    for question in asked:
        said = answers.get(question.id, "").strip()
        if said:
            answer = UseAnswer(booking_id=booking_id, question_id=question.id, answer=said)
            file.bookings.answers.add(checked(answer))


def _check_answer(question: EquipmentQuestion, said: str) -> None:
    missing = question.needed and not said
    refused = question.needed and question.answer_kind is AnswerKind.YES and said != YES
    if missing or refused:
        asked = Both(question.text_lv, question.text_en)
        raise BrokenRule(
            Rule.ANSWER_NEEDED, question=partial(_spoken, asked), question_id=question.id
        )
    if said and question.answer_kind is AnswerKind.NUMBER:
        try:
            float(said.replace(",", "."))
        except ValueError as error:
            raise BrokenRule(Rule.NUMBER_UNREADABLE, given=said) from error


def _spoken(asked: Both, words: Phrasebook) -> str:
    return called(words, asked)
