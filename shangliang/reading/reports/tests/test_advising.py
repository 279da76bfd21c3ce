"""The language model: off unless wanted, shown nothing personal and no number, a hint at most, and no loss when it is silent."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from django.db import connection

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.reading.reports import actions, queries
from shangliang.reading.reports.rules.covering import covered
from shangliang.reading.reports.rules.places import find
from tests import given

from .conftest import started

pytestmark = pytest.mark.django_db
TEXT = "许岚委员（电话13812345678）牵头，全年植树320棵、惠及三十户。"


class Model:
    """A server that answers as told and keeps what it was asked."""

    def __init__(self):
        model = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                model.asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                model.key = self.headers["Authorization"]
                body = json.dumps({"choices": [{"message": {"content": model.says}}]}).encode()
                self.send_response(model.status)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args):
                pass

        self.says, self.status, self.asked, self.key = "{}", 200, None, ""
        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.port = self.server.server_port
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def model(w, settings):
    made = Model()
    settings.INTERNAL_HOSTS = [f"127.0.0.1:{made.port}"]
    with within(w.committee):
        actions.set_adviser(w.act(Role.ADMINISTRATOR), None, on=True, address=f"http://127.0.0.1:{made.port}/v1", model="任一", secret="key-3f9a")
    yield made
    made.close()


@pytest.fixture
def office(client, w):
    client.force_login(w.posts[Role.OFFICE_STAFF].user)
    return client


def test_no_name_no_phone_and_no_number_is_in_what_is_shown():
    places = find(TEXT)
    trees = TEXT.index("320")
    assert covered(TEXT, places, trees, ["许岚"]) == "某某委员（电话*）牵头，全年植树〔？〕棵、惠及*户"


def test_what_it_means_is_a_hint_that_a_person_may_take(office, w, model):
    report = started(w, TEXT)
    with within(w.committee):
        trees, homes = queries.chips_of(queries.newest(report))[-2:]
    model.says = f'好的：{{"{trees.position}": "t.visits", "{homes.position}": "没有的代码", "99": "t.visits", "x": 5}}'
    page = office.post(f"/reports/{report.pk}/advise/", follow=True).content.decode()
    assert "提示了 1 处" in page, page[page.index("sl-receipts"):][:600]
    said = json.dumps(model.asked, ensure_ascii=False)
    assert "320" not in said
    assert "1381234" not in said
    assert "许岚" not in said
    with within(w.committee):
        trees, homes = queries.chips_of(queries.newest(report))[-2:]
        assert (trees.code, trees.state, trees.proposals[-1]) == ("", "proposed", {"code": "t.visits", "confidence": 0, "by": "model"})
        assert all("by" not in one for one in homes.proposals)
    assert "大模型提示" in office.get(f"/reports/{report.pk}/?chip={trees.position}").content.decode()


@pytest.mark.parametrize(("says", "status"), [("不知道", 200), ("[1]", 200), ("{}", 500)])
def test_when_it_gives_nothing_the_report_stays_as_it_was_with_a_note(office, w, model, says, status):
    report, model.says, model.status = started(w, TEXT), says, status
    with within(w.committee):
        before = [(chip.code, chip.proposals) for chip in queries.chips_of(queries.newest(report))]
    answer = office.post(f"/reports/{report.pk}/advise/", follow=True)
    assert "稿子没有变" in answer.content.decode() or "没有新的提示" in answer.content.decode()
    with within(w.committee):
        assert [(chip.code, chip.proposals) for chip in queries.chips_of(queries.newest(report))] == before


def test_it_is_off_by_default_and_its_key_is_sealed_and_never_shown(office, w, model, client):
    with within(w.committee):
        with connection.cursor() as cursor:
            cursor.execute("select secret from reports_adviser")
            [[kept]] = cursor.fetchall()
        assert "key-3f9a" not in kept
        actions.set_adviser(w.act(Role.ADMINISTRATOR, given.at("2026-02-01")), None, on=False, address=f"http://127.0.0.1:{model.port}/v1", model="任一")
        assert queries.adviser().secret == "key-3f9a"
    report = started(w, TEXT)
    assert office.post(f"/reports/{report.pk}/advise/").status_code == 409
    client.force_login(w.posts[Role.ADMINISTRATOR].user)
    assert "key-3f9a" not in client.get("/reports/adviser/").content.decode()
    wrong = client.post("/reports/adviser/", {"on": "1", "address": "http://192.168.1.1/v1", "model": "任一"})
    assert (wrong.status_code, "https://" in wrong.content.decode()) == (422, True)
