"""The door: `krc-desktop` and `python -m krc_desktop`."""

from __future__ import annotations

import sys


def main() -> None:
    """Do what the words after the program's name ask for."""
    try:
        from krc_desktop.cli import run

        sys.exit(run(sys.argv[1:]))
    except KeyboardInterrupt:
        # before the words were read: nothing had begun
        sys.exit(1)


if __name__ == "__main__":
    main()
