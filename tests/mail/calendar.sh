#!/usr/bin/env bash
# calendar.sh FOLDER FILE...: hands each file to a calendar client (khal) with a calendar of its own in FOLDER, one after
# the other, and says what it then shows.
set -euo pipefail

folder=${1:?calendar.sh FOLDER FILE...}
shift
export HOME=$folder XDG_CONFIG_HOME=$folder XDG_DATA_HOME=$folder XDG_CACHE_HOME=$folder LC_ALL=C.UTF-8
mkdir -p "$folder/entries"
cat >"$folder/khal.conf" <<END
[calendars]
[[mine]]
path = $folder/entries
[locale]
local_timezone = Europe/London
default_timezone = Europe/London
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
timeformat = %H:%M
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
END
for file in "$@"; do khal -c "$folder/khal.conf" import --batch "$file" >&2; done
khal -c "$folder/khal.conf" list --format '{start-date} {start-time} {title} | {location} | {status}' --day-format '' \
    2026-01-01 365d
