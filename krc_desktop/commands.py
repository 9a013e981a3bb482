"""What each command does. The words of help are in the language of the person at the keyboard."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

import krc_desktop
from krc_desktop import paths, periods
from krc_desktop.atomic_files import written_whole
from krc_desktop.desk import Desk, file_to_fill, new_file, say
from krc_desktop.errors import BrokenRule, Fault, Rule, Trouble
from krc_desktop.language import Language, Phrasebook
from krc_desktop.model.centres import Centre
from krc_desktop.model.imports import ImportKind, ImportOutcome
from krc_desktop.sentences import sentence
from krc_desktop.store import backups, figures, health
from krc_desktop.store.centre_file import CentreFile

_MOST_ROWS_TOLD = 50
_PATH = click.Path(path_type=Path)


class _Spoken(click.Command):
    """A command whose help is wholly in the language of the desk."""

    words: Phrasebook

    def get_help(self, ctx: click.Context) -> str:
        """The help; what click says of itself in English is said in the language."""
        said = super().get_help(ctx)
        for english, spoken in (
            ("Usage:", self.words.text("Usage:")),
            ("Options:", self.words.text("Options:")),
            ("Commands:", self.words.text("Commands:")),
            ("Show the version and exit.", self.words.text("Show the version and exit.")),
            ("Show this message and exit.", self.words.text("Show this message and exit.")),
        ):
            said = said.replace(english, spoken)
        return said


def command_group(desk: Desk, open_window: Callable[[str], None]) -> click.Group:
    """All commands over a desk; no command opens the window, which is told the words of help."""
    words = desk.words

    class Command(_Spoken):
        """One command."""

    class Group(Command, click.Group):
        """All of them."""

        command_class = Command

    Command.words = words
    help_names = {"help_option_names": ["-h", "--help"]}

    @click.group(
        cls=Group,
        invoke_without_command=True,
        context_settings=help_names,
        help=words.text("The record book of a community resource centre."),
    )
    @click.option(
        "--data",
        type=_PATH,
        metavar="DIR",
        help=words.text("The folder with the centre's file and settings."),
    )
    @click.option(
        "--language",
        type=click.Choice([language.value for language in Language]),
        help=words.text("The language of what is said."),
    )
    @click.version_option(krc_desktop.__version__, message="KRC Desktop %(version)s")
    @click.pass_context
    def commands(context: click.Context, data: Path | None, language: str | None) -> None:
        del data, language  # read before the words, because the words are in that language
        if context.invoked_subcommand is None:
            open_window(context.get_help())

    for add in (_sample, _import, _figures, _report, _export, _check, _backup, _restore):
        add(commands, desk)
    return commands


def _sample(commands: click.Group, desk: Desk) -> None:
    @commands.command(
        "sample",
        help=desk.words.text("Fill an empty folder with the sample centres."),
    )
    def sample() -> None:
        from krc_desktop.exchange.sample import fill_with_sample

        if desk.has_file():
            raise Trouble(Fault.FOLDER_NOT_EMPTY, path=desk.folder)
        with new_file(desk) as file:
            fill_with_sample(file)
        say(desk.words.text("The sample centres are ready in “{folder}”.", folder=desk.folder))


def _import(commands: click.Group, desk: Desk) -> None:
    kinds = [kind.value for kind in ImportKind]
    told = desk.words.text("Bring a list (CSV or XLSX) into the file.")

    @commands.command("import", help=f"{told}\n\nKIND: {', '.join(kinds)}.")
    @click.argument("kind", metavar="KIND", type=click.Choice(kinds))
    @click.argument("file", type=_PATH)
    @click.option(
        "--dry-run", is_flag=True, help=desk.words.text("Say what would happen; write nothing.")
    )
    def import_(kind: str, file: Path, *, dry_run: bool) -> None:
        from krc_desktop.exchange.imports import import_file

        with file_to_fill(desk, dry_run=dry_run) as centre_file:
            outcome = import_file(centre_file, ImportKind(kind), file, dry_run=dry_run)
            _tell_refused(desk.words, outcome)
        _tell(desk.words, outcome, dry_run=dry_run)


def _tell_refused(words: Phrasebook, outcome: ImportOutcome) -> None:
    """Name the rows that were refused; an import with any ends here."""
    if outcome.refused:
        for row in outcome.refused[:_MOST_ROWS_TOLD]:
            reason = sentence(words, row.rule)
            called = f" ({row.called})" if row.called else ""
            refusal = BrokenRule(Rule.ROW_REFUSED, number=row.number, called=called, reason=reason)
            click.echo(sentence(words, refusal), err=True)
        raise BrokenRule(Rule.ROWS_REFUSED, count=len(outcome.refused))


def _tell(words: Phrasebook, outcome: ImportOutcome, *, dry_run: bool) -> None:
    """Say what an import did."""
    say(
        words.text(
            "New rows: {new}. Changed: {changed}. Same as before: {same}. Refused: 0.",
            new=outcome.new,
            changed=outcome.changed,
            same=outcome.same,
        )
    )
    if dry_run:
        say(words.text("This was a rehearsal: nothing was written."))


def _figures(commands: click.Group, desk: Desk) -> None:
    @commands.command("figures", help=desk.words.text("The figures of a period, as JSON."))
    @click.argument("period")
    @click.option("--centre", metavar="CODE", help=desk.words.text("Only this centre."))
    def figures_(period: str, centre: str | None) -> None:
        span = periods.parsed(period)
        with desk.to_read() as file, file.reading():
            chosen = _centre(file, centre) if centre is not None else None
            scope = figures.Scope(span, chosen.id if chosen else None)
            found = figures.count(file.connection, scope, code=chosen.code if chosen else None)
        say(json.dumps(found.as_json(), ensure_ascii=False, indent=1))


def _centre(file: CentreFile, code: str) -> Centre:
    centre = file.centres.by_code(code.strip())
    if centre is None:
        known = ", ".join(one.code for one in file.centres.all())
        raise BrokenRule(Rule.CENTRE_NEEDED, given=code, known=known or "–")
    return centre


def _report(commands: click.Group, desk: Desk) -> None:
    @commands.command("report", help=desk.words.text("The monthly report as a PDF."))
    @click.argument("period")
    @click.option("--centre", metavar="CODE", help=desk.words.text("Only this centre."))
    @click.option(
        "--language",
        type=click.Choice([language.value for language in Language]),
        help=desk.words.text("The language of the report."),
    )
    @click.option(
        "--output", type=_PATH, metavar="FILE", help=desk.words.text("Where to write it.")
    )
    @click.option("--black", is_flag=True, help=desk.words.text("Pure black, for a laser printer."))
    def report(
        period: str, centre: str | None, language: str | None, output: Path | None, *, black: bool
    ) -> None:
        month = periods.whole_month(periods.parsed(period))
        if month is None:
            raise BrokenRule(Rule.PERIOD_NOT_A_MONTH)
        if output is not None:
            _only_over_a_pdf(output)
        from krc_desktop.operations.report_content import report_content
        from krc_desktop.reports import paper
        from krc_desktop.reports.monthly import monthly_report

        words = Phrasebook(Language(language)) if language else desk.words
        with desk.to_read() as file:
            codes = [one.code for one in file.centres.all()]
            only = codes[0] if len(codes) == 1 else None
            wanted = centre if centre is not None else only
            chosen = _centre(file, wanted) if wanted is not None else None
            content = report_content(file, centre=chosen, month=month, words=words)
        profile = paper.BLACK if black else paper.COLOUR
        pdf = monthly_report(content, words, profile=profile)
        name = words.text("report")
        path = output or Path(
            paths.safe_filename(f"{content.document_number}_{name}_v{content.issue}.pdf")
        )
        written_whole(path, pdf)
        say(str(path))


def _export(commands: click.Group, desk: Desk) -> None:
    @commands.command("export", help=desk.words.text("Every list into a folder."))
    @click.argument("folder", metavar="DIR", type=_PATH)
    @click.option("--format", "form", type=click.Choice(["csv", "xlsx"]), default="csv")
    def export(folder: Path, form: str) -> None:
        from krc_desktop.exchange.exports import ExportFormat, export_lists

        with desk.to_read() as file:
            for path in export_lists(file, folder, ExportFormat(form)):
                say(str(path))


def _check(commands: click.Group, desk: Desk) -> None:
    @commands.command("check", help=desk.words.text("Whether the file is well."))
    def check() -> None:
        with desk.to_read() as file:
            found = health.problems(file.connection)
        if found:
            from krc_desktop.operations.health import not_healthy

            raise not_healthy(desk.words, desk.path, found)
        say(desk.words.text("The file is well: “{path}”.", path=desk.path))


def _only_over_a_pdf(path: Path) -> None:
    """Let a report replace an older one, never a centre's file, a letter or a log."""
    start = b"%PDF"
    try:
        if path.is_file() and path.stat().st_size:
            with path.open("rb") as file:
                if file.read(len(start)) != start:
                    raise Trouble(Fault.FILE_EXISTS, path=path)
    except OSError as error:
        raise Trouble(Fault.CANNOT_READ, path=path) from error


