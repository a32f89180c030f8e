"""Send an export to Salesforce by Bulk API 2.0, with simple-salesforce.

    pip install simple-salesforce
    SALESFORCE_URL=https://yours.my.salesforce.com SALESFORCE_SESSION=... \\
        python salesforce.py FOLDER FAILED

FAILED gets the ids of the rows that Salesforce refused, one a line, for
`./scripts/export --to salesforce --confirm FOLDER --except FAILED`. To run it again
does no harm: it sets the same values once more.
"""

import csv
import io
import json
import os
import sys
from pathlib import Path

from simple_salesforce import Salesforce


def send(folder: Path, client: Salesforce, wait: int = 5) -> list[str]:
    """The ids of the rows that Salesforce refused."""
    manifest = json.loads((folder / "manifest.json").read_text())
    failed = []
    for about in manifest["files"]:
        records = getattr(client.bulk2, about["object"])
        options = {"csv_file": str(folder / about["file"]), "wait": wait}
        if about["operation"] == "upsert":
            options["external_id_field"] = about["externalIdFieldName"]
        for job in getattr(records, about["operation"])(**options):
            if job["numberRecordsFailed"]:
                rows = io.StringIO(records.get_failed_records(job["job_id"]))
                failed += [row[manifest["id"]] for row in csv.DictReader(rows)]
    return failed


if __name__ == "__main__":
    salesforce = Salesforce(
        instance_url=os.environ["SALESFORCE_URL"],
        session_id=os.environ["SALESFORCE_SESSION"],
    )
    failed = send(Path(sys.argv[1]), salesforce)
    Path(sys.argv[2]).write_text("".join(f"{name}\n" for name in failed))
