"""Addresses of polls."""

from django.urls import path

from .views import forms, running, voting

app_name = "polls"
urlpatterns = [
    path("", running.polls, name="list"),
    path("mine/", voting.mine, name="mine"),
    path("ticket/<int:pk>/", voting.ticket, name="ticket"),
    path("forms/", forms.form_list, name="forms"),
    path("forms/<str:code>/", forms.form, name="form"),
    path("<int:pk>/", running.poll, name="poll"),
    path("<int:pk>/vote/", voting.vote, name="vote"),
    path("<int:pk>/remind/", running.remind, name="remind"),
    path("<int:pk>/close/", running.close, name="close"),
    path("<int:pk>/cancel/", running.cancel, name="cancel"),
    path("<int:pk>/export.xlsx", running.export, name="export"),
]
