"""Sentences of the world that stands in the way."""

from __future__ import annotations

from krc_desktop.errors import Fault
from krc_desktop.sentences.facts import Sentences

SENTENCES: Sentences = {
    Fault.DISK_FULL: lambda w: w.text(
        "The disk is full: nothing was written to “{path}”. Free some space and try again."
    ),
    Fault.READ_ONLY: lambda w: w.text(
        "“{path}” can't be written: it is protected. Choose another folder, or ask for permission"
        " to write there."
    ),
    Fault.LOCKED: lambda w: w.text(
        "Another program is writing to “{path}” at the moment; nothing was changed. Wait a little"
        " and try again."
    ),
    Fault.NO_SUCH_FILE: lambda w: w.text("There is no file “{path}”. Check its name."),
    Fault.FILE_MOVED: lambda w: w.text(
        "The file “{path}” is no longer in its place: nothing was written. Put it back, then try"
        " again."
    ),
    Fault.NO_SUCH_FOLDER: lambda w: w.text(
        "There is no folder “{path}”. Make it first, or choose another."
    ),
    Fault.NO_CENTRE_FILE: lambda w: w.text(
        "There is no centre's data in “{path}” yet. Begin with the command “sample” or “import"
        " centres”, or name another folder with --data."
    ),
    Fault.NOT_A_FOLDER: lambda w: w.text("“{path}” is a file. Name a folder for the data."),
    Fault.FOLDER_NOT_EMPTY: lambda w: w.text(
        "There are data in “{path}” already; they were left as they are. Name an empty folder with"
        " --data."
    ),
    Fault.FILE_EXISTS: lambda w: w.text(
        "“{path}” is there already and was left as it is. Choose another name."
    ),
    Fault.NOT_OURS: lambda w: w.text(
        "“{path}” is no file of KRC Desktop (or it is protected with a password); it was left as it"
        " is. Choose another file."
    ),
    Fault.EMPTY_FILE: lambda w: w.text(
        "“{path}” is empty: its content was lost. Restore it from a backup."
    ),
    Fault.DAMAGED: lambda w: w.text(
        "“{path}” is damaged; it was left as it is. Restore it from a backup."
    ),
    Fault.NEWER: lambda w: w.text(
        "“{path}” was made by a newer KRC Desktop (file version {version}; this program knows"
        " {known}); it was left as it is. Update the program."
    ),
    Fault.CANNOT_READ: lambda w: w.text(
        "“{path}” can't be read. Check that it is a file and that you may open it."
    ),
    Fault.CANNOT_WRITE: lambda w: w.text(
        "“{path}” could not be written; nothing was changed. Check the disk and its free space."
    ),
    Fault.MIGRATION_FAILED: lambda w: w.text(
        "“{path}” could not be brought to this version; it was left as it is. Send the log to the"
        " project office."
    ),
    Fault.NOT_HEALTHY: lambda w: w.text(
        "Something is wrong in “{path}”: {problems}. Restore it from a backup."
    ),
}
