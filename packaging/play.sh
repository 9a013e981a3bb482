#!/bin/sh
# Fills a fresh play/ with the sample centres, makes October's report of each, in Latvian, and where
# there is a screen opens the window over it all.
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

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" = Darwin ]; then
    printf '\n%s\n%s\n' "Atveras logs." "The window opens."
    krc
else
    printf '\n%s\n%s\n' \
        "Logs atveras tur, kur ir ekrāns: .venv/bin/krc-desktop --data play/data" \
        "The window opens where there is a screen: .venv/bin/krc-desktop --data play/data"
fi
