#!/usr/bin/env python3
"""A stand-in for GOV.UK Notify, written from its documentation (docs.notifications.service.gov.uk/rest-api.html). It
checks what Notify checks (the token, its clock, the key, limits, template, places, addresses), keeps what it was sent,
lets each message run through its statuses, calls back, and misbehaves as it is told.

From a shell:

    notify-server.py --port 8085 --callback http://127.0.0.1:8080/callbacks/govuk-notify --token secret

says its key and its templates and works until Ctrl-C. For tests, without --port, it is spoken to in JSON lines and
answers each with one line; it ends when its input closes:

    {"open": {...}}                        -> {"port": 4711, "key": "...", "email": id, "text": id, "letter": id}
    {"seen": 4711}                         -> {"requests": [...], "messages": [...], "callbacks": [...]}
    {"say": 4711, "reference": "...", "status": "delivered"}   -> {"said": 1}: that is what became of it
    {"change": 4711, "options": {...}}     -> {}
    {"shut": 4711}                         -> {}

Options of a service:
    rate       requests a minute (3000)         daily     messages a day (250000)
    trial      only to the guest list           guests    addresses and numbers
    key_type   live, team or test               skew      seconds by which its clock is ahead
    outcome    the status in which a message ends by itself, "delivered"; null: it waits for "say"
    after      seconds until then (0)
    callback   where it calls                   token     with this bearer token
    pause      seconds between two tries of a callback (300), of which there are six
    faults     what it does instead of answering:
        at     "post" or "get"
        do     "drop before" (closes, nothing kept), "drop after" (keeps it, then closes), "error after" (keeps it,
               answers 500), "late" (closes, keeps it `for` seconds later), "slow" (waits `for` seconds first),
               "drip" (a byte each `for` seconds), "junk", "cut" (half of the answer), "reply" (status, error, message,
               headers)
        every  only each so-manyeth request; until: only the first so many of its kind
"""

import argparse
import base64
import hashlib
import hmac
import json
import re
import socket
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from datetime import datetime, timezone
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

KINDS = {"email": "email", "sms": "text", "letter": "letter"}
PLACES = {"email": {"subject", "body"}, "sms": {"body"}, "letter": {"subject", "body"}}
SIMULATED = {
    "temp-fail@simulator.notify": "temporary-failure", "perm-fail@simulator.notify": "permanent-failure",
    "07700900003": "temporary-failure", "07700900002": "permanent-failure",
}
# Ids that cannot be read back.
SMOKE = {
    "simulate-delivered@notifications.service.gov.uk", "simulate-delivered-2@notifications.service.gov.uk",
    "simulate-delivered-3@notifications.service.gov.uk", "07700900000", "07700900111", "07700900222",
}
STATUSES = {
    "email": ["created", "sending", "delivered", "permanent-failure", "temporary-failure", "technical-failure"],
    "sms": ["created", "sending", "pending", "sent", "delivered", "permanent-failure", "temporary-failure",
            "technical-failure"],
    "letter": ["accepted", "received", "cancelled", "technical-failure", "permanent-failure", "pending-virus-check",
               "virus-scan-failed", "validation-failed", "returned-letter"],
}
FINAL = {"delivered", "sent", "permanent-failure", "temporary-failure", "technical-failure", "received", "cancelled",
         "returned-letter", "virus-scan-failed", "validation-failed"}


class Refused(Exception):
    def __init__(self, status, error, message, headers=None):
        self.status, self.error, self.message, self.headers = status, error, message, headers or {}


