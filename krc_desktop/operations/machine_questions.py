"""Verbs of what is asked before and after each use, and of the materials that may be used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from krc_desktop import clock
from krc_desktop.alphabet import folded
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.equipment import (
    AnswerKind,
    EquipmentMaterial,
    EquipmentQuestion,
    Moment,
    Ruling,
)
from krc_desktop.model.fields import checked
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.store.centre_file import CentreFile


def add_question(
    file: CentreFile,
    *,
    equipment_id: int,
    moment: Moment,
    text_lv: str,
    answer_kind: AnswerKind = AnswerKind.YES,
    **others: Any,
) -> Change:
    """Ask one more thing before or after each use, after those that are asked already."""
    with doing(file, Verb.ADD_QUESTION) as work:
        file.equipment.get(equipment_id)
        known = file.equipment.questions.find("equipment_id = ?", equipment_id)
        last = max((one.position for one in known), default=0)
        question = EquipmentQuestion(
            equipment_id=equipment_id,
            moment=moment,
            position=last + 1,
            text_lv=text_lv,
            answer_kind=answer_kind,
            **others,
        )
        work.about("equipment_questions", file.equipment.questions.add(checked(question)).id)
    return work.change


def change_question(file: CentreFile, *, question_id: int, **changes: Any) -> Change:
    """Change a question.

    Answers of one kind can't be read as another: a question that has been answered is archived
    and asked anew where its kind of answer changes.
    """
    with doing(file, Verb.CHANGE_QUESTION) as work:
        known = file.equipment.questions.get(question_id)
        wanted = checked(replace(known, **changes))
        is_another = wanted.answer_kind is not known.answer_kind
        if is_another and file.bookings.answers.count("question_id = ?", question_id):
            archive_question(file, question_id=question_id)
            wanted = file.equipment.questions.add(replace(wanted, id=0, uid=""))
        else:
            file.equipment.questions.change(wanted)
        work.about("equipment_questions", wanted.id)
    return work.change


def archive_question(file: CentreFile, *, question_id: int) -> Change:
    """Ask it no more; its answers stay. One that was never answered is gone for good."""
    with doing(file, Verb.ARCHIVE_QUESTION) as work:
        known = file.equipment.questions.get(question_id)
        work.about("equipment", known.equipment_id)
        if file.bookings.answers.count("question_id = ?", question_id):
            today = clock.today(file.clock)
            file.equipment.questions.change(replace(known, archived_on=today))
        else:
            file.equipment.questions.remove(question_id)
    return work.change


def restore_question(file: CentreFile, *, question_id: int) -> Change:
    """Ask a question again that was archived."""
    with doing(file, Verb.RESTORE_QUESTION) as work:
        known = file.equipment.questions.get(question_id)
        file.equipment.questions.change(replace(known, archived_on=None))
        work.about("equipment_questions", question_id)
    return work.change


def order_questions(file: CentreFile, *, equipment_id: int, question_ids: Sequence[int]) -> Change:
    """Ask in this order; questions that are not named follow in the order they had."""
    with doing(file, Verb.ORDER_QUESTIONS) as work:
        work.about("equipment", equipment_id)
        known = list(
            file.equipment.questions.find("equipment_id = ? ORDER BY position, id", equipment_id)
        )
        places = {question_id: at for at, question_id in enumerate(question_ids)}
        known.sort(key=lambda one: places.get(one.id, len(places)))
        for position, one in enumerate(known, start=1):
            file.equipment.questions.change(replace(one, position=position))
    return work.change


def add_material(
    file: CentreFile, *, equipment_id: int, name_lv: str, ruling: Ruling, name_en: str = ""
) -> Change:
    """Put a material on a machine's list."""
    with doing(file, Verb.ADD_MATERIAL) as work:
        file.equipment.get(equipment_id)
        work.about("equipment", equipment_id)
        material = checked(
            EquipmentMaterial(
                equipment_id=equipment_id, name_lv=name_lv, name_en=name_en, ruling=ruling
            )
        )
        _refuse_twice(file, material)
        file.equipment.materials.add(material)
    return work.change


def change_material(file: CentreFile, *, material_id: int, **changes: Any) -> Change:
    """Change a material's name, or whether it may be used."""
    with doing(file, Verb.CHANGE_MATERIAL) as work:
        wanted = checked(replace(file.equipment.materials.get(material_id), **changes))
        work.about("equipment", wanted.equipment_id)
        _refuse_twice(file, wanted)
        file.equipment.materials.change(wanted)
    return work.change


def remove_material(file: CentreFile, *, material_id: int) -> Change:
    """Take a material off a machine's list."""
    with doing(file, Verb.REMOVE_MATERIAL) as work:
        known = file.equipment.materials.get(material_id)
        work.about("equipment", known.equipment_id)
        file.equipment.materials.remove(material_id)
    return work.change


def _refuse_twice(file: CentreFile, material: EquipmentMaterial) -> None:
    """Nothing is both allowed and forbidden: a material stands on the list once."""
    for known in file.equipment.materials.find("equipment_id = ?", material.equipment_id):
        if known.id != material.id and folded(known.name_lv) == folded(material.name_lv):
            raise BrokenRule(Rule.ALREADY_THERE, field="name_lv", given=material.name_lv)
