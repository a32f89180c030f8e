"""What the report page says of people: who they are, or codes in their place.

Redacted, a lead is `Lead 12`, by its rank on this page; the code means nothing on
another page. No name, address, company or id of the CRM is kept, owners are coded,
and of a text that people wrote about a lead only reasons of rules stay.
"""

import re
from typing import Any

from _words import plain

HIDDEN = "(hidden)"
ADJUSTMENT = "An adjustment by hand"
ADDRESS = re.compile(r"[^\s@<>()\[\],;:\"']+@[^\s@<>()\[\],;:\"']+\.[^\s@,;:]+")
# A reason and its points, as the marts write them.
PIECE = re.compile(r"^(.*?)( \([+-][\d.,]+\))?$", re.DOTALL)


class People:
    """`rules`: what reasons say that rules give, and so may be shown."""

    def __init__(self, is_redacted: bool, rules: set[str]) -> None:
        self.is_redacted, self.rules = is_redacted, rules
        self.codes: dict[tuple[str, str], str] = {}

    def code(self, kind: str, text: str) -> str:
        known = sum(1 for other, _ in self.codes if other == kind)
        return self.codes.setdefault((kind, text), f"{kind} {known + 1}")

    def lead(self, row: dict[str, Any]) -> dict[str, str | None]:
        """id, name, company, email and owner of a row about a lead."""
        owner = self.owner(row.get("owner_id"))
        if self.is_redacted:
            code = self.code("Lead", row["lead_id"])
            return {"id": code, "name": code, "owner": owner}
        texts = {key: plain(row.get(key) or "") for key in ("full_name", "email")}
        return {
            "id": row["lead_id"],
            "name": texts["full_name"] or texts["email"] or plain(row["lead_id"]),
            "company": plain(row.get("company_name") or "") or None,
            "email": texts["email"] or None,
            "owner": owner,
        }

    def owner(self, owner: str | None) -> str | None:
        if not owner:
            return None
        return self.code("Owner", owner) if self.is_redacted else plain(owner)

    def company(self, row: dict[str, Any]) -> str:
        if self.is_redacted:
            return self.code("Company", row["company_id"])
        return plain(row["company_name"] or row["company_id"])

    def raw(self, value: str | None) -> str:
        """What stands in a raw table."""
        return HIDDEN if value and self.is_redacted else plain(value or "")

    def reasons(self, text: str | None) -> str | None:
        """Reasons with their points, as top_reasons has them."""
        if not text or not self.is_redacted:
            return text and plain(text)
        return "; ".join(map(self.piece, text.split("; ")))

    def piece(self, text: str) -> str:
        reason, points = PIECE.match(text).groups()
        return text if reason in self.rules else f"{HIDDEN}{points or ''}"

    def line(self, line: dict[str, Any]) -> str:
        """The reason of a line of a ledger."""
        is_own = line["line_type"] == "adjustment"
        return ADJUSTMENT if is_own and self.is_redacted else plain(line["reason"])

    def without_addresses(self, value: Any) -> Any:
        """The same, with no address in any text, whoever wrote it there."""
        if isinstance(value, str):
            return ADDRESS.sub(HIDDEN, value)
        if isinstance(value, dict):
            return {key: self.without_addresses(item) for key, item in value.items()}
        if isinstance(value, list | tuple):
            return [self.without_addresses(item) for item in value]
        return value
