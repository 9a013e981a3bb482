"""Sentences of lists that are brought in."""

from __future__ import annotations

from krc_desktop.errors import Rule
from krc_desktop.sentences.facts import Sentences

SENTENCES: Sentences = {
    Rule.COLUMN_HAS_CODES: lambda w: w.text(
        "The column “{column}” holds personal identity codes. This program keeps none: leave the"
        " column out."
    ),
    Rule.COLUMN_TWICE: lambda w: w.text(
        "“{field}” is chosen for two columns. Leave one of them out."
    ),
    Rule.COLUMN_MISSING: lambda w: w.text(
        "The file lacks these columns: {columns}. Add them to its first row."
    ),
    Rule.ROW_REFUSED: lambda w: w.text("Row {number}{called}: {reason}"),
    Rule.ROWS_REFUSED: lambda w: w.text(
        "Nothing was imported. Correct these rows and import the file again: {count}."
    ),
    Rule.DUPLICATE_ID: lambda w: w.text(
        "This row repeats row {row} ({given}). Keep only one of them."
    ),
    Rule.NOT_A_TABLE: lambda w: w.text(
        "“{path}” is no table that can be read. Save it as CSV or XLSX and try again."
    ),
    Rule.TABLE_TOO_LARGE: lambda w: w.text(
        "“{path}” is too large to be read safely. Split it into smaller files."
    ),
    Rule.TABLE_EMPTY: lambda w: w.text(
        "“{path}” has no rows below its heading. Choose another file."
    ),
    Rule.NOT_A_PICTURE: lambda w: w.text(
        "“{path}” is no picture that can be read. Choose a JPEG or PNG file."
    ),
    Rule.PICTURE_TOO_LARGE: lambda w: w.text(
        "“{path}” is too large for a photo. Make it smaller, or choose another."
    ),
    Rule.CENTRE_NEEDED: lambda w: w.text(
        "There is no centre “{given}” in the file. Its centres: {known}."
    ),
}
