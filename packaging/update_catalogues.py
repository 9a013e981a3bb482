"""Brings new texts of the code into the catalogues, where they wait for their translation.

Not `pybabel update`: it throws out each text that no call names literally, and names of months,
statuses and errors are said through variables. Here a known text is never lost; those that the code
does not contain any more are listed, to be deleted by hand. Texts said only through a variable are
added to the .po by hand. No dates are written, so that equal texts make equal files.
"""

from __future__ import annotations

import ast
import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_keywords
from babel.messages.pofile import read_po, write_po

PACKAGE = "krc_desktop"
# Phrasebook's methods, and which of their arguments are context and text
KEYWORDS = parse_keywords(["text:1", "text_in:1c,2", "counted:1,2"])


def texts_of_code(root: Path) -> Catalog:
    """Every text that a call names literally, with the files that say it."""
    texts = Catalog()
    found = extract_from_dir(root / PACKAGE, [("**.py", "python")], keywords=KEYWORDS)
    for file, _line, message, _comments, context in sorted(found, key=lambda text: text[:2]):
        texts.add(message, locations=[(f"{PACKAGE}/{Path(file).as_posix()}", 0)], context=context)
    return texts


def literals_of_code(root: Path) -> set[str]:
    """Every string written in the code: a text said through a variable is among them."""
    return {
        node.value
        for file in (root / PACKAGE).rglob("*.py")
        for node in ast.walk(ast.parse(file.read_bytes()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def first_form(message: Message) -> str:
    """The text itself, for a counted noun its form for one."""
    return message.id if isinstance(message.id, str) else message.id[0]


def update(catalogue: Catalog, texts: Catalog) -> int:
    """Add what is new, refresh where each text is said; returns how many were added."""
    added = 0
    for known in catalogue:
        known.locations = []
    for text in texts:
        if not text.id:
            continue  # the header
        known = catalogue.get(text.id, text.context)
        if known is not None and known.id == text.id:
            known.locations = text.locations
            continue
        catalogue.delete(text.id, text.context)
        catalogue.add(text.id, locations=text.locations, context=text.context)
        added += 1
    return added


def written(catalogue: Catalog) -> str:
    """The catalogue as text, without its header and its dates, one line for each line of text."""
    target = io.BytesIO()
    write_po(target, catalogue, width=0, omit_header=True, include_lineno=False)
    return target.getvalue().decode()


def update_catalogues(root: Path) -> None:
    """Write the .pot anew, bring each .po up to it and say what a person should look at."""
    texts, literals = texts_of_code(root), literals_of_code(root)
    folder = root / "translations"
    (folder / f"{PACKAGE}.pot").write_text(written(texts), encoding="utf-8")
    for file in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        source = file.read_text(encoding="utf-8")
        header = source.partition("\n\n")[0]
        catalogue = read_po(io.BytesIO(source.encode()))
        added = update(catalogue, texts)
        file.write_text(f"{header}\n\n{written(catalogue)}", encoding="utf-8")
        waiting = sum(not all(message.string or [""]) for message in catalogue if message.id)
        print(f"{file.relative_to(root)}: {added} new, {waiting} waiting for a translation")
        for message in catalogue:
            if message.id and first_form(message) not in literals:
                print(f"  no longer in the code, delete by hand: {first_form(message)!r}")


if __name__ == "__main__":
    update_catalogues(Path(sys.argv[1]))
