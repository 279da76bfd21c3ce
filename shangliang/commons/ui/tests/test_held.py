"""Uploads that wait: whose they are, how long, and that nobody else can read them."""

import os
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from shangliang.commons.access import Role, Viewer
from shangliang.commons.ui import held
from shangliang.foundation.errors import Invalid, NotNow


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def asking(user=1, committee=1, content=None, name="名单.xlsx"):
    files = {} if content is None else {"file": SimpleUploadedFile(name, content)}
    return SimpleNamespace(viewer=Viewer(user, "某", committee, Role.OFFICE_STAFF), FILES=files)


def test_an_upload_waits_for_the_one_who_sent_it():
    held.hold(asking(content=b"rows"), "roster")
    found = held.held(asking(), "roster")
    assert (found.name, found.data) == ("名单.xlsx", b"rows")


@pytest.mark.parametrize("other", [asking(user=2), asking(committee=2)])
def test_nobody_else_finds_it(other):
    held.hold(asking(content=b"rows"), "roster")
    assert held.held(other, "roster") is None
    assert held.held(asking(), "past") is None


def test_a_new_upload_takes_the_place_of_the_old_one_and_bears_another_mark():
    first = held.hold(asking(content=b"one"), "roster")
    second = held.hold(asking(content=b"two"), "roster")
    assert held.held(asking(), "roster").data == b"two"
    assert first.mark != second.mark


def test_what_lies_on_the_disk_cannot_be_read(settings):
    held.hold(asking(content="13900000001 许岚".encode()), "roster")
    kept, = (Path(settings.MEDIA_ROOT) / "held").iterdir()
    assert "许岚".encode() not in kept.read_bytes()
    assert "名单" not in kept.name


def test_it_is_gone_after_two_hours_and_when_let_go(settings):
    held.hold(asking(content=b"rows"), "roster")
    kept, = (Path(settings.MEDIA_ROOT) / "held").iterdir()
    os.utime(kept, (time.time() - held.KEEP - 1,) * 2)
    with pytest.raises(NotNow, match="重新上传"):
        held.must_be_held(asking(), "roster")
    held.hold(asking(user=5, content=b"more"), "roster")
    assert not kept.exists(), "the next upload sweeps old ones"
    held.let_go(asking(user=5), "roster")
    assert held.held(asking(user=5), "roster") is None


@pytest.mark.parametrize(("content", "why"), [(None, "还没有选文件"), (b"x" * (30 * 1024 * 1024), "30 MB，最多 20 MB")])
def test_nothing_or_too_much_is_refused(content, why):
    with pytest.raises(Invalid, match=why):
        held.hold(asking(content=content), "roster")