def _backup(commands: click.Group, desk: Desk) -> None:
    @commands.command("backup", help=desk.words.text("A verified copy of the file."))
    @click.argument("file", type=_PATH)
    def backup(file: Path) -> None:
        if not desk.has_file():
            raise Trouble(Fault.NO_CENTRE_FILE, path=desk.folder)
        copy = backups.back_up(desk.path, file)
        say(desk.words.text("The backup was made and verified: “{path}”.", path=copy.path))
        say(_counts(desk.words, copy.counts))


def _restore(commands: click.Group, desk: Desk) -> None:
    @commands.command(
        "restore", help=desk.words.text("Put a backup in the file's place; the present is kept.")
    )
    @click.argument("file", type=_PATH)
    def restore(file: Path) -> None:
        backups.verified_counts(file)
        desk.make_folder()
        kept = backups.restore(desk.path, file, desk.clock)
        say(desk.words.text("The backup was verified and restored: “{path}”.", path=file))
        say(_counts(desk.words, kept.counts))
        if kept.path != desk.path:
            say(desk.words.text("The data as they were before: “{path}”.", path=kept.path))


def _counts(words: Phrasebook, counts: dict[str, int]) -> str:
    named: dict[str, Any] = {table: words.number(number) for table, number in counts.items()}
    return words.text(
        "People: {people}. Events: {events}. Attendances: {attendances}. Bookings: {bookings}."
        " Entries of volunteer hours: {volunteer_entries}.",
        **named,
    )
