"""QR codes drawn as one path of an SVG: no picture is fetched, nothing is written inline."""

from dataclasses import dataclass

import qrcode


@dataclass(frozen=True)
class Drawing:
    """A QR code as one path of an SVG with sides of `size` units."""

    size: int
    path: str


def drawing(text: str) -> Drawing:
    """Draw a text as QR code."""
    code = qrcode.QRCode(border=2, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(text)
    rows = code.get_matrix()
    path = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return Drawing(len(rows), path)
