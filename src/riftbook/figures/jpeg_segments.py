"""A JPEG without its metadata, the picture itself untouched (ITU-T T.81, Annex B)."""

_KEPT_APPLICATION = (0xE0, 0xEE)
"""JFIF, and Adobe's marker, which says how the colours are stored."""
_APPLICATIONS = range(0xE0, 0xF0)
_COMMENT = 0xFE
_START_OF_SCAN = 0xDA


def bare(data: bytes) -> bytes:
    """Leave out comments and application segments (EXIF, XMP, profiles, thumbnails).

    Raises:
        ValueError: the segments do not follow each other as they must.
    """
    kept = [data[:2]]
    at = 2
    while at + 4 <= len(data):
        if data[at] != 0xFF:
            raise ValueError(f"no marker at byte {at}")
        if data[at + 1] == 0xFF:
            at += 1
            continue
        marker = data[at + 1]
        if marker == _START_OF_SCAN:
            kept.append(data[at : data.rindex(b"\xff\xd9") + 2])
            return b"".join(kept)
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        metadata = marker in _APPLICATIONS and marker not in _KEPT_APPLICATION
        if not metadata and marker != _COMMENT:
            kept.append(data[at:end])
        at = end
    raise ValueError("no scan")
