"""Addresses of members' public pages and of letters."""

from django.urls import path

from .views import letters, own

app_name = "profiles"
urlpatterns = [
    path("", letters.desk, name="desk"),
    path("mine/", own.mine, name="mine"),
    path("mine/show/", own.show, name="show"),
    path("mine/hide/", own.hide, name="hide"),
    path("mine/card/", own.card, name="card"),
    path("pages/", letters.pages, name="pages"),
    path("pages/<int:pk>/", own.page, name="page"),
    path("pages/<int:pk>/hide/", letters.hide, name="hide_other"),
    path("<int:pk>/", letters.missive, name="missive"),
    path("<int:pk>/answer/", letters.answer, name="answer"),
    path("<int:pk>/hand-on/", letters.hand_on, name="hand_on"),
]
