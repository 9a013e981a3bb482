"""Photos of the event: chosen or dropped, made small in the background, marked without consent."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QImageReader, QPixmap
from PySide6.QtWidgets import QFileDialog, QPushButton

from krc_desktop.desktop.events.event_card import EventCard
from krc_desktop.desktop.events.photo_card import PhotoPopover
from krc_desktop.desktop.events.seen import Seen
from krc_desktop.desktop.session import Session
from krc_desktop.desktop.theme import Theme
from krc_desktop.desktop.widgets.boxes import row
from krc_desktop.desktop.widgets.buttons import button
from krc_desktop.desktop.widgets.flowing import flowing
from krc_desktop.desktop.widgets.labels import icon_label, label
from krc_desktop.desktop.widgets.remarks import Remark
from krc_desktop.desktop.work import Job, Progress
from krc_desktop.errors import Refusal
from krc_desktop.exchange.photos import CleanPhoto, read_photo
from krc_desktop.model.event_details import PhotoLine
from krc_desktop.operations import stories
from krc_desktop.sentences import sentence
from krc_desktop.store.centre_file import CentreFile
from krc_desktop.store.event_details import photos_of

_SIZE = (96, 72)
_KEPT = 60


@dataclass(frozen=True)
class _Wanted:
    """A file that is on its way in, and for which event it was chosen."""

    path: Path
    centre_id: int
    event_id: int
    day: date


@dataclass(frozen=True)
class _Read:
    """What came of reading a file: the photo, or why there is none."""

    wanted: _Wanted
    photo: CleanPhoto | None
    refusal: Refusal | None = None


class PhotosCard(EventCard):
    """Thumbnails, a button, and the whole card as a place to drop files on."""

    def __init__(self, session: Session) -> None:
        """The card, empty."""
        super().__init__(session, session.words.text("Photos"))
        words, theme = self.words, self.theme
        self._photos: list[PhotoLine] = []
        self._buttons: list[PhotoButton] = []
        self._pictures: OrderedDict[str, QPixmap] = OrderedDict()
        self._on_the_way = 0
        self.choose = button(theme, words.text("Add photos"), self._choose, icon="image")
        self.choose.setToolTip(words.text("Files can also be dropped here"))
        self._flow = flowing()
        self.complaint = Remark(theme)
        self.reading = label(theme, words.text("Reading photos …"), "meta", "ink2")
        self.reading.hide()
        self.consent = Remark(theme)
        self.add(self._flow, self.consent, self.reading, self.complaint)
        self.add(row(self.choose, None), None)
        self.setAcceptDrops(True)

    # -- showing -------------------------------------------------------------------------------

    def begin(self) -> None:
        """Forget what was said about another event's files."""
        self._complain("")

    def fill(self, seen: Seen) -> None:
        """Show the photos; those not seen before are read in the background."""
        found = photos_of(self.session.file, seen.id)
        self.say_count(len(found))
        if found != self._photos or len(self._buttons) < len(found):
            self._photos = found
            self._show_buttons()
        without = sum(one.lacks_consent for one in found)
        said = self.words.text("Photos with somebody who has not agreed: {count}", count=without)
        self.consent.say("warn", said if without else "")

    def _show_buttons(self) -> None:
        flow = self._flow.layout()
        while len(self._buttons) < len(self._photos):
            made = PhotoButton(self.theme)
            made.clicked.connect(partial(self._open, len(self._buttons)))
            self._buttons.append(made)
            if flow is not None:
                flow.addWidget(made)
        for number, made in enumerate(self._buttons):
            made.setVisible(number < len(self._photos))
            if number < len(self._photos):
                line = self._photos[number]
                name = line.photo.caption or self.words.text("Photo {number}", number=number + 1)
                if line.lacks_consent:
                    name = self.words.text("{photo}: consent is missing", photo=name)
                picture = self._pictures.get(line.photo.file_sha256)
                made.show_photo(name, picture, warns=line.lacks_consent)
        self._flow.setVisible(bool(self._photos))
        wanted = [
            one.photo.file_sha256
            for one in self._photos
            if one.photo.file_sha256 not in self._pictures
        ]
        if wanted:
            self.session.work.start(_thumbnails(wanted), done=self._take_thumbnails)

    def _take_thumbnails(self, images: dict[str, QImage]) -> None:
        for digest, image in images.items():
            self._pictures[digest] = QPixmap.fromImage(image)
            if len(self._pictures) > _KEPT:
                self._pictures.popitem(last=False)
        for line, made in zip(self._photos, self._buttons, strict=False):
            picture = self._pictures.get(line.photo.file_sha256)
            if picture is not None:
                made.show_picture(picture)

    def _open(self, number: int) -> None:
        if number < len(self._photos):
            PhotoPopover(self.session, self._buttons[number], self._photos[number]).open()

    # -- taking files in -----------------------------------------------------------------------

    def _choose(self) -> None:
        words = self.words
        pictures = words.text("Pictures") + " (*.jpg *.jpeg *.png *.webp *.tif *.tiff)"
        paths, _ = QFileDialog.getOpenFileNames(
            self.window(), words.text("Add photos"), "", pictures
        )
        self.take_files([Path(path) for path in paths])

    def take_files(self, paths: Sequence[Path]) -> None:
        """Read files in the background and keep those that are pictures."""
        if self.seen is None:
            return
        self._complain("")
        event, day = self.seen.event, self.seen.day or self.seen.event.local_day
        for path in paths:
            self._on_the_way += 1
            wanted = _Wanted(path, event.centre_id, event.id, day)
            self.session.work.start(_reading(wanted), done=self._take)
        self.reading.setVisible(self._on_the_way > 0)

    def _take(self, read: _Read) -> None:
        self._on_the_way -= 1
        self.reading.setVisible(self._on_the_way > 0)
        if read.refusal is not None:
            self._complain(sentence(self.words, read.refusal))
        elif read.photo is not None:
            self._keep(read.wanted, read.photo)

    def _keep(self, wanted: _Wanted, photo: CleanPhoto) -> None:
        self.session.do(
            stories.add_photo,
            refused=self._complain,
            centre_id=wanted.centre_id,
            event_id=wanted.event_id,
            jpeg=photo.jpeg,
            width=photo.width,
            height=photo.height,
            day=wanted.day,
            position=len(self._photos),
        )

    def _complain(self, sentence: str) -> None:
        before = self.complaint.said
        self.complaint.say("bad", f"{before}\n{sentence}".strip() if sentence else "")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files that were dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.take_files(paths)


