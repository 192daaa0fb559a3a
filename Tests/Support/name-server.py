"""A name server that answers as the name says, for tests (RFC 1035): python3 name-server.py PORT REACHED

It listens on 127.0.0.1, over UDP and TCP, and says `ready` when it does. On port 443 it also waits for whoever is led to
this machine, and then makes the file REACHED.
"""

import asyncio
import ipaddress
import pathlib
import struct
import sys

# A and AAAA by name; a number is the reply's code, None is silence, a list in a list is taken turns with.
ANSWERS = {
    "nowhere.test": 3,
    "broken.test": 2,
    "silent.test": None,
    "here.test": ["127.0.0.1"],
    "private.test": ["10.1.2.3", "169.254.169.254", "192.168.0.1"],
    "mapped.test": ["::ffff:127.0.0.1", "::1", "64:ff9b::7f00:1"],
    "many.test": [f"10.0.0.{n}" for n in range(1, 50)] + ["127.0.0.1"],
    "mixed.test": ["1.1.1.1", "127.0.0.1"],
    "rebinding.test": [["1.1.1.1"], ["127.0.0.1"]],
}
turns = {}


def answer(query, limit):
    place, labels = 12, []
    while query[place]:
        labels.append(query[place + 1 : place + 1 + query[place]].decode("latin-1"))
        place += 1 + query[place]
    name, (kind,) = ".".join(labels).lower(), struct.unpack(">H", query[place + 1 : place + 3])
    question = query[12 : place + 5]
    found = ANSWERS.get(name, 3)
    if found is None:
        return None
    code = found if isinstance(found, int) else 0
    addresses = [] if isinstance(found, int) else found
    if addresses and isinstance(addresses[0], list):
        turn = turns.get((name, kind), 0)
        turns[(name, kind)] = turn + 1
        addresses = addresses[min(turn, len(addresses) - 1)]
    packed = [ipaddress.ip_address(address).packed for address in addresses]
    packed = [address for address in packed if len(address) == {1: 4, 28: 16}.get(kind)]
    records = b"".join(b"\xc0\x0c" + struct.pack(">HHIH", kind, 1, 0, len(address)) + address for address in packed)
    flags = 0x8580 | code
    count = len(packed)
    if 12 + len(question) + len(records) > limit:
        flags, count, records = flags | 0x0200, 0, b""
    return query[:2] + struct.pack(">HHHHH", flags, 1, count, 0, 0) + question + records


class Datagrams(asyncio.DatagramProtocol):
    def connection_made(self, transport):
        self.transport = transport

    def datagram_received(self, data, address):
        if (reply := answer(data, 512)) is not None:
            self.transport.sendto(reply, address)


async def stream(reader, writer):
    try:
        while True:
            (length,) = struct.unpack(">H", await reader.readexactly(2))
            reply = answer(await reader.readexactly(length), 65535)
            if reply is not None:
                writer.write(struct.pack(">H", len(reply)) + reply)
                await writer.drain()
    except (OSError, asyncio.IncompleteReadError):
        writer.close()


async def main():
    port, reached = int(sys.argv[1]), pathlib.Path(sys.argv[2])

    async def visited(reader, writer):
        reached.touch()
        writer.close()

    loop = asyncio.get_running_loop()
    await loop.create_datagram_endpoint(Datagrams, local_addr=("127.0.0.1", port))
    await asyncio.start_server(stream, "127.0.0.1", port)
    await asyncio.start_server(visited, ["127.0.0.1", "::1"], 443)
    print("ready", flush=True)
    # Whoever started it ends it; nobody needs it for so long.
    await asyncio.sleep(300)


asyncio.run(main())
