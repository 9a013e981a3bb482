"""Help: a short page per screen, at most four steps each, with its keys and where to read on.

Everything is data made through a phrasebook, so that it is in the catalogues and can be searched
and printed. To add a topic: 1. a function below; 2. its line in `_TOPICS`; 3. its Latvian.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from krc_desktop.alphabet import folded
from krc_desktop.language import Phrasebook

MOST_STEPS = 4


@dataclass(frozen=True)
class Key:
    """A key, or several that do the same, and what it does."""

    keys: str
    does: str


@dataclass(frozen=True)
class HelpTopic:
    """One page of help. `key` of a screen's own topic is the page's; `see`: keys of other topics.

    `also` are other words by which people look for it.
    """

    key: str
    title: str
    intro: str
    steps: tuple[str, ...]
    keys: tuple[Key, ...] = ()
    see: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


def topics(words: Phrasebook) -> tuple[HelpTopic, ...]:
    """Every topic, those of the screens first."""
    return tuple(make(words) for make in _TOPICS.values())


def topic(words: Phrasebook, key: str) -> HelpTopic:
    """The topic of a screen (or of something else by its key); the day's where there is none."""
    return _TOPICS.get(key, _today)(words)


def topics_found(words: Phrasebook, typed: str) -> tuple[HelpTopic, ...]:
    """The topics in which every word typed begins a word, best first: by title, then by text."""
    wanted = folded(typed).split()
    if not wanted:
        return topics(words)
    ranked = [(_rank(one, wanted), one) for one in topics(words)]
    found = [(rank, one) for rank, one in ranked if rank is not None]
    return tuple(one for _, one in sorted(found, key=lambda pair: pair[0]))


def _rank(one: HelpTopic, wanted: list[str]) -> int | None:
    """How far from the title the words stand; None where they are not all there."""
    said = [one.intro, *one.steps, *(f"{key.keys} {key.does}" for key in one.keys)]
    places = ([one.title], [one.title, *one.also], [one.title, *one.also, *said])
    for rank, texts in enumerate(places):
        there = _words_of(texts)
        if all(any(word.startswith(start) for word in there) for start in wanted):
            return rank
    return None


def _words_of(texts: list[str]) -> set[str]:
    plain = "".join(c if c.isalnum() else " " for c in folded(" ".join(texts)))
    return set(plain.split())


def everywhere(words: Phrasebook) -> tuple[Key, ...]:
    """The keys that work on every page."""
    return (
        Key(
            "Ctrl+K", words.text("search for people, events, organisations, machines and commands")
        ),
        Key("Ctrl+N", words.text("add something new on this page")),
        Key("Ctrl+1 … Ctrl+7", words.text("go to a page")),
        Key("Ctrl+Shift+R", words.text("book a machine")),
        Key("Ctrl+Z, Ctrl+Y", words.text("undo, redo")),
        Key("Ctrl+S", words.text("see that everything is saved")),
        Key("Ctrl+,", words.text("open the settings")),
        Key("F6, Shift+F6", words.text("next or previous part of the page")),
        Key("Alt+←", words.text("back")),
        Key("Esc", words.text("close what is open")),
        Key("F1", words.text("this help")),
    )


def _today(words: Phrasebook) -> HelpTopic:
    return HelpTopic(
        key="today",
        title=words.text("The page “Today”"),
        intro=words.text("What is on today, what waits to be done and how the month is going."),
        steps=(
            words.text("Read the day from the top: the red line shows what time it is now."),
            words.text("After an event choose “Enter participants” beside it."),
            words.text("“To do” lists what still lacks; the word at the end of a line fixes it."),
            words.text("The three figures are of this month so far, with the five months before."),
        ),
        see=("events", "attendance", "reports"),
        also=(words.text("home, start, day, week, agenda, tasks, to do, reminders"),),
    )