class PhotoButton(QPushButton):
    """A thumbnail; opens what is said of the photo."""

    def __init__(self, theme: Theme) -> None:
        """An empty frame."""
        super().__init__()
        self._theme = theme
        self.setProperty("kind", "photo")
        width, height = theme.px(_SIZE[0]), theme.px(_SIZE[1])
        self.setFixedSize(width + 8, height + 8)
        self.setIconSize(QSize(width, height))
        self._mark = icon_label(theme, "warning-circle-fill", "warn", 20)
        self._mark.setParent(self)
        self._mark.setProperty("kind", "mark")
        self._mark.move(6, 6)

    def show_photo(self, name: str, picture: QPixmap | None, *, warns: bool) -> None:
        """Show a photo, or a sign of one while it is being read."""
        self.setAccessibleName(name)
        self.setToolTip(name if "<" not in name else "")
        self._mark.setVisible(warns)
        if picture is not None:
            self.show_picture(picture)
        else:
            self.setIcon(self._theme.icon("image", "ink3", 32))

    def show_picture(self, picture: QPixmap) -> None:
        """Show the picture itself."""
        self.setIcon(picture)


def _reading(wanted: _Wanted) -> Job:
    def read(_file: CentreFile, progress: Progress) -> _Read:
        progress.check()
        try:
            return _Read(wanted, read_photo(wanted.path))
        except Refusal as refusal:
            return _Read(wanted, None, refusal)

    return read


def _thumbnails(digests: Sequence[str]) -> Job:
    def read(file: CentreFile, progress: Progress) -> dict[str, QImage]:
        found = {}
        for digest in digests:
            progress.check()
            found[digest] = _thumbnail(file.kept(digest))
        return found

    return read


def _thumbnail(jpeg: bytes) -> QImage:
    """A picture small and cut to the shape of a thumbnail, twice as fine as most screens show."""
    buffer = QBuffer()
    buffer.setData(QByteArray(jpeg))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"jpeg"))
    wanted = QSize(*_SIZE) * 2
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(wanted, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    left, top = (image.width() - wanted.width()) // 2, (image.height() - wanted.height()) // 2
    return image.copy(left, top, wanted.width(), wanted.height())
