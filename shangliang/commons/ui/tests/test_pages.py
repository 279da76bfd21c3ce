"""The kit in every frame, the errors in words, the policy on every answer."""

import json

import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpResponse
from django.test import Client, RequestFactory

from shangliang.commons.ui import receipts, samples, views
from shangliang.commons.ui.csp import POLICY, ContentSecurityPolicy

pytestmark = pytest.mark.urls("shangliang.commons.ui.tests.urls")


@pytest.mark.parametrize("sheet", ["kit", *samples.SHEETS])
@pytest.mark.parametrize("frame", samples.FRAMES)
def test_every_sheet_is_drawn_in_every_frame(client, settings, sheet, frame):
    settings.DEBUG = True
    response = client.get(f"/kit/?sheet={sheet}&frame={frame}")
    text = response.content.decode()
    assert response.status_code == 200
    assert text.count("<h1") == 1
    assert frame == "plain" or "sl-plainhead" not in text
    assert text.count('id="main"') == text.count('id="said"') == 1


def test_the_kit_is_not_there_for_others(client):
    assert client.get("/kit/").status_code == 404


@pytest.mark.parametrize("status", sorted(views.SAID))
def test_each_error_says_what_to_do_and_where_to_go(client, status):
    response = client.get(f"/fail/{status}/")
    title, message = views.SAID[status]
    text = response.content.decode()
    assert response.status_code == status
    assert title in text
    assert message in text
    assert "回到首页" in text


def test_an_error_inside_a_page_is_a_fragment_for_its_place(client):
    response = client.get("/fail/409/", headers={"HX-Request": "true"})
    assert response["HX-Retarget"] == "#said"
    assert b"<html" not in response.content
    assert "role=\"alert\"" in response.content.decode()


def test_a_broken_page_tells_a_number_that_the_log_has_too(caplog):
    response = views.broken(RequestFactory().get("/x/"))
    number = next(word for word in caplog.messages[0].replace(":", " ").split() if word.startswith("E-"))
    assert response.status_code == 500
    assert number in response.content.decode()


def test_a_page_left_open_overnight_says_so(settings):
    client = Client(enforce_csrf_checks=True)
    settings.CSRF_FAILURE_VIEW = "shangliang.commons.ui.views.forged"
    response = client.post("/write/", {"grounds": "x"})
    assert response.status_code == 403
    assert "这一页放得太久了" in response.content.decode()


def test_large_text_is_drawn_large_by_the_server(client):
    assert b'data-text="large"' not in client.get("/done/").content
    client.cookies["text"] = "large"
    assert b'data-text="large"' in client.get("/done/").content


def test_the_policy_allows_nothing_inline_and_leaves_a_views_own_alone():
    assert "unsafe" not in POLICY
    plain = ContentSecurityPolicy(lambda request: HttpResponse())(RequestFactory().get("/"))
    own = ContentSecurityPolicy(lambda request: HttpResponse(headers={"Content-Security-Policy": "sandbox"}))(RequestFactory().get("/"))
    assert plain["Content-Security-Policy"] == POLICY
    assert own["Content-Security-Policy"] == "sandbox"


def test_a_receipt_waits_for_the_next_page_and_is_given_once():
    request = RequestFactory().get("/")
    request._messages = CookieStorage(request)
    receipts.tell(request, "已催办市财政局", undo="/undo/")
    assert receipts.receipts(request) == [receipts.Receipt("已催办市财政局", undo="/undo/", verb="看看")]


def test_htmx_gets_its_receipt_in_a_header_that_any_server_can_send():
    response = receipts.tell_now(HttpResponse(), "已催办市财政局")
    assert response["HX-Trigger"].isascii()
    assert json.loads(response["HX-Trigger"])["receipt"]["text"] == "已催办市财政局"
