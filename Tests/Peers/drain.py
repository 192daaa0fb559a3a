"""One engine of PyPI at the measurement of bench-peers: fills its queue with jobs that do nothing, or drains it.

    drain.py ENGINE install|fill|drain ADDRESS JOBS

`drain` is one worker process: it says `ready`, waits for a line, works until the queue is empty and says how many jobs
it ran and how many seconds lie between the line and the last of them.
"""

import asyncio
import json
import sys
import time

ran = 0
last = 0.0


def count():
    global ran, last
    ran += 1
    last = time.monotonic()


async def go():
    print("ready", flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)
    return time.monotonic()


def say(begun):
    print(json.dumps({"jobs": ran, "seconds": max(last - begun, 0)}), flush=True)


class Procrastinate:
    """`concurrency` as its documentation has it for input and output."""

    def __init__(self, address):
        import procrastinate

        self.app = procrastinate.App(connector=procrastinate.PsycopgConnector(conninfo=address, max_size=10))

        @self.app.task(name="nothing")
        async def nothing(number):
            count()

        self.task = nothing

    async def install(self):
        async with self.app.open_async():
            await self.app.schema_manager.apply_schema_async()

    async def fill(self, jobs):
        async with self.app.open_async():
            for start in range(0, jobs, 1000):
                await self.task.batch_defer_async(*({"number": n} for n in range(start, min(start + 1000, jobs))))

    async def drain(self):
        async with self.app.open_async():
            begun = await go()
            await self.app.run_worker_async(wait=False, concurrency=10, install_signal_handlers=False)
            say(begun)


class PgQueuer:
    """Ten at a time per query, as by default."""

    def __init__(self, address):
        self.address = address

    async def connect(self):
        import asyncpg
        from pgqueuer import AsyncpgDriver

        connection = await asyncpg.connect(self.address)
        return connection, AsyncpgDriver(connection)

    async def install(self):
        from pgqueuer import Queries

        connection, driver = await self.connect()
        await Queries(driver).install()
        await connection.close()

    async def fill(self, jobs):
        from pgqueuer import Queries

        connection, driver = await self.connect()
        for start in range(0, jobs, 1000):
            size = min(1000, jobs - start)
            await Queries(driver).enqueue(["nothing"] * size, [None] * size, [0] * size)
        await connection.close()

    async def drain(self):
        from pgqueuer import PgQueuer as Manager
        from pgqueuer.domain.types import QueueExecutionMode

        connection, driver = await self.connect()
        manager = Manager(driver)

        @manager.entrypoint("nothing")
        async def nothing(job):
            count()

        begun = await go()
        await manager.run(batch_size=50, mode=QueueExecutionMode.drain)
        say(begun)
        await connection.close()


class Oban:
    """A queue of ten, as its documentation shows."""

    def __init__(self, address):
        self.address = address

    async def pool(self):
        import psycopg_pool

        pool = psycopg_pool.AsyncConnectionPool(self.address, min_size=2, max_size=10, open=False)
        await pool.open()
        return pool

    async def install(self):
        from oban import schema

        pool = await self.pool()
        await schema.install(pool)
        await pool.close()

    def worker(self):
        from oban import worker

        @worker(queue="default")
        class Nothing:
            async def process(self, job):
                count()

        return Nothing

    async def fill(self, jobs):
        from oban import Oban as Engine

        work, pool = self.worker(), await self.pool()
        engine = Engine(pool=pool)
        for start in range(0, jobs, 1000):
            await engine.enqueue_many(work.new({"number": n}) for n in range(start, min(start + 1000, jobs)))
        await pool.close()

    async def drain(self):
        from oban import Oban as Engine

        self.worker()
        pool = await self.pool()
        begun = await go()
        engine = Engine(pool=pool, queues={"default": 10})
        await engine.start()
        while True:
            await asyncio.sleep(0.05)
            if time.monotonic() - max(last, begun) < 0.5:
                continue
            async with pool.connection() as connection:
                row = await (
                    await connection.execute("select count(*) from oban_jobs where state in ('available', 'executing')")
                ).fetchone()
            if row[0] == 0:
                break
        say(begun)
        await engine.stop()
        await pool.close()


ENGINES = {"procrastinate": Procrastinate, "pgqueuer": PgQueuer, "oban": Oban}


async def main(name, step, address, jobs):
    engine = ENGINES[name](address)
    if step == "install":
        await engine.install()
    elif step == "fill":
        await engine.fill(jobs)
    else:
        await engine.drain()


asyncio.run(main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])))
