"""A mail server (aiosmtpd) that misbehaves as it is told, for tests. One process serves many: it is spoken to in JSON
lines on its input and answers each with one line; it ends when its input closes.

    {"open": {"tls": "starttls", "certificate": "good.pem", "key": "good.key", "faults": [...]}}   -> {"port": 2525}
    {"seen": 2525}   -> {"connections": 1, "commands": ["EHLO", ...], "messages": [{...}]}
    {"ids": 2525}    -> {"ids": ["<...@...>", ...]}, the Message-ID of every message
    {"shut": 2525}   -> {}

A fault is what the server does instead of its reply at a step (greeting, ehlo, starttls, auth, mail, rcpt, data, dot):
    at      the step
    reply   these bytes (latin-1), with a line end after them; without it, nothing. 2xx: and obeys
    times   how often the bytes come
    pace    seconds between two bytes of the reply
    then    what comes after it: "go on" (the default with a reply), "drop" (a reset), "close", "hold" (the default
            without a reply: silence)
    for     only for a recipient whose address holds this (at rcpt and after it)
    until   only for the first so many connections
"""

import asyncio
import base64
import email
import json
import logging
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult


class Door:
    """One port, and what came through it."""

    def __init__(self, options):
        self.options = options
        self.connections = 0
        self.commands = []
        self.messages = []
        self.context = None
        if options.get("tls", "none") != "none":
            self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.context.load_cert_chain(options["certificate"], options["key"])
            if options.get("old"):
                self.context.set_ciphers("DEFAULT:@SECLEVEL=0")
                self.context.minimum_version = ssl.TLSVersion.TLSv1
                self.context.maximum_version = ssl.TLSVersion.TLSv1

    async def open(self):
        loop = asyncio.get_running_loop()
        implicit = self.context if self.options.get("tls") == "implicit" else None
        self.server = await loop.create_server(lambda: Server(self, loop), "127.0.0.1", 0, ssl=implicit, backlog=300)
        return self.server.sockets[0].getsockname()[1]

    def seen(self):
        return {"connections": self.connections, "commands": self.commands, "messages": self.messages}

    def authenticate(self, server, session, envelope, mechanism, data):
        self.commands.append(f"AUTH {mechanism}")
        wanted = (self.options.get("user", "").encode(), self.options.get("password", "").encode())
        return AuthResult(success=(data.login, data.password) == wanted, handled=False, auth_data=data)

    async def handle_RCPT(self, server, session, envelope, address, options):
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Ok"

    async def handle_DATA(self, server, session, envelope):
        fault = server.fault("dot")
        if fault is None or not fault.get("reply", "250").startswith(("4", "5")):
            message = email.message_from_bytes(envelope.content)
            self.messages.append({
                "id": message["Message-ID"], "from": envelope.mail_from, "to": envelope.rcpt_tos,
                "tls": server.is_secret, "user": server.user, "bytes": base64.b64encode(envelope.content).decode(),
            })
        if fault is None:
            return f"250 2.0.0 Ok: queued as {len(self.messages):06X}"
        await server.misbehave(fault)
        return ""


class Server(SMTP):
    def __init__(self, door, loop):
        self.door = door
        self.number = None
        self.step = "greeting"
        self.is_silent = False
        options = door.options
        implicit = options.get("tls") == "implicit"
        super().__init__(
            door, hostname="mail.test.example", loop=loop, timeout=120,
            tls_context=None if implicit else door.context,
            require_starttls=options.get("tls") == "starttls",
            auth_exclude_mechanism=options.get("without"), auth_required="user" in options, auth_require_tls=not implicit, authenticator=door.authenticate,
            data_size_limit=options.get("size", 10_000_000))

    @property
    def is_secret(self):
        return self._tls_protocol is not None or self.door.options.get("tls") == "implicit"

    @property
    def user(self):
        data = getattr(self.session, "auth_data", None)
        return data.login.decode() if data else None

    def fault(self, step):
        to = " ".join(self.envelope.rcpt_tos) + (self.to if step == "rcpt" else "")
        for fault in self.door.options.get("faults", []):
            if fault["at"] == step and fault.get("for", "") in to and self.number <= fault.get("until", self.number):
                return fault
        return None

    async def misbehave(self, fault):
        reply = fault.get("reply")
        if reply is not None:
            data = reply.encode("latin-1") * fault.get("times", 1) + b"\r\n"
            if "pace" in fault:
                for byte in data:
                    self._writer.write(bytes([byte]))
                    await self._writer.drain()
                    await asyncio.sleep(fault["pace"])
            else:
                self._writer.write(data)
                await self._writer.drain()
        then = fault.get("then", "hold" if reply is None else "go on")
        if then == "hold":
            await asyncio.sleep(600)
        elif then == "close":
            self.transport.close()
            await asyncio.sleep(600)
        elif then == "drop":
            # A transport over TLS would first say farewell.
            (self._original_transport or self.transport).abort()
            await asyncio.sleep(600)

    async def _handle_client(self):
        self.door.connections += 1
        self.number = self.door.connections
        await super()._handle_client()

    async def push(self, status):
        if self.step == "greeting":
            self.step = "ehlo"
            fault = self.fault("greeting")
            if fault:
                return await self.misbehave(fault)
        if status and not self.is_silent:
            await super().push(status)

    async def obey(self, step, method, arg):
        self.door.commands.append(step.upper())
        fault = self.fault(step)
        self.is_silent = fault is not None
        if fault is None or fault.get("reply", "").startswith("2") and step in ("mail", "rcpt"):
            await method(arg)
        self.is_silent = False
        if fault:
            await self.misbehave(fault)

    async def smtp_EHLO(self, arg):
        await self.obey("ehlo", super().smtp_EHLO, arg)

    async def smtp_STARTTLS(self, arg):
        await self.obey("starttls", super().smtp_STARTTLS, arg)

    async def smtp_AUTH(self, arg):
        await self.obey("auth", super().smtp_AUTH, arg)

    async def smtp_MAIL(self, arg):
        await self.obey("mail", super().smtp_MAIL, arg)

    async def smtp_RCPT(self, arg):
        self.to = arg or ""
        await self.obey("rcpt", super().smtp_RCPT, arg)

    async def smtp_DATA(self, arg):
        await self.obey("data", super().smtp_DATA, arg)


async def main():
    logging.disable(logging.CRITICAL)
    loop = asyncio.get_running_loop()
    # A client that hangs up in the middle is what is being tested.
    loop.set_exception_handler(lambda loop, context: None)
    commands = asyncio.StreamReader(limit=1_000_000)
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(commands), sys.stdin)
    doors = {}
    while line := await commands.readline():
        request = json.loads(line)
        if "open" in request:
            door = Door(request["open"])
            port = await door.open()
            doors[port] = door
            answer = {"port": port}
        elif "ids" in request:
            answer = {"ids": [message["id"] for message in doors[request["ids"]].messages]}
        elif "shut" in request:
            doors[request["shut"]].server.close()
            answer = {}
        else:
            answer = doors[request["seen"]].seen()
        print(json.dumps(answer), flush=True)


asyncio.run(main())
