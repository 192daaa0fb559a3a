"""A PostgreSQL server of one's own, with what initdb gives, reached by a socket only."""

import os
import shutil
import subprocess


class Server:
    def __init__(self, home):
        self.home = home
        binaries = [subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True).stdout.strip()]
        root = "/usr/lib/postgresql"
        if os.path.isdir(root):
            binaries += [f"{root}/{version}/bin" for version in sorted(os.listdir(root), key=float, reverse=True)]
        self.bin = next(each for each in binaries if each and os.path.exists(f"{each}/initdb"))
        if os.getuid() == 0:
            shutil.chown(home, "postgres", "postgres")
        self.as_server("initdb", "-D", f"{home}/data", "-U", "postgres", "-A", "trust", "-E", "UTF8")
        options = f"-c listen_addresses='' -c unix_socket_directories={home} -c max_connections=100"
        self.as_server("pg_ctl", "-D", f"{home}/data", "-l", f"{home}/log", "-o", options, "-w", "start")

    def as_server(self, program, *words):
        command = [f"{self.bin}/{program}", *words]
        if os.getuid() == 0:
            command = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *command]
        subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL)

    def address(self, database):
        return f"postgresql://postgres@/{database}?host={self.home}"

    def sql(self, text, database="postgres"):
        command = [f"{self.bin}/psql", "-qAtX", "-v", "ON_ERROR_STOP=1", "-c", text, self.address(database)]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def stop(self):
        self.as_server("pg_ctl", "-D", f"{self.home}/data", "-m", "immediate", "stop")
