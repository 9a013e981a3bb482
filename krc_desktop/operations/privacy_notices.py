"""The privacy notice of a centre, gathered to be printed."""

from __future__ import annotations

from krc_desktop import __version__, clock
from krc_desktop.model.personal_data import MAY_NAME, REGISTER, PrivacyNotice, Reason
from krc_desktop.model.reports import Both
from krc_desktop.operations.retention import retention_months
from krc_desktop.store.centre_file import CentreFile


def privacy_notice(file: CentreFile, *, centre_id: int) -> PrivacyNotice:
    """What a centre's notice says today: the running project's implementer answers for the data."""
    with file.reading():
        centre = file.centres.get(centre_id)
        today = clock.today(file.clock).isoformat()
        project = file.projects.find_one(
            "starts_on <= ?1 AND ends_on >= ?1 ORDER BY starts_on DESC, id DESC", today
        )
        implementer = Both(centre.host)
        if project is not None and project.implementer_lv:
            implementer = Both(project.implementer_lv, project.implementer_en)
        used = {reason for columns in REGISTER.values() for reason in columns}
        used |= set(MAY_NAME.values())
        return PrivacyNotice(
            centre=Both(centre.name_lv, centre.name_en),
            address=centre.address,
            controller=implementer,
            project=Both(project.name_lv, project.name_en) if project is not None else None,
            coordinator=centre.coordinator,
            coordinator_role=Both(centre.coordinator_role_lv, centre.coordinator_role_en),
            months=retention_months(file),
            reasons=tuple(reason for reason in Reason if reason in used),
            made_at=file.clock.now(),
            is_sample=centre.is_sample,
            program_version=__version__,
        )
