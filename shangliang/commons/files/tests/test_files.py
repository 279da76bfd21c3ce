"""Files at subjects: put, seen, taken away, and only by those who may."""

import contextlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from shangliang.commons.access import Denied, Role, permission
from shangliang.commons.access.verdicts import ALLOWED
from shangliang.commons.committees.models import SettingValue
from shangliang.commons.committees.scope import here, within
from shangliang.commons.files import store
from shangliang.commons.files.actions import attach, remove
from shangliang.commons.files.models import File
from shangliang.commons.files.purposes import Purpose, purposes
from shangliang.commons.files.queries import files_of, files_of_many, find
from shangliang.commons.ledger.queries import history
from shangliang.commons.people.models import Unit
from shangliang.commons.subjects import Subject, subjects
from shangliang.foundation.errors import Invalid, NotAllowed, NotFound, NotNow
from tests import given

from .test_kinds import DOCX, EXE, JPG, PDF

WRITERS = (Role.PROPOSAL_STAFF, Role.UNIT_CLERK)


@permission("test.put_files", "放附件", WRITERS)
def _may_put(viewer, thing):
    return ALLOWED


@permission("test.see_secret", "看内部材料", (Role.PROPOSAL_STAFF,))
def _may_see(viewer, thing):
    return Denied("内部材料只给经办看。") if thing.name == "市财政局" else ALLOWED


def _visible(viewer, ids):
    return {i for i in ids if viewer.role in WRITERS and Unit.objects.filter(pk=i).exists()}


