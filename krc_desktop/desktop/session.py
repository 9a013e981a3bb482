"""What every page is handed: the open file, the words, the look, and the ways to act on them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from krc_desktop import clock
from krc_desktop.clock import Clock
from krc_desktop.desktop.changes import Changes
from krc_desktop.desktop.messages import Messages
from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.work import Work
from krc_desktop.errors import BrokenRule, Refusal, Trouble
from krc_desktop.language import Phrasebook
from krc_desktop.model.centres import Centre
from krc_desktop.model.places import Place
from krc_desktop.settings import Settings, write_settings
from krc_desktop.store.centre_file import CentreFile

if TYPE_CHECKING:
    from krc_desktop.operations.change import Change

Refused = Callable[[str], None]


class Session(QObject):
    """One open file and one person before it.

    Pages read through `file`, write through `do`, go to one another through `go`, and say what
    they have to say through `messages`.
    """

    went = Signal(object)
    saved = Signal()
    look_changed = Signal()
    centre_changed = Signal()
    minute_passed = Signal()
    begin_anew = Signal()

    def __init__(
        self,
        *,
        file: CentreFile,
        words: Phrasebook,
        theme: Theme,
        settings: Settings,
        settings_path: Path,
    ) -> None:
        """A session over an open file."""
        super().__init__()
        self.file = file
        self.words = words
        self.theme = theme
        self.settings = settings
        self.changes = Changes()
        self.messages = Messages()
        self.work = Work(file.path, file.clock)
        self._settings_path = settings_path
        self._before_next_start: Callable[[], object] | None = None
        self.centre = self._first_centre(settings.centre_code)

    # -- where and when ------------------------------------------------------------------------

    @property
    def clock(self) -> Clock:
        """The one source of time."""
        return self.file.clock

    @property
    def today(self) -> Any:
        """The day it is."""
        return clock.today(self.file.clock)

    def _first_centre(self, code: str) -> Centre | None:
        centres = list(self.file.centres.all())
        known = [centre for centre in centres if centre.code == code]
        return (known or centres or [None])[0]  # type: ignore[list-item]

    @property
    def centre_id(self) -> int:
        """The centre at hand; 0 in a file that has none."""
        return self.centre.id if self.centre else 0

    def choose_centre(self, centre: Centre) -> None:
        """Go to another centre of the file."""
        self.centre = centre
        self.remember(centre_code=centre.code)
        self.centre_changed.emit()

    def reread_centre(self) -> None:
        """Take the centre's card anew, after it was changed."""
        self.centre = self._first_centre(self.centre.code if self.centre else "")

    # -- writing -------------------------------------------------------------------------------

    def do(
        self,
        verb: Callable[..., Any],
        /,
        *,
        refused: Refused | None = None,
        quiet: bool = False,
        said: str = "",
        called: str = "",
        **facts: Any,
    ) -> Change | None:
        """Do a verb on the file; its Change, or None where it was refused (and said why).

        A broken rule is said by `refused` (beside the field), else as a message. A trouble of the
        world stays on screen with a button that tries again. `quiet`: no toast, for fields that
        are saved as one types; `said`: the toast's words in place of the verb's own; `called`:
        what the field is called on screen, for the sentence of a refusal.
        """
        self.work.give_way()
        try:
            change = self._change_of(verb(self.file, **facts))
        except BrokenRule as broken:
            if called and "field" in broken.facts:
                broken.facts["field"] = called
            (refused or self._say_refused)(self._sentence(broken))
            return None
        except Trouble as trouble:
            again = partial(
                self.do, verb, refused=refused, quiet=quiet, said=said, called=called, **facts
            )
            self._say_trouble(trouble, again)
            return None
        self.messages.clear_trouble()
        self._announce(change, quiet=quiet, said=said)
        return change

    @staticmethod
    def _change_of(answer: Any) -> Change:
        """A verb's Change, also of those verbs that answer something more beside it."""
        return answer[0] if isinstance(answer, tuple) else answer  # type: ignore[no-any-return]

    def _announce(self, change: Change, *, quiet: bool, said: str) -> None:
        if not change.subjects:
            return
        self.saved.emit()
        self.changes.announce(change)
        if not quiet:
            self.messages.toast(
                said or self.words.text_in("done", "Done: {label}", label=self._label(change)),
                action=self.words.text("Undo"),
                act=self.undo,
                keys="Ctrl+Z",
            )

    def tell_done(self, change: Change) -> None:
        """Tell everybody of what was written beside the window, or can't be undone."""
        self.messages.clear_trouble()
        self._announce(change, quiet=True, said="")

    def undo(self) -> None:
        """Take the last change back."""
        from krc_desktop.operations import history

        self._step(history.undo, self.words.text_in("done", "Undone: {label}"))

    def redo(self) -> None:
        """Do again what was taken back."""
        from krc_desktop.operations import history

        self._step(history.redo, self.words.text_in("done", "Done again: {label}"))

    def _step(self, step: Callable[[CentreFile], Change], said: str) -> None:
        self.work.give_way()
        try:
            change = step(self.file)
        except BrokenRule as nothing:
            self.messages.toast(self._sentence(nothing))
            return
        except Trouble as trouble:
            self._say_trouble(trouble, lambda: self._step(step, said))
            return
        self.saved.emit()
        self.changes.announce(change)
        self.messages.toast(said.format(label=self._label(change)))

    # -- saying --------------------------------------------------------------------------------

    # sentences and labels, a text each for every rule and verb, are not on the start path

    def _sentence(self, refusal: Refusal) -> str:
        from krc_desktop.sentences import sentence

        return sentence(self.words, refusal)

    def _label(self, change: Change) -> str:
        from krc_desktop.operations.labels import label

        return label(self.words, change.verb)

    def say_refusal(self, refusal: Refusal) -> None:
        """Say a refusal that came from reading or from work in the background."""
        self._say_refused(self._sentence(refusal))

    def _say_refused(self, said: str) -> None:
        self.messages.show("warn", said)

    def _say_trouble(self, trouble: Trouble, again: Callable[[], object]) -> None:
        self.messages.trouble(
            self._sentence(trouble), self.words.text("Try again"), lambda: again()
        )

    # -- going and remembering -----------------------------------------------------------------

    def go(self, place: Place) -> None:
        """Go to a place in the window."""
        self.went.emit(place)

    def remember(self, **settings: Any) -> None:
        """Keep settings for the next start; a folder that can't be written to stops nobody."""
        self.settings = self.settings.with_(**settings)
        try:
            write_settings(self._settings_path, self.settings)
        except (OSError, Trouble):
            return

    def start_over(self, after_closing: Callable[[], object]) -> None:
        """Close the file, do something with the folder, and start once more."""
        self._before_next_start = after_closing
        self.begin_anew.emit()

    def before_next_start(self) -> None:
        """Do what waits for the file to be closed."""
        if self._before_next_start is not None:
            self._before_next_start()

    @property
    def folder(self) -> Path:
        """The data folder."""
        return self.file.path.parent

    def recalled(self, key: str, default: str = "") -> str:
        """What a page has remembered under a key of its own."""
        return self.settings.remembered.get(key, default)

    def keep(self, key: str, value: str) -> None:
        """Remember a page's own small thing: a splitter, a filter."""
        if self.recalled(key) != value:
            self.remember(remembered={**self.settings.remembered, key: value})


def capitalised(text: str) -> str:
    """A label as the beginning of a sentence."""
    return text[:1].upper() + text[1:]
