"""Addresses of the duty room."""

from django.urls import path

from .views import books, following, mine, people, publishing, table, term

app_name = "duty"
urlpatterns = [
    path("", table.table, name="table"),
    path("export/", table.export, name="export"),
    path("ranking/", table.ranking, name="ranking"),
    path("follow-up/", following.follow_up, name="follow_up"),
    path("follow-up/hear/", following.hear, name="hear"),
    path("follow-up/criticism/", following.criticism, name="criticism"),
    path("follow-up/status/", following.status, name="status"),
    path("follow-up/achievements/", following.achievements, name="achievements"),
    path("reappointment/", term.reappointment, name="reappointment"),
    path("reappointment/export/", term.reappointment_export, name="reappointment_export"),
    path("publish/", publishing.publish, name="publish"),
    path("circular/", publishing.circular, name="circular"),
    path("appeals/", publishing.appeals, name="appeals"),
    path("appeals/<int:pk>/answer/", publishing.answer, name="answer"),
    path("mine/", mine.mine, name="mine"),
    path("mine/appeal/", mine.appeal, name="appeal"),
    path("mine/appeal/<int:pk>/withdraw/", mine.withdraw, name="withdraw"),
    path("members/<int:pk>/", people.member, name="member"),
    path("members/<int:pk>/file/", mine.file, name="file"),
    path("members/<int:pk>/report/", people.report, name="report"),
    path("members/<int:pk>/step/", people.step, name="step"),
    path("rulebooks/", books.books, name="books"),
    path("rulebooks/new/", books.new, name="new_book"),
    path("rulebooks/<int:pk>/", books.book, name="book"),
    path("rulebooks/<int:pk>/part/<str:part>/", books.part, name="part"),
    path("rulebooks/<int:pk>/items/<int:row>/", books.item, name="item"),
    path("rulebooks/<int:pk>/items/<int:row>/look/", books.item_look, name="item_look"),
    path("rulebooks/<int:pk>/file/", books.download, name="download"),
    path("rulebooks/<int:pk>/adopt/", books.adopt, name="adopt"),
    path("rulebooks/<int:pk>/discard/", books.discard, name="discard"),
    path("rulebooks/<int:pk>/try/", books.trial, name="try"),
]