def moment(seconds):
    return datetime.fromtimestamp(seconds, timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def decoded(part):
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


class Service:
    """One service with one key, on one port."""

    def __init__(self, options):
        self.options = {"rate": 3000, "daily": 250_000, "key_type": "live", "outcome": "delivered", "after": 0,
                        "pause": 300, "faults": [], **options}
        self.id, self.secret = str(uuid.uuid4()), str(uuid.uuid4())
        self.key = f"casereview-key-{self.id}-{self.secret}"
        self.templates = {kind: str(uuid.uuid4()) for kind in KINDS}
        self.lock = threading.RLock()
        self.messages, self.requests, self.callbacks, self.times = [], [], [], []
        self.counts = {}
        self.server = Listener(("127.0.0.1", options.get("port", 0)), Handler)
        self.server.service = self
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    @property
    def about(self):
        return {"port": self.server.server_address[1], "key": self.key,
                **{KINDS[kind]: template for kind, template in self.templates.items()}}

    def seen(self):
        with self.lock:
            for message in self.messages:
                self.ripen(message)
            return {"requests": self.requests, "messages": self.messages, "callbacks": self.callbacks}

    def now(self):
        return time.time() + self.options.get("skew", 0)

    # Who asks, and how often

    def authorise(self, header):
        if not header or not header.startswith("Bearer "):
            raise Refused(401, "AuthError", "Unauthorized: authentication token must be provided")
        parts = header[7:].split(".")
        try:
            head, claims = json.loads(decoded(parts[0])), json.loads(decoded(parts[1]))
            signature = decoded(parts[2])
        except (ValueError, IndexError):
            raise Refused(403, "AuthError", "Invalid token: cannot be decoded")
        if head != {"typ": "JWT", "alg": "HS256"} or claims.get("iss") != self.id or len(parts) != 3:
            raise Refused(403, "AuthError", "Invalid token: service not found")
        wanted = hmac.new(self.secret.encode(), ".".join(parts[:2]).encode(), hashlib.sha256).digest()
        if not hmac.compare_digest(wanted, signature):
            raise Refused(403, "AuthError", "Invalid token: API key not found")
        if not isinstance(claims.get("iat"), int) or abs(claims["iat"] - self.now()) > 30:
            raise Refused(403, "AuthError", "Error: Your system clock must be accurate to within 30 seconds")
        with self.lock:
            instant = time.monotonic()
            self.times = [each for each in self.times if instant - each < 60]
            if len(self.times) >= self.options["rate"]:
                raise Refused(429, "RateLimitError", f"Exceeded rate limit for key type {self.options['key_type']} of "
                              f"{self.options['rate']} requests per 60 seconds")
            self.times.append(instant)

    # Messages

    def accept(self, kind, body):
        """Checks a request to send and keeps it; the answer."""
        if not isinstance(body, dict):
            raise Refused(400, "ValidationError", "request body is not an object")
        allowed = {"template_id", "personalisation", "reference"} | {
            "email": {"email_address", "email_reply_to_id", "one_click_unsubscribe_url", "sanitise_content_for"},
            "sms": {"phone_number", "sms_sender_id", "sanitise_content_for"}, "letter": {"postage"}}[kind]
        for name in body:
            if name not in allowed:
                raise Refused(400, "ValidationError", f"Additional properties are not allowed ({name} was unexpected)")
        template = body.get("template_id")
        try:
            uuid.UUID(template)
        except (ValueError, TypeError, AttributeError):
            raise Refused(400, "ValidationError", "template_id is not a valid UUID")
        if template != self.templates[kind]:
            raise Refused(400, "BadRequestError", "Template not found")
        places = body.get("personalisation", {})
        if not isinstance(places, dict) or not all(isinstance(each, str) for each in places.values()):
            raise Refused(400, "ValidationError", "personalisation is not of type object")
        missing = sorted(PLACES[kind] - set(places))
        if missing:
            raise Refused(400, "BadRequestError", f"Missing personalisation: {', '.join(missing)}")
        to = self.recipient(kind, body, places)
        if kind == "sms" and len(places["body"]) > 918:
            raise Refused(400, "BadRequestError", "Content for template has a character count greater than 918")
        if kind == "email" and len(places["body"].encode()) > 2_000_000:
            raise Refused(400, "BadRequestError", "Emails cannot be longer than 2000000 bytes")
        if self.options.get("trial") and to not in self.options.get("guests", []):
            raise Refused(400, "BadRequestError", "Can't send to this recipient when service is in trial mode")
        if kind == "letter" and self.options["key_type"] == "team":
            raise Refused(403, "BadRequestError", "Cannot send letters with a team api key")
        with self.lock:
            today = moment(self.now())[:10]
            if sum(1 for each in self.messages if each["created_at"][:10] == today) >= self.options["daily"]:
                raise Refused(429, "TooManyRequestsError", f"Exceeded send limits {self.options['daily']} for today")
            message = {
                "id": str(uuid.uuid4()), "reference": body.get("reference"), "type": kind, "to": to,
                "status": "accepted" if kind == "letter" else "created", "created_at": moment(self.now()),
                "sent_at": None, "completed_at": None, "template": {"id": template, "version": 1},
                "places": places, "born": time.monotonic(), "smoke": to in SMOKE, "body": body,
            }
            self.messages.append(message)
        if self.options["outcome"] and not message["smoke"]:
            threading.Timer(self.options["after"], self.ripen, [message]).start()
        return message

    def recipient(self, kind, body, places):
        if kind == "email":
            to = body.get("email_address")
            if not isinstance(to, str) or not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s.]+", to) or ".." in to:
                raise Refused(400, "ValidationError", "email_address Not a valid email address")
            return to
        if kind == "sms":
            to = body.get("phone_number")
            digits = re.sub(r"[\s()\-.]", "", to) if isinstance(to, str) else ""
            if re.fullmatch(r"(\+?44|0044)7\d{9}", digits):
                digits = "0" + digits[-10:]
            if not re.fullmatch(r"07\d{9}|\+(?!44)\d{8,15}", digits):
                raise Refused(400, "ValidationError", "phone_number Not a UK mobile number")
            return digits
        lines = [places.get(f"address_line_{number}", "").strip() for number in range(1, 8)]
        lines = [each for each in lines if each]
        if "address_line_1" not in places:
            raise Refused(400, "ValidationError", "personalisation address_line_1 is a required property")
        if len(lines) < 3:
            raise Refused(400, "ValidationError", "Address must be at least 3 lines")
        if any(each[0] in "@()=[]\"\\/,<>" for each in lines):
            raise Refused(400, "ValidationError", "Address lines must not start with any of these characters")
        last = lines[-1].replace(" ", "").upper()
        if not re.fullmatch(r"[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2}", last) and not re.fullmatch(r"[A-Za-z ]{4,}", lines[-1]):
            raise Refused(400, "ValidationError", "Last line of address must be a real UK postcode or another country")
        return "\n".join(lines)

    def ripen(self, message):
        """Lets a message end by itself."""
        with self.lock:
            outcome = self.options["outcome"]
            if not outcome or message["smoke"] or message["status"] in FINAL:
                return
            if time.monotonic() - message["born"] < self.options["after"]:
                if message["status"] == "created":
                    message["status"] = "sending"
                return
            outcome = SIMULATED.get(message["to"], outcome)
            if message["type"] == "letter" and outcome == "delivered":
                outcome = "received"
            self.become(message, outcome)

    def become(self, message, status):
        if status not in STATUSES[message["type"]]:
            raise ValueError(f"{status} is no status of {message['type']}")
        message["status"] = status
        if status in FINAL:
            message["sent_at"] = message["completed_at"] = moment(self.now())
            if self.options.get("callback"):
                threading.Thread(target=self.call, args=[dict(message)], daemon=True).start()

    def say(self, reference, status):
        with self.lock:
            told = [each for each in self.messages if each["reference"] == reference]
            for message in told:
                self.become(message, status)
            return len(told)

    def call(self, message):
        """Calls back, up to six times, where there is no answer, 429 or 5xx."""
        names = ["id", "reference", "to", "status", "created_at", "completed_at", "sent_at"]
        body = {name: message[name] for name in names}
        body |= {"notification_type": message["type"], "template_id": message["template"]["id"], "template_version": 1}
        if message["status"] == "returned-letter":
            body = {"notification_id": message["id"], "reference": message["reference"],
                    "date_sent": message["sent_at"], "template_id": message["template"]["id"], "template_version": 1}
        for _ in range(6):
            request = urllib.request.Request(
                self.options["callback"], json.dumps(body).encode(),
                {"Content-Type": "application/json", "Authorization": f"Bearer {self.options['token']}"})
            try:
                with urllib.request.urlopen(request, timeout=5) as answer:
                    status = answer.status
            except urllib.error.HTTPError as error:
                status = error.code
            except OSError:
                status = None
            with self.lock:
                self.callbacks.append({"id": message["id"], "status": status})
            if status is not None and status != 429 and status < 500:
                return
            time.sleep(self.options["pause"])

    def shown(self, message):
        self.ripen(message)
        fields = ["id", "reference", "type", "status", "created_at", "sent_at", "completed_at", "template"]
        return {field: message[field] for field in fields} | {
            "email_address": message["to"] if message["type"] == "email" else None,
            "phone_number": message["to"] if message["type"] == "sms" else None,
            "body": message["places"]["body"], "subject": message["places"].get("subject")}

    def find(self, query):
        with self.lock:
            found = [each for each in reversed(self.messages) if not each["smoke"]]
            for name, field in [("reference", "reference"), ("template_type", "type"), ("status", "status")]:
                if name in query:
                    found = [each for each in found if each[field] in query[name]]
            if "older_than" in query:
                ids = [each["id"] for each in found]
                last = query["older_than"][0]
                found = found[ids.index(last) + 1:] if last in ids else []
            return {"notifications": [self.shown(each) for each in found[:250]],
                    "links": {"current": "/v2/notifications"}}

    def fault(self, at):
        with self.lock:
            for index, fault in enumerate(self.options["faults"]):
                if fault["at"] != at:
                    continue
                count = self.counts[index] = self.counts.get(index, 0) + 1
                if count % fault.get("every", 1) == 0 and count <= fault.get("until", count):
                    return fault
        return None


