"""Files that are not what they say, at every door that takes one: refused with what to do, the page still there, nothing kept."""

import io
import zipfile
from functools import cache

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.commons.files.models import File
from tests.abuse.conftest import client_of
from tests.abuse.forms import read

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PARTS = {
    "docx": ("word/document.xml", b"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>"),
    "xlsx": ("xl/worksheets/sheet1.xml", b"<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>"),
}  # fmt: skip
# door: what stands in its address, the field, the file's kind, who, whether it reads (or only keeps) the file
DOORS = {
    "proposals:read_word": ("draft", "word", "docx", Role.MEMBER, True), "proposals:import": ("", "file", "xlsx", Role.PROPOSAL_STAFF, True),
    "membership:import": ("", "file", "xlsx", Role.OFFICE_STAFF, True), "proposals:attach": ("draft", "files", "docx", Role.MEMBER, False),
    "handling:attach_record": ("signed", "files", "docx", Role.UNIT_CLERK, False), "handling:attach_enclosure": ("drafted", "files", "docx", Role.UNIT_CLERK, False),
}  # fmt: skip


@cache
def bad(name: str, kind: str) -> bytes:
    """A file with this fault."""
    part, head = PARTS[kind]
    match name:
        case "empty":
            return b""
        case "broken":
            return b"PK\x03\x04" + b"\x00" * 600
        case "cut off":
            return bomb(part, head, pieces=4)[:300]
        case "locked":
            return OLE + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(2048)
        case "old":
            return OLE + bytes(4096)
        case "program":
            return b"MZ" + bytes(4096)
        case "too big":
            return b"PK\x03\x04" + bytes(30 * 1024 * 1024)
        case "bomb":
            return bomb(part, head, pieces=320)
    raise LookupError(name)


def bomb(part: str, head: bytes, *, pieces: int) -> bytes:
    """An archive that unpacks to so many megabytes of spaces."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>")
        with archive.open(part, "w", force_zip64=True) as out:
            out.write(head)
            for _ in range(pieces):
                out.write(b" " * (1 << 20))
    return packed.getvalue()


FAULTS = ("empty", "broken", "cut off", "locked", "old", "program", "too big", "bomb")


# What is only kept is never unpacked, so a bomb does no harm there.
@pytest.mark.parametrize(("door", "fault"), [(door, fault) for door in DOORS for fault in FAULTS if fault != "bomb" or DOORS[door][-1]])
def test_a_file_that_is_not_what_it_says_is_refused_with_what_to_do(inside, settings, tmp_path, door, fault):
    settings.MEDIA_ROOT = tmp_path
    thing, field, kind, role, _ = DOORS[door]
    address = reverse(door, args=inside.args((thing,) if thing else ()))
    with within(inside.world.committee):
        before = File.objects.count()
    term = {"term": inside.world.session.term_id} if door == "membership:import" else {}
    answer = client_of(inside, role).post(address, {field: SimpleUploadedFile(f"关于照明的提案.{kind}", bad(fault, kind)), **term})
    said = read(answer).decode()
    assert answer.status_code == 422
    assert "请" in said
    with within(inside.world.committee):
        assert File.objects.count() == before


@pytest.mark.parametrize(("door", "wanted"), [("proposals:read_word", "读取 Word"), ("proposals:attach", "提交提案"), ("proposals:import", "读出来"), ("membership:import", "名册")])
def test_who_chose_the_wrong_file_is_still_on_the_page_and_may_choose_another(inside, door, wanted):
    thing, field, kind, role, _ = DOORS[door]
    address = reverse(door, args=inside.args((thing,) if thing else ()))
    said = read(client_of(inside, role).post(address, {field: SimpleUploadedFile(f"稿.{kind}", bad("locked", kind))})).decode()
    assert wanted in said
    assert 'type="file"' in said
