"""A receiver of webhooks that misbehaves as it is told, for tests. One process serves many: it is spoken to in JSON lines
on its input and answers each with one line; it ends when its input closes.

    {"open": {"certificate": "good.pem", "key": "good.key", "answers": [...]}}   -> {"port": 8443}
    {"seen": 8443}   -> {"connections": 1, "requests": [{"line": "POST / HTTP/1.1", "headers": {...}, "body": "..."}]}
    {"shut": 8443}   -> {}

Without a certificate it speaks in the clear. The first request is given the first answer, and so on; the last answer is
given to all that follow. Of an answer:
    status   200 where it is left out
    headers  {"Retry-After": "5"}
    body     its body
    zeros    so many bytes of body, without saying how many
    pace     seconds between two bytes
    at       "connect": it happens before anything is read; "request": once the whole request is there (the default)
    text     these bytes in place of an answer; "" for none
    then     "close" (the default), "drop" (a reset), "hold" (silence)
"""

import asyncio
import json
import socket
import ssl
import struct
import sys


class Door:
    def __init__(self, options):
        self.options = options
        self.connections = 0
        self.requests = []
        self.writers = set()
        self.context = None
        if options.get("certificate"):
            self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.context.load_cert_chain(options["certificate"], options["key"])
            if options.get("old"):
                self.context.set_ciphers("DEFAULT:@SECLEVEL=0")
                self.context.minimum_version = ssl.TLSVersion.TLSv1
                self.context.maximum_version = ssl.TLSVersion.TLSv1

    async def open(self):
        self.server = await asyncio.start_server(self.serve, "127.0.0.1", 0, ssl=self.context, backlog=300)
        return self.server.sockets[0].getsockname()[1]

    async def serve(self, reader, writer):
        answers = self.options.get("answers") or [{}]
        answer = answers[min(self.connections, len(answers) - 1)]
        self.connections += 1
        self.writers.add(writer)
        try:
            if answer.get("at") != "connect":
                await self.take(reader)
            await self.give(answer, writer)
            then = answer.get("then", "close")
            if then == "hold":
                while await reader.read(65536):
                    pass
            if then == "drop":
                # A reset also takes away what the other side has not read yet.
                await asyncio.sleep(0.5)
                linger = struct.pack("ii", 1, 0)
                writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
                writer.transport.abort()
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            self.writers.discard(writer)
            writer.close()

    async def take(self, reader):
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = dict((name.lower(), value.strip()) for name, value in (line.split(":", 1) for line in head[1:] if line))
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        self.requests.append({"line": head[0], "headers": headers, "body": body.decode("latin-1")})

    async def give(self, answer, writer):
        text = answer.get("text")
        if text is None:
            body = answer.get("body", "")
            lines = [f"HTTP/1.1 {answer.get('status', 200)} Answer"]
            lines += [f"{name}: {value}" for name, value in answer.get("headers", {}).items()]
            if "zeros" not in answer:
                lines.append(f"Content-Length: {len(body.encode('latin-1'))}")
            text = "\r\n".join(lines) + "\r\nConnection: close\r\n\r\n" + body
        if "pace" in answer:
            for byte in text.encode("latin-1"):
                writer.write(bytes([byte]))
                await writer.drain()
                await asyncio.sleep(answer["pace"])
        else:
            writer.write(text.encode("latin-1"))
        left = answer.get("zeros", 0)
        while left > 0:
            writer.write(bytes(min(left, 65536)))
            left -= 65536
            await writer.drain()
        await writer.drain()

    async def shut(self):
        self.server.close()
        for writer in list(self.writers):
            writer.transport.abort()


async def main():
    loop = asyncio.get_running_loop()
    # A client that hangs up in the middle is what is being tested.
    loop.set_exception_handler(lambda loop, context: None)
    reader = asyncio.StreamReader(limit=1 << 24)
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    doors = {}
    while line := await reader.readline():
        asked = json.loads(line)
        if "open" in asked:
            door = Door(asked["open"])
            port = await door.open()
            doors[port] = door
            said = {"port": port}
        elif "seen" in asked:
            door = doors[asked["seen"]]
            said = {"connections": door.connections, "requests": door.requests}
        else:
            await doors[asked["shut"]].shut()
            said = {}
        print(json.dumps(said), flush=True)


asyncio.run(main())
