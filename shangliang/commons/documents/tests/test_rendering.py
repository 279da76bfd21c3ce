"""A PDF is made by the worker while a page tells how far it is; the same paper again comes at once."""

import pytest
from django.test import Client

from shangliang.commons.access import Role
from shangliang.commons.committees.scope import within
from shangliang.commons.documents import jobs, pdf, rendering
from tests import given

OFFICE = """#!/bin/sh
while [ $# -gt 0 ]; do
  case "$1" in
    --outdir) out="$2"; shift ;;
    *.docx) printf '%%PDF-1.4 made' > "$out/$(basename "${1%.docx}").pdf" ;;
  esac
  shift
done
"""


@pytest.fixture
def told(monkeypatch):
    """What the worker is told to make."""
    found: list[dict] = []
    monkeypatch.setattr(jobs.render, "defer", lambda **job: found.append(job))
    return found


@pytest.fixture
def asking(db, monkeypatch, settings, tmp_path):
    """An administrator, where a LibreOffice is at hand that writes the same for everything."""
    settings.MEDIA_ROOT = tmp_path / "files"
    office = tmp_path / "soffice"
    office.write_text(OFFICE)
    office.chmod(0o755)
    monkeypatch.setattr(pdf, "program", lambda: str(office))
    monkeypatch.setattr("shangliang.commons.documents.sending.program", lambda: str(office))
    w = given.world()
    with within(w.committee):
        client = Client()
        client.force_login(given.post(w.committee, Role.ADMINISTRATOR).user)
    return w, client


def address():
    from django.urls import reverse

    return reverse("front:paper_file", args=["reminder", 0]) + "?filled=1&as=pdf"


@pytest.mark.process
def test_a_pdf_is_waited_for_on_a_page_and_comes_at_once_the_second_time(asking, told):
    w, client = asking
    sent_to = client.get(address())
    assert sent_to.status_code == 302
    assert "排队等着转成 PDF" in client.get(sent_to.url).content.decode()
    assert client.get(address()).url.startswith("/papers/")  # pressing twice asks once
    [job] = told
    jobs.render.func(**job)
    part = client.get(sent_to.url, headers={"HX-Request": "true"}).content.decode()
    assert "转好了" in part
    assert "<html" not in part
    file = client.get(f"{sent_to.url}?file=1")
    assert (file["Content-Type"], file.content) == ("application/pdf", b"%PDF-1.4 made")
    assert client.get(address()).content == b"%PDF-1.4 made"
    assert len(told) == 1


def test_nobody_fetches_what_another_asked_for(asking, told):
    w, client = asking
    sent_to = client.get(address()).url
    other = Client()
    other.force_login(w.posts[Role.CHAIR].user)
    assert other.get(sent_to).status_code == 404
    assert client.get(sent_to[:-3] + "x/").status_code == 404


@pytest.mark.process
def test_what_went_wrong_is_said_on_the_page_and_can_be_asked_again(asking, told, monkeypatch):
    w, client = asking
    sent_to = client.get(address()).url
    monkeypatch.setattr(pdf, "program", lambda: "/bin/false")
    jobs.render.func(**told[0])
    assert "没有转出 PDF" in client.get(sent_to).content.decode()
    client.get(address())
    assert len(told) == 2


def test_where_libreoffice_is_missing_the_button_and_the_answer_name_the_command(asking, monkeypatch):
    w, client = asking
    monkeypatch.setattr(pdf, "program", lambda: None)
    monkeypatch.setattr("shangliang.commons.documents.sending.program", lambda: None)
    assert "make office" in client.get(address()).content.decode()
    from django.template import engines

    shown = engines["jinja2"].env.globals["ui"].pdf("交办单 PDF", "/x?as=pdf", item=True)
    assert "make office" in shown
    assert "href" not in shown


def test_several_papers_tell_how_many_are_done(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    from .papers import PAPERS

    papers = [("催办函", PAPERS["reminder"]()), ("证书", PAPERS["certificate"]())]
    key, new = rendering.ask(1, papers, zipped=True)
    work = rendering.folder_of(1, key) / rendering.WORK
    work.mkdir()
    (work / "0.pdf").write_bytes(b"%PDF-")
    assert (new, rendering.progress(1, key)) == (True, rendering.Progress(False, True, 1, 2))
    assert rendering.ask(1, [("催办函", PAPERS["reminder"]()), papers[1]], zipped=True) == (key, False)  # written anew, says the same
