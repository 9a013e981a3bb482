#!/bin/sh
# The README's pictures, made anew from the sample: `make pictures` (needs pdftoppm, Debian: poppler-utils).
set -eu
cd "$(dirname "$0")/.."

command -v pdftoppm >/dev/null || {
    printf 'pictures: pdftoppm is missing (Debian: apt-get install poppler-utils)\n' >&2
    exit 1
}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
krc() { .venv/bin/krc-desktop --data "$folder/data" "$@" >/dev/null; }

krc sample
krc report 2026-10 --centre PRE --language lv --output "$folder/report.pdf"
for page in 1 3; do
    pdftoppm -r 80 -f $page -l $page -singlefile -png "$folder/report.pdf" "packaging/pictures/report-$page"
done
