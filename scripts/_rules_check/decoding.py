"""Bytes to text: UTF-8, and what is said of anything else."""

import re
import unicodedata
from collections.abc import Iterator

BOM = "\ufeff"
SAVE_AS_UTF8 = 'Save it as "CSV UTF-8", or run ./scripts/check_rules --fix'
# Bytes that mean a letter of western Europe in Windows-1252 and in Latin-1, or
# typographic quotes and dashes; old Macs have their letters among the others.
SURELY_WINDOWS = re.compile(rb"[\x00-\x7f\x91-\x97\xa0-\xff]*")
MOJIBAKE = re.compile("Ã[\x80-\xbf]|â€|\ufffd")

Fault = tuple[int, str, str, str]  # line, value, problem, remedy


def decode(raw: bytes) -> tuple[str | None, list[Fault], str | None]:
    """The text, if it can be told; what is wrong; what --fix does about it."""
    encoding = utf16(raw)
    if encoding:
        try:
            text = raw.decode(encoding).removeprefix(BOM)
        except UnicodeDecodeError:
            return None, [(0, "", "the file is UTF-16 and damaged", SAVE_AS_UTF8)], None
        fault = (0, "", "the file is UTF-16 and not UTF-8", SAVE_AS_UTF8)
        return text, [fault], "converted from UTF-16 to UTF-8"
    try:
        return raw.decode().removeprefix(BOM), [], None
    except UnicodeDecodeError as error:
        return not_utf8(raw, error)


def utf16(raw: bytes) -> str | None:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    # Without a mark: every other byte of western text is zero.
    for encoding, zeros in (("utf-16-le", raw[1::2]), ("utf-16-be", raw[::2])):
        if len(raw) > 1 and zeros.count(0) > 0.9 * len(zeros):
            return encoding
    return None


def not_utf8(
    raw: bytes, error: UnicodeDecodeError
) -> tuple[str | None, list[Fault], str | None]:
    line = len(physical_lines(raw[: error.start].decode("latin-1") + "."))
    windows = raw.decode("cp1252", errors="replace")
    context = physical_lines(windows)[line - 1][:200].strip()
    word = next((w for w in re.split(r"[,;\t\"]", context) if not w.isascii()), "")
    fault = (line, word, "is not UTF-8 (read here as Windows-1252)", SAVE_AS_UTF8)
    # A file with both is no simple export: nobody can tell what each byte means.
    both = re.search(rb"[\xc3-\xf4][\x80-\xbf]", raw)
    if both or not SURELY_WINDOWS.fullmatch(raw):
        fault = (*fault[:3], 'Save it as "CSV UTF-8" where you see the right letters')
        return windows, [fault], None
    return windows, [fault], "converted from Windows-1252 to UTF-8"


def physical_lines(text: str) -> list[str]:
    """The lines as an editor counts them, with their ends."""
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text)


def odd_characters(lines: list[str]) -> Iterator[Fault]:
    for number, line in enumerate(lines, 1):
        for character in line.rstrip("\r\n"):
            if unicodedata.category(character) == "Cc" and character != "\t":
                yield (
                    number,
                    "",
                    f"the line holds a control character (U+{ord(character):04X})",
                    "Type the cell anew",
                )
                break


def has_mojibake(text: str) -> bool:
    return bool(MOJIBAKE.search(text))
