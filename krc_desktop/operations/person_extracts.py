"""Everything about a person, for the person: gathered, and noted in the log once handed out."""

from __future__ import annotations

from krc_desktop import __version__
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.model.exports import Exported
from krc_desktop.model.person_extracts import PersonExtract
from krc_desktop.model.reports import Both
from krc_desktop.operations.change import Change
from krc_desktop.operations.exports import log_export
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.person_extracts import papers_of, sections_of


def person_extract(file: CentreFile, *, person_id: int) -> PersonExtract:
    """Everything about a person, others masked. Raises BrokenRule: PERSON_ERASED, NOT_FOUND."""
    with file.reading():
        person = file.people.get(person_id)
        if person.erased_on is not None:
            raise BrokenRule(Rule.PERSON_ERASED)
        centre = file.centres.get(person.centre_id)
        return PersonExtract(
            person_name=person.name,
            centre=Both(centre.name_lv, centre.name_en),
            made_at=file.clock.now(),
            program_version=__version__,
            sections=sections_of(file, person_id),
            papers=papers_of(file, person_id),
            is_sample=person.is_sample,
        )


def paper_bytes(file: CentreFile, extract: PersonExtract) -> dict[str, bytes]:
    """The scans that belong to an extract, under names for files: `consents-1.pdf`."""
    endings = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}
    return {
        f"{paper.section}-{number}.{endings.get(paper.media_type, 'bin')}": file.kept(paper.sha256)
        for number, paper in enumerate(extract.papers, start=1)
    }


def log_extract(file: CentreFile, *, extract: PersonExtract, as_pdf: bool) -> Change:
    """Note that an extract was handed out: how many rows, with names; never whose."""
    what = Exported.PERSON_PDF if as_pdf else Exported.PERSON_JSON
    return log_export(file, what=what, rows=extract.rows, with_names=True)