class Listener(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 300

    def handle_error(self, request, client_address):
        """A client that hangs up in the middle is what is being tested."""


class Dropped(Exception):
    pass


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 60

    def log_message(self, *words):
        pass

    def do_GET(self):
        self.serve("get", None)

    def do_POST(self):
        self.serve("post", self.rfile.read(int(self.headers.get("Content-Length") or 0)))

    def serve(self, at, data):
        service = self.server.service
        fault = service.fault(at) or {}
        try:
            answer = self.attempt(service, at, data, fault)
        except Refused as refused:
            body = {"status_code": refused.status,
                    "errors": [{"error": refused.error, "message": refused.message}]}
            answer = (refused.status, body, refused.headers)
        except Dropped:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        with service.lock:
            service.requests.append({"at": at, "path": self.path, "status": answer[0]})
        self.answer(*answer, fault)

    def attempt(self, service, at, data, fault):
        do = fault.get("do")
        if do == "drop before":
            raise Dropped
        if do == "slow":
            time.sleep(fault["for"])
        if do == "reply":
            raise Refused(fault["status"], fault.get("error", "Exception"), fault.get("message", "told to"),
                          fault.get("headers"))
        if do == "late":
            threading.Timer(fault["for"], self.work, [service, at, data]).start()
            raise Dropped
        status, body = self.work(service, at, data)
        if do == "drop after":
            raise Dropped
        if do == "error after":
            raise Refused(500, "Exception", "Internal server error")
        return status, body, {}

    def work(self, service, at, data):
        service.authorise(self.headers.get("Authorization"))
        url = urllib.parse.urlparse(self.path)
        path = url.path.split("/")[1:]
        if at == "post" and path[:2] == ["v2", "notifications"] and len(path) == 3 and path[2] in KINDS:
            if self.headers.get("Content-Type") != "application/json":
                raise Refused(400, "BadRequestError", "Content type is not JSON")
            try:
                body = json.loads(data)
            except ValueError:
                raise Refused(400, "BadRequestError", "Invalid JSON supplied in POST data")
            message = service.accept(path[2], body)
            return 201, {"id": message["id"], "reference": message["reference"], "scheduled_for": None,
                         "uri": f"/v2/notifications/{message['id']}", "template": message["template"],
                         "content": {"body": message["places"]["body"], "subject": message["places"].get("subject")}}
        if at == "get" and path == ["v2", "notifications"]:
            return 200, service.find(urllib.parse.parse_qs(url.query))
        if at == "get" and path[:2] == ["v2", "notifications"] and len(path) == 3:
            try:
                uuid.UUID(path[2])
            except ValueError:
                raise Refused(400, "ValidationError", "notification_id is not a valid UUID")
            for message in service.messages:
                if message["id"] == path[2] and not message["smoke"]:
                    return 200, service.shown(message)
            raise Refused(404, "NoResultFound", "No result found")
        if at == "get" and path[:2] == ["v2", "template"] and len(path) == 3:
            for kind, template in service.templates.items():
                if template == path[2]:
                    return 200, {"id": template, "type": kind, "version": 1, "name": kind,
                                 "body": "((body))", "subject": None if kind == "sms" else "((subject))"}
            raise Refused(404, "NoResultFound", "No result found")
        raise Refused(404, "NotFound", "The requested URL was not found on the server")

    def answer(self, status, body, headers, fault):
        data = b"\xff\xfe junk" if fault.get("do") == "junk" else json.dumps(body).encode()
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        if fault.get("do") == "cut":
            data = data[: len(data) // 2]
        if fault.get("do") == "drip":
            for byte in data:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                time.sleep(fault["for"])
        else:
            self.wfile.write(data)


def told():
    """Answers lines until the input closes."""
    services = {}
    for line in sys.stdin:
        request = json.loads(line)
        if "open" in request:
            service = Service(request["open"])
            services[service.about["port"]] = service
            answer = service.about
        elif "say" in request:
            answer = {"said": services[request["say"]].say(request["reference"], request["status"])}
        elif "change" in request:
            service = services[request["change"]]
            with service.lock:
                service.options.update(request["options"])
                service.counts = {}
            answer = {}
        elif "shut" in request:
            services[request["shut"]].server.shutdown()
            services[request["shut"]].server.server_close()
            answer = {}
        else:
            answer = services[request["seen"]].seen()
        print(json.dumps(answer), flush=True)


def main():
    parser = argparse.ArgumentParser(description="A stand-in for GOV.UK Notify on this machine.")
    parser.add_argument("--port", type=int, help="where it listens; without it, it is told on its input")
    parser.add_argument("--callback", help="where it says what became of messages")
    parser.add_argument("--token", default="", help="the bearer token of the callbacks")
    parser.add_argument("--outcome", default="delivered", help="what becomes of messages")
    parser.add_argument("--after", type=float, default=2, help="seconds until then")
    options = parser.parse_args()
    if options.port is None:
        return told()
    service = Service({name: value for name, value in vars(options).items() if value is not None})
    print(json.dumps(service.about, indent=2), flush=True)
    try:
        while True:
            time.sleep(3600)
    except KeyboardInterrupt:
        pass


main()
