"""When somebody is busy, worked out of a calendar by a library of others, for tests. It reads JSON lines and answers each
with one:

    {"calendar": "BEGIN:VCALENDAR…", "from": 1767225600, "until": 1775001600}   -> {"busy": [[1767258000, 1767261600], …]}

Moments are seconds since 1970 in UTC; what is marked as free or cancelled is left out, what touches is one.
"""

import datetime
import json
import sys
import zoneinfo

import icalendar
import recurring_ical_events

LONDON = zoneinfo.ZoneInfo("Europe/London")


def moment(value):
    if not isinstance(value, datetime.datetime):
        value = datetime.datetime(value.year, value.month, value.day)
    if value.tzinfo is None:
        value = value.replace(tzinfo=LONDON)
    return int(value.timestamp())


def busy(asked):
    calendar = icalendar.Calendar.from_ical(asked["calendar"])
    start = datetime.datetime.fromtimestamp(asked["from"], datetime.timezone.utc)
    end = datetime.datetime.fromtimestamp(asked["until"], datetime.timezone.utc)
    times = []
    for event in recurring_ical_events.of(calendar).between(start, end):
        if event.get("STATUS") == "CANCELLED" or event.get("TRANSP") == "TRANSPARENT":
            continue
        first, last = event["DTSTART"].dt, event["DTEND"].dt
        first, last = max(moment(first), asked["from"]), min(moment(last), asked["until"])
        if first < last:
            times.append([first, last])
    joined = []
    for time in sorted(times):
        if joined and time[0] <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], time[1])
        else:
            joined.append(time)
    return joined


for line in sys.stdin:
    print(json.dumps({"busy": busy(json.loads(line))}), flush=True)
