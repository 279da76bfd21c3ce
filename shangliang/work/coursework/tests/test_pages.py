"""The pages of homework, through each door, as people use them."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from shangliang.commons.access import Role
from shangliang.commons.files.queries import files_of
from shangliang.commons.people.models import User
from shangliang.work.coursework.models import Homework, Piece
from shangliang.work.coursework.rules import State

from .making import NEWS, NOW

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


@pytest.fixture
def door(h, time_machine):
    time_machine.move_to(NOW, tick=False)

    def enter(who):
        client = Client()
        viewer = h.world.viewer(who) if isinstance(who, Role) else h.world.as_member(who)
        client.force_login(User.objects.get(pk=viewer.user_id), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return enter


def get(client, name, *args, status=200, **data):
    answer = client.get(reverse(f"coursework:{name}", args=args), data)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", answer.content.decode())) if "html" in answer["Content-Type"] else answer


def post(client, name, *args, status=302, **data):
    answer = client.post(reverse(f"coursework:{name}", args=args), data)
    assert answer.status_code == status, answer.content.decode()[:3000]
    return answer.content.decode()


def test_the_office_sets_one_and_keeps_what_it_typed_when_something_is_wrong(h, door):
    office, xu = door(Role.OFFICE_STAFF), h.world.members[0]
    sent = {"title": "一条社情民意", "way": "counted", "year": "2026", "least": "1", "joint": "any", "first": "2026-01-01", "due_on": "2026-11-30", "target": "members", "members": [xu.pk]}
    page = post(office, "new", status=422, **sent)
    assert "请选数哪一种事" in page
    assert 'value="一条社情民意"' in page
    assert re.search(rf'<option value="{xu.pk}"[^>]* selected>许岚', page)
    post(office, "new", **sent, figure="opinions.received")
    assert Homework.objects.get().target_label == "许岚"
    assert "收到社情民意信息1次以上" in get(office, "list")


def test_a_member_hands_in_with_a_paper_on_the_phone_and_the_office_accepts(h, door):
    homework = h.set()
    piece, member, office = h.piece(homework), door(Role.MEMBER), door(Role.OFFICE_STAFF)
    assert "一篇走访手记" in get(member, "mine")
    assert "还没有写内容" in post(member, "hand_in", piece.pk, status=422, text="")
    post(member, "hand_in", piece.pk, text="走访四户。", files=[SimpleUploadedFile("手记.pdf", PDF)])
    paper = files_of(piece)[0]
    assert "等审" in get(office, "list")
    assert "走访四户" in get(office, "piece", piece.pk)
    post(member, "detach", piece.pk, paper.pk)
    assert "请写明原因" in post(office, "send_back", piece.pk, status=422, reason="")
    post(office, "accept", piece.pk)
    assert Piece.objects.get(pk=piece.pk).state == State.DONE
    assert "都做完了" in get(member, "mine")
    assert b"PK" in b"".join(get(office, "export", homework.pk).streaming_content)[:4]


def test_members_see_their_own_only_and_units_nothing(h, door):
    homework = h.set()
    get(door(Role.MEMBER), "piece", h.piece(homework, 1).pk, status=404)
    get(door(Role.MEMBER), "list", status=403)
    get(door(Role.UNIT_CLERK), "mine", status=403)


def test_the_page_of_a_counted_one_says_how_far_each_is_and_settles_on_the_spot(h, door):
    homework, office = h.set(NEWS), door(Role.OFFICE_STAFF)
    assert "0/1" in get(office, "homework", homework.pk)
    post(office, "settle", homework.pk)
    assert "1位委员" not in get(office, "overdue")
    post(office, "remind", homework.pk)
    post(office, "move_due", homework.pk, due_on="2026-12-10", reason="放宽")
    assert "12月10日" in get(door(Role.CHAIR), "homework", homework.pk)
    post(office, "cancel", homework.pk, reason="不做了")
    assert "已撤销" in get(office, "list")
