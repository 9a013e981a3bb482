"""The parts of a card side by side: three columns, two, or one, by the room there is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy, QWidget

from krc_desktop.desktop.equipment.card.part import MachinePart
from krc_desktop.desktop.widgets.boxes import ScrolledColumn, boxed, column, row

# how wide the columns are to each other, from the left
_STRETCHES = (385, 374, 342)

Laid = Sequence[Sequence[MachinePart]]


class Columns(ScrolledColumn):
    """Columns that scroll together, with room above them for a line."""

    def __init__(self) -> None:
        """Empty columns."""
        self._above = column(spacing=0)
        self._layouts = [column(None, spacing=12) for _ in _STRETCHES]
        self._boxes = [boxed(layout) for layout in self._layouts]
        for one in self._boxes:
            # as wide as its stretch says, not as its longest text would like
            one.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        beside = row(*self._boxes, spacing=12)
        for number, stretch in enumerate(_STRETCHES):
            beside.setStretch(number, stretch)
        super().__init__(self._above, beside, None, spacing=10, margins=(24, 12, 20, 20))
        inside = self.widget()
        if inside is not None:
            # as high as its texts are in the columns at hand, which Qt's own hint can't know
            inside.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def lay(self, laid: Laid) -> None:
        """Lay parts into columns; a column without parts leaves its room to the others."""
        for layout in self._layouts:
            for parts in laid:
                for part in parts:
                    # an item taken out by hand would outlive it: Qt would not measure anew
                    layout.removeWidget(part)
        for number, (layout, box) in enumerate(zip(self._layouts, self._boxes, strict=True)):
            parts = laid[number] if number < len(laid) else ()
            for at, part in enumerate(parts):
                layout.insertWidget(at, part)
            box.setVisible(bool(parts))

    def put_above(self, widget: QWidget) -> None:
        """Show a line above the columns."""
        self._above.addWidget(widget)

    def take_from_above(self, widget: QWidget) -> None:
        """Give the line above back."""
        self._above.removeWidget(widget)
