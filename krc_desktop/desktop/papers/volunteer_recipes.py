"""The recipes of volunteers' papers: the month to sign, the certificate, the agreement.

Paper and what it gathers are imported in the job: whoever only looks at a page loads neither.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from krc_desktop.desktop.papers.making import Recipe, Wish
from krc_desktop.language import Phrasebook
from krc_desktop.periods import Month, Period
from krc_desktop.store.centre_file import CentreFile

if TYPE_CHECKING:
    from krc_desktop.reports.paper import Profile


def _profile(wish: Wish) -> Profile:
    from krc_desktop.reports.paper import BLACK, COLOUR

    return BLACK if wish.black else COLOUR


def month_sheets(centre_id: int, month: Month, people_ids: tuple[int, ...] | None) -> Recipe:
    """The month of each of these people to sign; None: of all who have hours in it."""

    def make(file: CentreFile, words: Phrasebook, wish: Wish) -> tuple[str, bytes]:
        from krc_desktop.operations import volunteer_papers
        from krc_desktop.reports import volunteers

        content = volunteer_papers.month_sheets(
            file, centre_id=centre_id, month=month, people_ids=people_ids
        )
        number = f"KRC-{content.head.centre_code}-BS-{month}"
        return number, volunteers.month_sheets(content, words, profile=_profile(wish))

    return Recipe(make)


def draft_certificate(centre_id: int, person_id: int, period: Period) -> Recipe:
    """A certificate as it would be given out now."""

    def make(file: CentreFile, words: Phrasebook, wish: Wish) -> tuple[str, bytes]:
        from krc_desktop.operations import volunteer_papers
        from krc_desktop.reports import volunteers

        content = volunteer_papers.certificate_paper(
            file, centre_id=centre_id, person_id=person_id, period=period
        )
        number = f"KRC-{content.head.centre_code}-{words.text_in('file name', 'certificate-draft')}"
        return number, volunteers.certificate(content, words, profile=_profile(wish))

    return Recipe(make)


def certificate(certificate_id: int) -> Recipe:
    """A certificate that was given out."""

    def make(file: CentreFile, words: Phrasebook, wish: Wish) -> tuple[str, bytes]:
        from krc_desktop.operations import volunteer_papers
        from krc_desktop.reports import volunteers

        content = volunteer_papers.issued_certificate(file, certificate_id=certificate_id)
        return content.number, volunteers.certificate(content, words, profile=_profile(wish))

    return Recipe(make)


def agreement(agreement_id: int) -> Recipe:
    """An agreement as a form to sign."""

    def make(file: CentreFile, words: Phrasebook, wish: Wish) -> tuple[str, bytes]:
        from krc_desktop.operations import volunteer_papers
        from krc_desktop.reports import volunteers

        content = volunteer_papers.agreement_paper(file, agreement_id=agreement_id)
        pdf = volunteers.agreement_form(content, words, profile=_profile(wish))
        return content.agreement.number, pdf

    return Recipe(make)
