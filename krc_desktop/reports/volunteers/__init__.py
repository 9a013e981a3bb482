"""Volunteers on paper: the certificate, the month to sign, the agreement."""

from __future__ import annotations

from krc_desktop.reports.volunteers.agreements import agreement_form
from krc_desktop.reports.volunteers.certificates import certificate
from krc_desktop.reports.volunteers.months import month_sheets

__all__ = ["agreement_form", "certificate", "month_sheets"]
