#!/bin/sh
# The README's pictures, made anew from the sample and the workshop: `make pictures`. All others: python -m tests.photographs.
set -eu
cd "$(dirname "$0")/.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
photograph() {
    .venv/bin/python -m tests.photographs "$folder" "$1"
    cp "$folder/$1.png" "packaging/pictures/$2.png"
}

photograph events-camp-sample-lv-light-1366x768-100 events
photograph reports-sample-lv-light-1366x768-100 reports
photograph equipment-workshop-lv-light-1366x768-100 equipment
