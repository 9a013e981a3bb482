"""The log keeps keys and places, never what somebody typed."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from krc_desktop.errors import BrokenRule, Rule
from krc_desktop.log import keep_log, logger, traceback_without_values

CANARY = "Bērziņa-Canary"


@pytest.fixture(autouse=True)
def quiet_again() -> Iterator[None]:
    yield
    for handler in list(logger().handlers):
        logger().removeHandler(handler)
        handler.close()


def refusing(name: str) -> BrokenRule:
    try:
        raise BrokenRule(Rule.PERSON_ARCHIVED, person=name)
    except BrokenRule as broken:
        return broken


def test_a_traceback_tells_places_and_no_names(tmp_path: Path):
    told = traceback_without_values(refusing(CANARY))
    assert told.startswith("BrokenRule\n")
    assert "test_log.py:" in told
    assert "refusing" in told
    assert CANARY not in told


def test_the_log_of_a_refusal_holds_its_key_and_no_facts(tmp_path: Path):
    path = tmp_path / "krc-desktop.log"
    keep_log(path)
    broken = refusing(CANARY)
    logger().error("%s %s", broken, traceback_without_values(broken))
    content = path.read_text("utf-8")
    assert "person_archived" in content
    assert CANARY not in content


def test_nothing_is_said_before_a_log_is_kept(capsys: pytest.CaptureFixture[str]):
    logger().error("nobody hears")
    assert capsys.readouterr() == ("", "")


def test_a_folder_that_is_not_there_is_no_reason_to_stop(tmp_path: Path):
    keep_log(tmp_path / "nav" / "krc-desktop.log")
    assert not any(isinstance(h, logging.FileHandler) for h in logger().handlers)
