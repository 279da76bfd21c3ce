"""Addresses of this practice."""

from django.urls import path

from .views import calls, judging, nominating, papers, steps

app_name = "calls"
urlpatterns = [
    path("", calls.call_list, name="list"),
    path("new/", calls.new, name="new"),
    path("deeds/", calls.deeds, name="deeds"),
    path("<int:pk>/", calls.call, name="call"),
    path("<int:pk>/edit/", calls.edit, name="edit"),
    path("<int:pk>/do/<slug:verb>/", steps.do, name="step"),
    path("<int:pk>/pick/<slug:verb>/", steps.pick, name="pick"),
    path("<int:pk>/reviewers/", steps.reviewers, name="reviewers"),
    path("<int:pk>/object/", steps.object_to, name="object"),
    path("<int:pk>/nominate/", nominating.nominate, name="nominate"),
    path("<int:pk>/find/", nominating.find, name="find"),
    path("<int:pk>/suggested/", nominating.suggested, name="suggested"),
    path("<int:pk>/review/", judging.review_list, name="review"),
    path("<int:pk>/notice.docx", papers.notice, name="notice"),
    path("<int:pk>/certificates.docx", papers.certificates, name="certificates"),
    path("<int:pk>/table.xlsx", papers.table, name="table"),
    path("nomination/<int:pk>/", nominating.nomination, name="nomination"),
    path("nomination/<int:pk>/do/<slug:verb>/", nominating.do, name="nomination_step"),
    path("nomination/<int:pk>/review/", judging.review, name="judge"),
    path("nomination/<int:pk>/photo/", nominating.attach, name="attach"),
    path("nomination/<int:pk>/certificate.docx", papers.certificate, name="certificate"),
    path("objection/<int:pk>/", steps.objection, name="objection"),
    path("objection/<int:pk>/answer/", steps.answer, name="answer"),
]
