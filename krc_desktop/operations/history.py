"""Undo and redo, for whatever was done by any verb, also before the last restart."""

from __future__ import annotations

from krc_desktop.operations.change import Change, Verb
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.journal import ChangeGroup


def undo(file: CentreFile) -> Change:
    """Take the newest change back; BrokenRule(NOTHING_TO_UNDO) where there is none."""
    return _written_back(file, file.journal.next_to_undo())


def redo(file: CentreFile) -> Change:
    """Do what the newest undo took back; BrokenRule(NOTHING_TO_REDO) where there is none."""
    return _written_back(file, file.journal.next_to_redo())


def _written_back(file: CentreFile, group: ChangeGroup) -> Change:
    with file.reversing(group) as writing:
        file.journal.write_back(group.id)
        if group.subject_table is not None and group.subject_row is not None:
            file.journal.name_subject(writing.group, group.subject_table, group.subject_row)
    return Change(Verb(group.verb), writing.group, writing.subjects, group.subject_row)
