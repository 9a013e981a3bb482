#!/bin/sh
# Fills a fresh play/ with the sample centres and makes October's report of each, in Latvian.
set -eu
cd "$(dirname "$0")/.."

month=2026-10
krc() { .venv/bin/krc-desktop --data play/data "$@"; }

rm -rf play
mkdir -p play/data
krc sample
for centre in PRE VAR AGL; do
    krc report "$month" --centre "$centre" --language lv --output "play/$centre-$month.pdf"
done

printf '\n%s\n%s\n' \
    "Paraugs ir gatavs. Mēneša pārskati (PDF), katram centram savs:" \
    "The sample is ready. Monthly reports (PDF), one for each centre:"
for centre in PRE VAR AGL; do
    printf '%s\n' "$PWD/play/$centre-$month.pdf"
done
