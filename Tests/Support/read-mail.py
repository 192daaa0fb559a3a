"""Reads mails as others would: the message with Python's email package, the calendar with icalendar. It is spoken to in
lines on its input, one message in base64 a line, and answers each with one line of JSON. It ends when its input closes.
"""

import base64
import email
import email.policy
import json
import sys

from icalendar import Calendar


def event(message):
    parts = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    if not parts:
        return None
    part, = parts
    text = part.get_content()
    calendar = Calendar.from_ical(text)
    found, = calendar.walk("VEVENT")
    attendees = found.get("ATTENDEE", [])
    files = [item.get_content() for item in message.iter_attachments() if item.get_filename() == "invite.ics"]
    return {
        "method": calendar["METHOD"],
        "mime_method": part.get_param("method"),
        "attached": [file.decode() for file in files] == [text.replace("\r\n", "\n").replace("\n", "\r\n")],
        "uid": str(found["UID"]),
        "sequence": int(found["SEQUENCE"]),
        "start": found.decoded("DTSTART").isoformat(),
        "attendees": [str(one) for one in (attendees if isinstance(attendees, list) else [attendees])],
        "organizer": str(found["ORGANIZER"]),
        "class": str(found["CLASS"]),
        "status": str(found["STATUS"]) if "STATUS" in found else None,
        "errors": [str(error) for error in found.errors],
    }


for line in sys.stdin:
    message = email.message_from_bytes(base64.b64decode(line), policy=email.policy.default)
    body = {}
    for kind in ("plain", "html"):
        part = next((part for part in message.walk() if part.get_content_type() == f"text/{kind}"), None)
        body[kind] = part.get_content().replace("\r\n", "\n") if part else None
    answer = {
        "headers": {name: " ".join(str(value).split()) for name, value in message.items()},
        "text": body["plain"],
        "html": body["html"],
        "event": event(message),
        "defects": [str(defect) for part in message.walk() for defect in part.defects],
    }
    print(json.dumps(answer), flush=True)
