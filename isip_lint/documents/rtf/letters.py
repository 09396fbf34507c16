"""The bytes and Unicode numbers of an RTF file become letters."""

from __future__ import annotations

from dataclasses import dataclass, field

from isip_lint.documents.rtf.fonts import Font


@dataclass(slots=True)
class Decoder:
    """Letters that came together; ``skip`` more stand in for those of the last Unicode number."""

    encoding: str = "cp1252"
    raw: bytes = b""
    text: list[str] = field(default_factory=list)
    skip: int = 0

    def takes_bytes(self, data: bytes) -> bytes:
        """Return ``data`` without the stand-ins at its begin."""
        dropped = min(self.skip, len(data))
        self.skip -= dropped
        return data[dropped:]

    def takes_sign(self) -> bool:
        """Tell whether one sign counts, or is a stand-in."""
        if self.skip:
            self.skip -= 1
            return False
        return True

    def ended(self, font: Font) -> str:
        """Return the letters in ``font``, and begin anew."""
        if self.raw:
            shown = font.decode(self.raw, self.encoding)
        else:
            joined = "".join(self.text).encode("utf-16-le", "surrogatepass")
            shown = font.shown(joined.decode("utf-16-le", "replace"))
        self.raw, self.text = b"", []
        return shown
