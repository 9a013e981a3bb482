"""Verbs of a machine's documents and photos: their bytes are kept inside the file."""

from __future__ import annotations

from dataclasses import replace

from krc_desktop.model.equipment import EquipmentDocument
from krc_desktop.model.fields import checked
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.store.centre_file import CentreFile


def add_document(
    file: CentreFile, *, equipment_id: int, title: str, content: bytes, media_type: str
) -> Change:
    """Keep a document, read and held to its limits beforehand (`exchange.documents`)."""
    with doing(file, Verb.ADD_DOCUMENT) as work:
        file.equipment.get(equipment_id)
        document = checked(
            EquipmentDocument(
                equipment_id=equipment_id,
                title=title,
                file_sha256=file.keep(content, media_type),
            )
        )
        work.about("equipment_documents", file.equipment.documents.add(document).id)
    return work.change


def change_document(file: CentreFile, *, document_id: int, title: str) -> Change:
    """Call a document something else."""
    with doing(file, Verb.CHANGE_DOCUMENT) as work:
        known = file.equipment.documents.get(document_id)
        file.equipment.documents.change(checked(replace(known, title=title)))
        work.about("equipment_documents", document_id)
    return work.change


def remove_document(file: CentreFile, *, document_id: int) -> Change:
    """Take a document away; its bytes stay for the undo."""
    with doing(file, Verb.REMOVE_DOCUMENT) as work:
        known = file.equipment.documents.get(document_id)
        work.about("equipment", known.equipment_id)
        file.equipment.documents.remove(document_id)
    return work.change
