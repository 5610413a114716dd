"""Three nodes of Patroni with etcd and HAProxy on the loopback address, and two instances of Claimbook."""
import base64
import glob
import json
import os
import pathlib
import pwd
import secrets
import shutil
import signal
import socket
import string
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[2]
PATIENCE = 300  # seconds


def free_port():
    with socket.socket() as it:
        it.bind(("127.0.0.1", 0))
        return it.getsockname()[1]


def until(what, true):
    end = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > end:
            raise TimeoutError(f"not within {PATIENCE} s: {what}")
        time.sleep(0.2)


def asked(url, body=None, headers=None):
    """The answer as JSON, None where there is none."""
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json", **(headers or {})})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            text = answer.read()
    except (urllib.error.URLError, OSError):
        return None
    try:
        return json.loads(text)
    except ValueError:
        return {"text": text.decode()}


class Machine:
    """Processes that are all started here, and all ended here."""

    def __init__(self):
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix="claimbook-patroni-", dir="/var/tmp"))
        self.directory.chmod(0o755)
        self.processes = []
        # PostgreSQL does not run as root
        self.user = pwd.getpwnam("postgres") if os.getuid() == 0 else pwd.getpwuid(os.getuid())

    def make(self, name):
        path = self.directory / name
        path.mkdir(mode=0o700)
        os.chown(path, self.user.pw_uid, self.user.pw_gid)
        return path

    def fill(self, template, **values):
        return string.Template((HERE / template).read_text()).substitute(values)

    def start(self, name, command, directory, **environment):
        with open(self.directory / f"{name}.log", "ab") as log:
            process = subprocess.Popen(
                command,
                cwd=directory,
                env={"PATH": os.environ["PATH"], "HOME": str(directory), "LC_ALL": "C.UTF-8", **environment},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **({"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []} if os.getuid() == 0 else {}),
            )
        self.processes.append(process)
        return process

    def end(self):
        for process in reversed(self.processes):
            process.send_signal(signal.SIGCONT)
            process.terminate()
            try:
                process.wait(40)
            except subprocess.TimeoutExpired:
                process.kill()
        for left in self.directory.glob("*/data/postmaster.pid"):
            kill_tree(int(left.read_text().split()[0]), signal.SIGKILL)
        shutil.rmtree(self.directory)


def children(pid):
    found = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True).stdout
    return [int(child) for child in found.split()]


def kill_tree(pid, how):
    for child in children(pid):
        kill_tree(child, how)
    try:
        os.kill(pid, how)
    except ProcessLookupError:
        pass


class Node:
    def __init__(self, machine, name, etcd, programs, password):
        self.name, self.rest, self.postgres = name, free_port(), free_port()
        self.directory = machine.make(name)
        configuration = self.directory / "patroni.yml"
        configuration.write_text(machine.fill(
            "patroni.yml", name=name, etcd=etcd, rest=self.rest, postgres=self.postgres,
            programs=programs, directory=self.directory, password=password))
        os.chown(configuration, machine.user.pw_uid, machine.user.pw_gid)
        configuration.chmod(0o600)
        self.start = lambda: machine.start(name, ["/usr/bin/patroni", str(configuration)], self.directory)
        self.patroni = self.start()

    def postmaster(self):
        return int((self.directory / "data" / "postmaster.pid").read_text().split()[0])

    def start_again(self):
        """As after a power cut: without anything that it had in its memory."""
        self.signal_all(signal.SIGKILL)
        self.patroni.wait()
        self.patroni = self.start()

    def signal_all(self, how):
        for pid in (self.patroni.pid, self.postmaster()):
            kill_tree(pid, how)


class Cluster:
    def __init__(self, machine, programs):
        self.machine, self.password = machine, secrets.token_hex(16)
        self.programs = programs
        etcd, peer, self.port = free_port(), free_port(), free_port()
        directory = machine.make("etcd")
        machine.start("etcd", [
            "etcd", "--data-dir", str(directory / "data"), "--log-level", "warn",
            "--listen-client-urls", f"http://127.0.0.1:{etcd}", "--advertise-client-urls", f"http://127.0.0.1:{etcd}",
            "--listen-peer-urls", f"http://127.0.0.1:{peer}", "--initial-advertise-peer-urls", f"http://127.0.0.1:{peer}",
            "--initial-cluster", f"default=http://127.0.0.1:{peer}"], directory)
        until("etcd answers", lambda: asked(f"http://127.0.0.1:{etcd}/health"))
        self.nodes = [Node(machine, name, etcd, programs, self.password) for name in ("one", "two", "three")]
        until("three nodes, one of them synchronous", self.is_whole)
        directory = machine.make("haproxy")
        servers = "\n".join(
            f"    server {node.name} 127.0.0.1:{node.postgres} check port {node.rest}" for node in self.nodes)
        (machine.directory / "haproxy.cfg").write_text(machine.fill("haproxy.cfg", leader=self.port, nodes=servers))
        machine.start("haproxy", ["/usr/sbin/haproxy", "-db", "-f", str(machine.directory / "haproxy.cfg")], directory)

    def sql(self, *statements):
        commands = [part for statement in statements for part in ("-c", statement)]
        hosts, ports = (",".join(part) for part in zip(*(("127.0.0.1", str(node.postgres)) for node in self.nodes)))
        subprocess.run(
            [f"{self.programs}/psql", "-qAtX", "-v", "ON_ERROR_STOP=1", *commands,
             f"host={hosts} port={ports} target_session_attrs=read-write user=postgres dbname=postgres"],
            check=True, env={"PGPASSWORD": self.password})

    def members(self):
        for node in self.nodes:
            found = asked(f"http://127.0.0.1:{node.rest}/cluster")
            if found:
                return {member["name"]: member for member in found["members"]}
        return {}

    def is_whole(self):
        members = self.members().values()
        return sorted(m["role"] for m in members) == ["leader", "replica", "sync_standby"] and all(
            m["state"] in ("running", "streaming") and m.get("lag", 0) == 0 and m.get("timeline")
            for m in members) and len({m["timeline"] for m in members}) == 1

    def leader(self):
        name = next((m["name"] for m in self.members().values() if m["role"] == "leader"), None)
        return next((node for node in self.nodes if node.name == name), None)

    def switch_over(self):
        members = self.members().values()
        by_role = {member["role"]: member["name"] for member in members}
        answer = asked(f"http://127.0.0.1:{self.leader().rest}/switchover",
                       {"leader": by_role["leader"], "candidate": by_role["sync_standby"]})
        print(answer and answer.get("text"))

    def kill_server(self):
        os.kill(self.leader().postmaster(), signal.SIGKILL)


class Instance:
    """Claimbook as it is packaged; many of them work on one database."""

    KEY = secrets.token_hex(32)
    PASSWORD = secrets.token_hex(12)

    def __init__(self, cluster, name):
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        directory = cluster.machine.make(name)
        java = sorted(glob.glob("/usr/lib/jvm/*25*/bin/java"))[-1]
        replicas = ",".join(
            f"jdbc:postgresql://127.0.0.1:{node.postgres}/claimbook?connectTimeout=2&socketTimeout=5" for node in cluster.nodes)
        cluster.machine.start(
            name, [java, "-XX:+UseParallelGC", "-Xmx512m", "-jar", str(ROOT / "target" / "claimbook.jar")], directory,
            SERVER_PORT=str(self.port),
            SPRING_DATASOURCE_URL=f"jdbc:postgresql://127.0.0.1:{cluster.port}/claimbook?connectTimeout=2",
            SPRING_DATASOURCE_USERNAME="claimbook", SPRING_DATASOURCE_PASSWORD=cluster.password,
            SPRING_FLYWAY_USER="claimbook_owner", SPRING_FLYWAY_PASSWORD=cluster.password,
            CLAIMBOOK_DATASOURCE_REPLICAS=replicas, CLAIMBOOK_KEY=self.KEY, CLAIMBOOK_ADMIN_PASSWORD=self.PASSWORD,
            CLAIMBOOK_SAMPLE="true")
        until(f"{name} is ready", lambda: asked(f"{self.url}/actuator/health/readiness"))

    @classmethod
    def sign_in(cls):
        return {"Authorization": "Basic " + base64.b64encode(f"admin:{cls.PASSWORD}".encode()).decode()}