def _events(words: Phrasebook) -> HelpTopic:
    return HelpTopic(
        key="events",
        title=words.text("Events"),
        intro=words.text("Plan events, say what became of them and write down who was there."),
        steps=(
            words.text("Press Ctrl+N, type the name, the day and the times."),
            words.text("Choose the kind and the activity line: the report needs the line."),
            words.text("When it is over, set the status to “held”. Only held events are counted."),
            words.text("Cancelled, postponed and not held ask for a reason; the report prints it."),
        ),
        keys=(
            Key("Ctrl+N", words.text("a new event")),
            Key("↑ ↓", words.text("the next or previous event in the list")),
            Key("T", words.text("today, in the month view")),
            Key("Ctrl+←, Ctrl+→", words.text("the month before or after")),
            Key("Delete", words.text("delete the event; Ctrl+Z brings it back")),
        ),
        see=("attendance", "counting", "reports"),
        also=(
            words.text("workshop, camp, seminar, calendar, month, series, repeat, copy, cancel"),
        ),
    )


def _attendance(words: Phrasebook) -> HelpTopic:
    return HelpTopic(
        key="attendance",
        title=words.text("Who was there"),
        intro=words.text("People are written down by name, or only counted, or both at one event."),
        steps=(
            words.text("By name: type the first letters, press Enter, type the next name."),
            words.text("Somebody new: finish the name and press Ctrl+Enter."),
            words.text("Counted: type “12 teachers from 5 organisations” in the line of counts."),
            words.text("“As before” takes over the people of the event before."),
        ),
        keys=(
            Key("Enter", words.text("add the person and stay in the line")),
            Key("Ctrl+Enter", words.text("add a new person")),
        ),
        see=("events", "people", "counting"),
        also=(words.text("participants, attendance, sign-in sheet, names, head-count, list"),),
    )


def _people(words: Phrasebook) -> HelpTopic:
    return HelpTopic(
        key="people",
        title=words.text("People and organisations"),
        intro=words.text("One card for each person, whatever they do here. Only a name is needed."),
        steps=(
            words.text("Search with a few letters; diacritics and capitals do not matter."),
            words.text("Give a group and an age group: past events keep what was true then."),
            words.text("Archive somebody who no longer comes; the figures of the past stay."),
            words.text("Never enter personal codes, addresses, health or why somebody comes."),
        ),
        keys=(
            Key("Ctrl+N", words.text("a new person")),
            Key("↑ ↓", words.text("the next or previous card")),
        ),
        see=("attendance", "volunteers", "counting"),
        also=(words.text("participant, card, phone, contacts, association, school, partner"),),
    )


def _equipment(words: Phrasebook) -> HelpTopic:
    return HelpTopic(
        key="equipment",
        title=words.text_in("page", "Equipment"),
        intro=words.text("Who uses which machine and when; a machine is never promised twice."),
        steps=(
            words.text("Drag over free time in a machine's row, or press Enter there, to book it."),
            words.text("If something is in the way, it is said in words, with the next free time."),
            words.text("Afterwards open the booking and write down how it was really used."),
            words.text("A machine's name opens its card: rules, inductions, upkeep and faults."),
        ),
        keys=(
            Key("Ctrl+N", words.text("a new booking")),
            Key("↑ ↓ ← →", words.text("choose a time or a booking")),
            Key("Alt+↑, Alt+↓, Alt+←, Alt+→", words.text("move the booking")),
            Key("Delete", words.text("cancel the booking; Ctrl+Z brings it back")),
            Key("Ctrl+←, Ctrl+→", words.text("the week before or after")),
            Key("T", words.text("this week")),
        ),
        see=("kiln", "events", "counting"),
        also=(
            words.text("machine, booking, reservation, board, week, laser, knitting, sewing, loan"),
        ),
    )


def _kiln(words: Phrasebook) -> HelpTopic:
    return HelpTopic(
        key="kiln",
        title=words.text("The kiln"),
        intro=words.text("From a piece on the shelf to its owner's hands."),
        steps=(
            words.text("Put pieces on the shelf with owner and kind; each gets a number to stick."),
            words.text(
                "Tick what goes into the next firing, say the day to the owner and book it."
            ),
            words.text("Write down readings: the expected opening time follows them."),
            words.text("The kiln opens by its temperature, never by the clock."),
        ),
        see=("equipment", "counting"),
        also=(words.text("firing, bisque, glaze, shelf, pieces, clay, pottery, programme, ready"),),
    )