@pytest.fixture(autouse=True)
def place(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


@pytest.fixture
def world(db, monkeypatch):
    """Units as subjects with papers, told apart by a visibility of the test's own; the registries come back afterwards."""
    unit = Subject("people.unit", "承办单位", "building", lambda pk: f"/units/{pk}", _visible, lambda pk: Unit.objects.get(pk=pk))
    monkeypatch.setitem(subjects._entries, "people.unit", unit)
    for purpose in (
        Purpose("test.papers", "people.unit", "材料", attach="test.put_files", most=3),
        Purpose("test.secret", "people.unit", "内部材料", attach="test.put_files", see="test.see_secret"),
    ):
        monkeypatch.setitem(purposes._entries, purpose.code, purpose)
    made = given.world()
    with within(made.committee):
        yield made


def upload(name="答复.docx", data=DOCX):
    return SimpleUploadedFile(name, data)


def put(world, *uploads, purpose="test.papers", role=Role.PROPOSAL_STAFF, unit=0):
    return attach(world.act(role), world.units[unit], purpose=purpose, uploads=uploads or [upload()])


def content(response):
    return b"".join(response.streaming_content)


def test_files_are_kept_under_their_hash_with_one_fact_that_names_them(world, place):
    first, second = put(world, upload(), upload("现场.jpg", JPG))

    assert (first.name, first.kind, first.size, first.uploaded_by_id) == ("答复.docx", "docx", len(DOCX), world.viewer(Role.PROPOSAL_STAFF).user_id)
    assert store.path_of(world.committee.pk, first.sha256).read_bytes() == DOCX
    assert str(place) in str(store.path_of(world.committee.pk, first.sha256))
    assert [f.data for f in history("people.unit", world.units[0].pk)] == [{"purpose": "材料", "names": ["答复.docx", "现场.jpg"]}]
    assert files_of(world.units[0]) == [first, second]
    assert files_of_many("people.unit", [world.units[0].pk, world.units[1].pk]) == {world.units[0].pk: [first, second]}


def test_the_same_content_is_stored_once_and_nothing_half_written_stays(world, place):
    put(world, upload("一.docx"), upload("二.docx"))

    assert len([p for p in place.rglob("*") if p.is_file()]) == 1


def test_one_bad_file_and_none_is_kept(world, place):
    with pytest.raises(Invalid):
        put(world, upload(), upload("照片.jpg", EXE))

    assert not files_of(world.units[0])
    assert not list(place.rglob("*.docx"))


def test_a_writer_that_dies_leaves_no_file(place):
    def pieces():
        yield b"half"
        raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        store.put(7, pieces())

    assert not [p for p in place.rglob("*") if p.is_file()]


def test_a_rollback_leaves_no_row(world):
    with contextlib.suppress(RuntimeError), transaction.atomic():
        put(world)
        raise RuntimeError

    assert not File.objects.exists()


@pytest.mark.parametrize("role", [role for role in Role if role not in {*WRITERS, Role.PLATFORM}])
def test_only_whom_the_purpose_names_may_put_and_take(world, role):
    file = put(world)[0]

    with pytest.raises(NotAllowed):
        put(world, role=role)
    with pytest.raises((NotAllowed, NotFound)):
        remove(world.act(role), file)


def test_a_number_of_files_is_allowed_and_no_more(world):
    put(world, upload("1.docx"), upload("2.docx"))

    with pytest.raises(Invalid, match="最多 3 份，现有 2 份，这次又选了 2 份"):
        put(world, upload("3.docx"), upload("4.docx"))
    with pytest.raises(Invalid, match="还没有选文件"):
        attach(world.act(Role.PROPOSAL_STAFF), world.units[0], purpose="test.papers", uploads=[])


def test_a_purpose_belongs_to_its_type_of_subject(world):
    with pytest.raises(LookupError, match=r"people\.unit"):
        attach(world.act(Role.PROPOSAL_STAFF), world.members[0], purpose="test.papers", uploads=[upload()])


def test_a_committee_decides_kinds_and_size(world):
    SettingValue.objects.create(committee=world.committee, key="files.extensions", value=["pdf"])
    here().forget()

    with pytest.raises(Invalid, match="可以上传的是：pdf"):
        put(world)
    assert put(world, upload("a.pdf", PDF))[0].kind == "pdf"


def test_a_double_click_puts_a_file_once(world):
    act = world.act(Role.PROPOSAL_STAFF)
    attach(act, world.units[0], purpose="test.papers", uploads=[upload()])

    with pytest.raises(NotNow, match="刚才已经做过"), transaction.atomic():
        attach(act, world.units[0], purpose="test.papers", uploads=[upload()])
    assert len(files_of(world.units[0])) == 1


def test_what_was_removed_cannot_be_opened_and_stays_in_the_history(world):
    file = put(world)[0]
    remove(world.act(Role.UNIT_CLERK), file, reason="传错了")

    assert not files_of(world.units[0])
    with pytest.raises(NotFound):
        find(world.viewer(Role.PROPOSAL_STAFF), file.pk)
    with pytest.raises(NotNow):
        remove(world.act(Role.UNIT_CLERK), file)
    assert {"purpose": "材料", "name": "答复.docx", "reason": "传错了"} in [f.data for f in history("people.unit", world.units[0].pk)]


def test_a_download_asks_the_subject_and_the_purpose(world):
    plain, secret, elsewhere = put(world)[0], put(world, purpose="test.secret")[0], put(world, purpose="test.secret", unit=1)[0]

    assert find(world.viewer(Role.UNIT_CLERK), plain.pk) == plain
    assert find(world.viewer(Role.PROPOSAL_STAFF), secret.pk) == secret
    with pytest.raises(NotFound):
        find(world.viewer(Role.MEMBER), plain.pk)
    with pytest.raises(NotAllowed):
        find(world.viewer(Role.UNIT_CLERK), secret.pk)
    with pytest.raises(NotAllowed, match="只给经办看"):
        find(world.viewer(Role.PROPOSAL_STAFF), elsewhere.pk)


def sign_in(client, world, role):
    client.force_login(world.posts[role].user)
    return client


def test_a_document_is_handed_over_under_its_chinese_name_and_never_shown(world, client):
    file = put(world, upload("关于加装电梯的答复😀.docx"))[0]
    sign_in(client, world, Role.PROPOSAL_STAFF)

    for address in (f"/files/{file.pk}", f"/files/{file.pk}/show"):
        response = client.get(address)
        assert content(response) == DOCX
        assert response["Content-Disposition"].startswith("attachment; filename=\"file.docx\"; filename*=UTF-8''%E5%85%B3%E4%BA%8E")
        assert response["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in response["Content-Security-Policy"]
        assert response["Content-Length"] == str(len(DOCX))


def test_a_photo_may_be_shown_in_a_page(world, client):
    file = put(world, upload("现场.jpg", JPG))[0]
    shown = sign_in(client, world, Role.PROPOSAL_STAFF).get(f"/files/{file.pk}/show")
    saved = client.get(f"/files/{file.pk}")

    assert content(shown) == content(saved) == JPG
    assert shown["Content-Disposition"].startswith("inline")
    assert shown["Content-Type"] == "image/jpeg"
    assert saved["Content-Disposition"].startswith("attachment")


def test_another_committees_file_is_not_there(world, client):
    other = given.world()
    with within(other.committee):
        file = put(other)[0]
    sign_in(client, world, Role.PROPOSAL_STAFF)

    assert client.get(f"/files/{file.pk}").status_code == 404
    with within(other.committee):
        assert files_of(other.units[0]) == [file]


def test_who_may_not_see_the_subject_is_told_there_is_no_file(world, client):
    file = put(world)[0]

    assert sign_in(client, world, Role.AUDITOR).get(f"/files/{file.pk}").status_code == 404
    client.logout()
    assert client.get(f"/files/{file.pk}").status_code in {302, 403}


def test_content_that_the_disk_lost_is_said_to_be_lost(world, client):
    file = put(world)[0]
    store.path_of(world.committee.pk, file.sha256).unlink()
    response = sign_in(client, world, Role.PROPOSAL_STAFF).get(f"/files/{file.pk}", headers={"accept": "application/json"})

    assert response.status_code == 404
    assert "从备份里取回" in response.json()["message"]


@pytest.mark.parametrize("name", ["../../../etc/passwd", "a" * 64 + "/..", "G" * 64, ""])
def test_a_path_cannot_be_asked_for(name):
    with pytest.raises(ValueError, match="SHA-256"):
        store.path_of(1, name)
