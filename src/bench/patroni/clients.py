"""Who writes to and reads from the instances all the while, and what was answered to whom and when."""
import http.client
import json
import threading
import time

DRAFT = json.dumps({"statement": "It holds."})


class Clients:
    def __init__(self, instances, token, shown):
        self.token, self.shown = token, shown
        self.acknowledged = []  # (when, instance, id)
        self.read = []  # (when, instance)
        self.refused, self.unread, self.read_in_vain = [], [], []  # (when, what)
        self.ended = threading.Event()
        self.threads = [
            threading.Thread(target=what, args=(number, instance.port))
            for number, instance in enumerate(instances) for what in (self.write, self.write, self.look, self.look)]
        for thread in self.threads:
            thread.start()

    def ask(self, port, method, path, body=None, signed_in=True):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        headers = {"Content-Type": "application/json"}
        if signed_in:
            headers["Authorization"] = f"Bearer {self.token}"
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        except OSError as e:
            return 0, str(e).encode()
        finally:
            connection.close()

    def write(self, number, port):
        while not self.ended.wait(0.02):
            status, body = self.ask(port, "POST", "/api/v1/claims", DRAFT)
            if status != 201:
                self.refused.append((time.monotonic(), status))
                continue
            claim = json.loads(body)["id"]
            self.acknowledged.append((time.monotonic(), number, claim))
            status, _ = self.ask(port, "GET", f"/api/v1/claims/{claim}")
            if status == 404:
                self.unread.append((time.monotonic(), claim))

    def look(self, number, port):
        while not self.ended.wait(0.02):
            status, _ = self.ask(port, "GET", f"/api/v1/claims/{self.shown}", signed_in=False)
            if status == 200:
                self.read.append((time.monotonic(), number))
            else:
                self.read_in_vain.append((time.monotonic(), status))

    def end(self):
        self.ended.set()
        for thread in self.threads:
            thread.join()


def within(noted, start, end):
    return [entry for entry in noted if start <= entry[0] < end]


def longest_gap(noted, start, end):
    """In milliseconds, of the instance that had the longer one."""
    longest = 0
    for instance in {entry[1] for entry in noted}:
        times = [start, *(entry[0] for entry in within(noted, start, end) if entry[1] == instance), end]
        longest = max(longest, *(later - earlier for earlier, later in zip(times, times[1:])))
    return round(longest * 1000)
