"""French text that was UTF-8 and was read as something else: "DĂ©couvrir" for "Découvrir"."""

from __future__ import annotations

import re
from functools import cache

CODECS = ("cp1252", "iso8859-2", "cp1250", "mac_roman", "cp850")
"""What Western and Central European systems read UTF-8 as when nobody tells them better."""

FRENCH = frozenset("àâäæçéèêëîïôöœùûüÿÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸ«»‘’“”–—…€°·•²³×½\u00a0\u202f")
"""What the misread bytes must spell: any other letter, and the text is right as it stands, in its own language."""


def repaired(text: str) -> str | None:
    """The text with its misread letters repaired, as the codec that explains most of them has it; None without any.

    A word in capitals is left alone where the repair would put a small letter into it ("TĂŞNAD"). Some letters look
    alike in two codecs ("ĂŠ" may be "é" or "Ê"): the repair is an offer, never made in silence.
    """
    if text.isascii():
        return None
    shortest = min((_repaired_from(text, codec) for codec in CODECS), key=len)
    return None if len(shortest) == len(text) else shortest


def _repaired_from(text: str, codec: str) -> str:
    return _sequences(codec).sub(lambda found: _repair(found, codec), text)


def _repair(found: re.Match[str], codec: str) -> str:
    try:
        letter = found.group().encode(codec).decode("utf-8")
    except UnicodeError:
        return found.group()
    around = found.string[max(0, found.start() - 1) : found.start()] + found.string[found.end() : found.end() + 1]
    is_in_capitals = any(c.isupper() for c in around) and not any(c.islower() for c in around)
    return found.group() if letter not in FRENCH or (is_in_capitals and letter.islower()) else letter


@cache
def _sequences(codec: str) -> re.Pattern[str]:
    """What the bytes of one character of two or three bytes look like when they are read in that codec."""
    following = _class(range(0x80, 0xC0), codec)
    two, three = _class(range(0xC2, 0xE0), codec), _class(range(0xE0, 0xF0), codec)
    return re.compile(f"{two}{following}|{three}{following}{{2}}")


def _class(numbers: range, codec: str) -> str:
    return f"[{re.escape(bytes(numbers).decode(codec, errors='ignore'))}]"
