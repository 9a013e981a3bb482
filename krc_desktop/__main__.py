"""The door: `krc-desktop` and `python -m krc_desktop`."""

from __future__ import annotations

import sys


def main() -> None:
    """Do what the words after the program's name ask for."""
    from krc_desktop.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
