from __future__ import annotations

import pytest

from krc_desktop import help_pages
from krc_desktop.language import Language, Phrasebook
from krc_desktop.model.places import PageName

LATVIAN, ENGLISH = Phrasebook(Language.LATVIAN), Phrasebook(Language.ENGLISH)
LANGUAGES = pytest.mark.parametrize("words", [LATVIAN, ENGLISH], ids=["lv", "en"])


@LANGUAGES
def test_every_page_of_the_window_has_its_topic(words: Phrasebook):
    keys = [topic.key for topic in help_pages.topics(words)]
    assert keys[: len(PageName)] == [page.value for page in PageName]
    assert len(set(keys)) == len(keys)


@LANGUAGES
def test_a_topic_is_short_and_leads_only_where_something_is(words: Phrasebook):
    known = {topic.key for topic in help_pages.topics(words)}
    for topic in help_pages.topics(words):
        assert 1 <= len(topic.steps) <= help_pages.MOST_STEPS
        assert all(len(step) < 110 for step in (topic.intro, *topic.steps))
        assert set(topic.see) <= known - {topic.key}
        assert all(key.keys and key.does for key in topic.keys)


def test_the_two_languages_say_it_in_their_own_words():
    pairs = zip(help_pages.topics(LATVIAN), help_pages.topics(ENGLISH), strict=True)
    for latvian, english in pairs:
        assert (latvian.title, latvian.intro) != (english.title, english.intro)
        assert not set(latvian.steps) & set(english.steps)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("atskaite", "reports"),
        ("fails", "reports"),
        ("pārskats", "reports"),
        ("parskats", "reports"),
        ("PĀRSKATS", "reports"),
        ("brivpratigie", "volunteers"),
        ("cilveki", "people"),
        ("apmeklētāji", "attendance"),
        ("unikālie", "counting"),
        ("kļūda", "saving"),
    ],
)
def test_a_topic_is_found_without_diacritics_and_by_other_words(typed: str, first: str):
    assert help_pages.topics_found(LATVIAN, typed)[0].key == first


def test_several_words_must_all_be_there():
    found = [topic.key for topic in help_pages.topics_found(ENGLISH, "opening hours")]
    assert found == ["settings"]
    assert help_pages.topics_found(ENGLISH, "spaceship") == ()


def test_nothing_typed_finds_everything():
    assert help_pages.topics_found(ENGLISH, "  ") == help_pages.topics(ENGLISH)


def test_a_topic_that_is_not_there_is_the_days():
    assert help_pages.topic(ENGLISH, "spaceship").key == "today"
    assert help_pages.topic(ENGLISH, "reports").title == "The monthly report"


@LANGUAGES
def test_the_keys_of_everywhere_are_named_once(words: Phrasebook):
    keys = [key.keys for key in help_pages.everywhere(words)]
    assert len(set(keys)) == len(keys)
