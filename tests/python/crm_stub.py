"""A CRM on the loopback: HubSpot's batches and Salesforce's Bulk API 2.0, as far as
exports need them, and as strict as the vendors' documentation."""

import csv
import io
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

DAY = r"\d{4}-\d\d-\d\d"
TYPES = {
    "score": r"-?\d+",
    "tier": r"hot|warm|cold|disqualified",
    "grade": r"[A-Z]\d",
    "reasons": r"[^\n\r]+",
    "confidence": r"\d+\.\d\d",
    "last_engaged_at": DAY + r"T\d\d:\d\d:\d\d\.\d{3}Z",
    "as_of": DAY,
}
HUBSPOT = re.compile(r"/crm/v3/objects/contacts/batch/(upsert|update)")
INGEST = re.compile(r"/services/data/v[\d.]+/jobs/ingest(?:/(\d+)(?:/(\w+))?)?")


class Crm:
    """`told` is what it was told, in order; `records` is what it knows.

    A record in `refused` is one that it does not take.
    """

    def __init__(self) -> None:
        self.told: list[tuple[str, dict[str, str]]] = []
        self.records: dict[str, dict[str, str]] = {}
        self.refused: set[str] = set()
        self.jobs: list[dict[str, Any]] = []
        self.url = ""

    def set(self, record: str, values: dict[str, str]) -> None:
        self.told.append((record, values))
        self.records.setdefault(record, {}).update(values)

    # ------------------------------------------------------------- HubSpot

    def hubspot(self, verb: str, body: dict) -> tuple[int, dict]:
        inputs = body["inputs"]
        fault = self.fault_of_batch(verb, inputs)
        if fault:
            return 400, {"status": "error", "category": "VALIDATION_ERROR"} | {
                "message": fault,
                "correlationId": "1",
            }
        for given in inputs:
            self.set(given["id"], given["properties"])
        answer = {"status": "COMPLETE", "startedAt": "2026-07-01T00:00:00Z"}
        answer |= {"completedAt": "2026-07-01T00:00:00Z", "results": []}
        return 200, answer

    def fault_of_batch(self, verb: str, inputs: list[dict]) -> str | None:
        ids = [given["id"] for given in inputs]
        if not 1 <= len(inputs) <= 100:
            return f"{len(inputs)} inputs"
        if len(set(ids)) < len(ids):
            return "Duplicate IDs found in batch input"
        if set(ids) & self.refused:
            return "a contact is not as it should be"
        for given in inputs:
            keys = {"id", "properties"} | (
                {"idProperty"} if verb == "upsert" else set()
            )
            if set(given) != keys or given.get("idProperty") == "hs_object_id":
                return f"{sorted(given)}"
            for name, value in given["properties"].items():
                kind = re.fullmatch(r"lead_score(?:_(\w+))?", name)
                pattern = kind and TYPES.get(kind[1] or "score")
                if not pattern or not isinstance(value, str):
                    return f"{name}: {value!r}"
                # an empty text empties a property
                if value and not re.fullmatch(pattern, value):
                    return f"{value} was not a valid {kind[1]}"
        return None

    # ---------------------------------------------------------- Salesforce

    def ingest(self, job: str | None, part: str | None, verb: str, body: bytes):
        if verb == "POST":
            asked = json.loads(body)
            assert asked["object"] in ("Lead", "Contact")
            assert asked["operation"] in ("update", "upsert")
            assert ("externalIdFieldName" in asked) == (asked["operation"] == "upsert")
            assert (asked["contentType"], asked["lineEnding"]) == ("CSV", "LF")
            self.jobs.append(asked | {"id": str(len(self.jobs)), "state": "Open"})
            return 200, self.jobs[-1]
        found = self.jobs[int(job)]
        if verb == "PUT":
            found["rows"] = body
            return 201, {}
        if verb == "PATCH":
            self.load(found)
        if part == "failedResults":
            return 200, found["failed"]
        return 200, {k: v for k, v in found.items() if k not in ("rows", "failed")}

    def load(self, job: dict[str, Any]) -> None:
        text = job.pop("rows").decode("utf-8")
        assert "\r" not in text and text.endswith("\n")
        head, *rows = csv.reader(io.StringIO(text))
        key = job.get("externalIdFieldName", "Id")
        failed = [["sf__Id", "sf__Error", *head]]
        for row in rows:
            values = dict(zip(head, row, strict=True))
            record = values.pop(key)
            fault = None if record not in self.refused else "ENTITY_IS_DELETED"
            for name, value in values.items():
                kind = re.fullmatch(r"Lead_Score(?:_(\w+))?__c", name)
                pattern = kind and TYPES.get((kind[1] or "score").lower())
                # an empty cell would be ignored
                if not pattern or (
                    value != "#N/A" and not re.fullmatch(pattern, value)
                ):
                    fault = f"INVALID_FIELD: {name}: {value}"
            if fault:
                failed.append(["", fault, *row])
            else:
                self.set(record, values)
        job |= {"state": "JobComplete", "numberRecordsFailed": len(failed) - 1}
        job |= {"numberRecordsProcessed": len(rows)}
        lines = io.StringIO()
        csv.writer(lines, lineterminator="\n").writerows(failed)
        job["failed"] = lines.getvalue()


@contextmanager
def served(crm: Crm) -> Iterator[Crm]:
    class Handler(BaseHTTPRequestHandler):
        def do(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            assert self.headers["Authorization"] == "Bearer secret"
            if hubspot := HUBSPOT.fullmatch(self.path):
                status, answer = crm.hubspot(hubspot[1], json.loads(body))
            else:
                ingest = INGEST.fullmatch(self.path)
                status, answer = crm.ingest(ingest[1], ingest[2], self.command, body)
            text = answer if isinstance(answer, str) else json.dumps(answer)
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(text.encode())))
            self.end_headers()
            self.wfile.write(text.encode())

        do_POST = do_PUT = do_PATCH = do_GET = do

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    crm.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=[0.02])
    thread.start()
    try:
        yield crm
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
