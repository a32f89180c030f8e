"""A finding, and how it is worded."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

LONGEST_VALUE = 60


@dataclass(frozen=True, order=True)
class Finding:
    """One line: where, what value, what is wrong with it, and the remedy."""

    file: str
    line: int  # 0: the file as a whole
    position: int  # of the column, to sort by
    column: str = ""
    value: str = ""
    problem: str = ""
    remedy: str = ""
    is_warning: bool = field(default=False)

    def __str__(self) -> str:
        where = self.file + (f" line {self.line}" if self.line else "")
        where += f", column {self.column}" if self.column else ""
        what = f"{quoted(self.value)} " if self.value else ""
        mark = "warning: " if self.is_warning else ""
        end = "" if self.remedy.endswith("?") else "."
        colon = "" if self.column and not self.value else ":"
        return f"{mark}{where}{colon} {what}{self.problem}. {self.remedy}{end}"


def quoted(value: str) -> str:
    """A value on one line, with nothing in it that moves the cursor."""
    text = "".join(
        character if character.isprintable() else f"\\u{ord(character):04x}"
        for character in value[: LONGEST_VALUE + 1]
    )
    return f'"{text if len(value) <= LONGEST_VALUE else text[:LONGEST_VALUE] + "…"}"'


def nearest(word: str, words: Iterable[str]) -> str | None:
    """The word that was probably meant, if any is near."""
    plain = {simplified(known): known for known in sorted(words, reverse=True)}
    wanted = simplified(word[:LONGEST_VALUE])
    close = get_close_matches(wanted, plain, 1)
    if not close and len(wanted) > 2:
        close = [known for known in plain if wanted in known or known in wanted]
    return plain[min(close, key=len)] if close else None


def simplified(word: str) -> str:
    return "".join(letter for letter in word.lower() if letter.isalnum())


def summary(findings: list[Finding]) -> str:
    """How many there are, in words."""
    warnings = sum(finding.is_warning for finding in findings)
    counts = [(len(findings) - warnings, "error"), (warnings, "warning")]
    return " and ".join(
        f"{count} {word}{'s' if count > 1 else ''}" for count, word in counts if count
    )
