"""The verb of issuing a report: figures and the very bytes are kept as they were sent."""

from __future__ import annotations

import json

from krc_desktop import clock
from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.language import Language
from krc_desktop.model.fields import checked
from krc_desktop.model.reports import MonthlyReport
from krc_desktop.model.stories import IssuedReport
from krc_desktop.operations.change import Change, Verb, doing
from krc_desktop.store.centre_file import CentreFile


def next_issue(file: CentreFile, number: str, language: Language) -> int:
    """The issue that a document's next sending would be: 1 for one never sent."""
    return file.stories.issued.count("number = ? AND language = ?", number, language.value) + 1


def issue_report(
    file: CentreFile,
    *,
    content: MonthlyReport,
    pdf: bytes,
    language: Language,
    issued_by: str = "",
    reason: str = "",
) -> Change:
    """Keep a report as sent; it is never changed, and can't be undone. A second issue says why."""
    with doing(file, Verb.ISSUE_REPORT, undoable=False) as work:
        issue = next_issue(file, content.document_number, language)
        if issue > 1 and not reason.strip():
            raise BrokenRule(Rule.REASON_NEEDED)
        if content.issue != issue:
            raise BrokenRule(Rule.ALREADY_ISSUED)
        now = file.clock.now()
        centre = file.centres.by_code(content.centre_code) if content.centre_code else None
        issued = IssuedReport(
            centre_id=centre.id if centre is not None else None,
            number=content.document_number,
            issue=issue,
            language=language,
            first_day=content.month.period.first,
            last_day=content.month.period.last,
            issued_at=now,
            local_day=clock.local_day(now),
            issued_by=issued_by,
            reason=reason,
            figures=json.dumps(content.figures.as_json(), ensure_ascii=False),
            file_sha256=file.keep(pdf, "application/pdf"),
        )
        work.about("issued_reports", file.stories.issued.add(checked(issued)).id)
    return work.change
