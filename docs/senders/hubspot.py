"""Send an export to HubSpot with HubSpot's own client.

    pip install hubspot-api-client
    HUBSPOT_TOKEN=... python hubspot.py FOLDER FAILED

FAILED gets the ids that HubSpot refused, one a line, for
`./scripts/export --to hubspot --confirm FOLDER --except FAILED`. To run it again
does no harm: it sets the same values once more.
"""

import json
import os
import sys
from pathlib import Path

from hubspot import HubSpot
from hubspot.crm.contacts import ApiException
from urllib3.util.retry import Retry

PATIENT = Retry(
    total=8,
    backoff_factor=1,
    status_forcelist=(429, 502, 503, 504),
    allowed_methods=["POST"],
)


def send(folder: Path, client: HubSpot) -> list[str]:
    """The ids that HubSpot refused."""
    with (folder / "contacts.jsonl").open(encoding="utf-8") as requests:
        return [name for line in requests for name in post(json.loads(line), client)]


def post(body: dict, client: HubSpot) -> list[str]:
    """One request; where one contact spoils it, two of half the size, and so on."""
    contacts, inputs = client.crm.contacts.batch_api, body["inputs"]
    call = contacts.upsert if "idProperty" in inputs[0] else contacts.update
    try:
        answer = call(body)
    except ApiException as refusal:
        if refusal.status not in (400, 404, 409):
            raise
    else:
        if not getattr(answer, "errors", None):
            return []
    if len(inputs) == 1:
        return [inputs[0]["id"]]
    half = len(inputs) // 2
    halves = inputs[:half], inputs[half:]
    return [name for part in halves for name in post({"inputs": part}, client)]


if __name__ == "__main__":
    hubspot = HubSpot(access_token=os.environ["HUBSPOT_TOKEN"], retry=PATIENT)
    failed = send(Path(sys.argv[1]), hubspot)
    Path(sys.argv[2]).write_text("".join(f"{name}\n" for name in failed))