def _volunteers(words: Phrasebook) -> HelpTopic:
    return HelpTopic(
        key="volunteers",
        title=words.text("Volunteers"),
        intro=words.text("Hours of volunteer work, day by day, and their sums."),
        steps=(
            words.text("In the line at the top choose person and day, type hours and the task."),
            words.text("Hours may be typed as 2,5 or 2.5 or 2:30. Enter saves the line."),
            words.text("Measured hours were clocked or signed; declared hours were told."),
            words.text("Suggested hours count nowhere until you accept them."),
        ),
        keys=(
            Key("Enter", words.text("save the hours and begin the next line")),
            Key("Delete", words.text("remove the row; Ctrl+Z brings it back")),
            Key("Ctrl+←, Ctrl+→", words.text("the month before or after")),
        ),
        see=("people", "reports", "counting"),
        also=(words.text("hours, log, helper, suggestion, work"),),
    )


def _reports(words: Phrasebook) -> HelpTopic:
    return HelpTopic(
        key="reports",
        title=words.text("The monthly report"),
        intro=words.text("The checklist, the month in words, and beside them the very pages."),
        steps=(
            words.text("Choose the month. “Is everything ready?” names what lacks, with a link."),
            words.text("Write the highlights and the difficulties; the counter shows the limit."),
            words.text("“Take from the calendar” makes plans of next month's planned events."),
            words.text("Save the PDF or print it. A month with nothing in it is a valid report."),
        ),
        keys=(
            Key("Ctrl+←, Ctrl+→", words.text("the month before or after")),
            Key("Ctrl+P", words.text("print")),
        ),
        see=("counting", "events", "settings"),
        also=(words.text("report, statement, PDF, file, print, send, month, figures, summary"),),
    )


def _settings(words: Phrasebook) -> HelpTopic:
    return HelpTopic(
        key="settings",
        title=words.text("Settings"),
        intro=words.text("Every change holds at once; Ctrl+Z takes it back."),
        steps=(
            words.text("Centre: the names, address and coordinator as the report prints them."),
            words.text("Opening hours and closed days; public holidays are known already."),
            words.text("Groups and kinds of events: rename, reorder, archive what is not used."),
            words.text("Project: its lines, dates, and the day by which the report is due."),
        ),
        see=("reports", "saving"),
        also=(words.text("language, dark, theme, letters, size, hours, holidays, lists, project"),),
    )


def _counting(words: Phrasebook) -> HelpTopic:
    return HelpTopic(
        key="counting",
        title=words.text("How we count"),
        intro=words.text("Three figures that are never mixed: people, visits, unnamed visits."),
        steps=(
            words.text("Different people: everybody named at least once, counted once."),
            words.text("Visits: each named person on each day of a held event, and those counted."),
            words.text("Those only counted are never added to different people."),
            words.text("An event belongs whole to the month in which it starts."),
        ),
        see=("attendance", "reports"),
        also=(words.text("figures, unique people, participants, statistics, sum, number"),),
    )


def _saving(words: Phrasebook) -> HelpTopic:
    return HelpTopic(
        key="saving",
        title=words.text("Saving and taking back"),
        intro=words.text("There is no button to save: what you type is kept by itself."),
        steps=(
            words.text("A field is saved when you leave it, or after a short pause."),
            words.text("Ctrl+Z takes back the last change, also after the program was closed."),
            words.text("A message in red beside a field says what is wrong; your text stays."),
        ),
        keys=(Key("Ctrl+Z, Ctrl+Y", words.text("undo, redo")),),
        see=("settings",),
        also=(words.text("save, undo, back, mistake, lost, file, data"),),
    )


_TOPICS: dict[str, Callable[[Phrasebook], HelpTopic]] = {
    "today": _today,
    "events": _events,
    "people": _people,
    "equipment": _equipment,
    "volunteers": _volunteers,
    "reports": _reports,
    "settings": _settings,
    "attendance": _attendance,
    "kiln": _kiln,
    "counting": _counting,
    "saving": _saving,
}
