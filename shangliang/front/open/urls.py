"""Addresses of the public portal. They are for ever: others link to them."""

from django.urls import path

from . import applying, deeds, feeds, members, views

app_name = "open"
urlpatterns = [
    path("robots.txt", views.robots, name="robots"),
    path("open/", views.index, name="index"),
    path("open/<slug:slug>/", views.home, name="home"),
    path("open/<slug:slug>/about/", views.about, name="about"),
    path("open/<slug:slug>/feed.atom", feeds.feed, name="feed"),
    path("open/<slug:slug>/data/", views.data, name="data"),
    path("open/<slug:slug>/data/v1/proposals.json", feeds.listed, name="json"),
    path("open/<slug:slug>/data/v1/proposals.csv", feeds.table, name="csv"),
    path("open/<slug:slug>/data/v1/proposals/<str:code>.json", feeds.one, name="json_one"),
    path("open/<slug:slug>/applied/", applying.applied, name="applied"),
    path("open/<slug:slug>/members/", members.members, name="members"),
    path("open/<slug:slug>/members/<str:code>/", members.member, name="member"),
    path("open/<slug:slug>/members/<str:code>/write/", members.write, name="write"),
    path("open/<slug:slug>/letters/", members.letter, name="letter"),
    path("open/<slug:slug>/deeds/", deeds.deeds, name="deeds"),
    path("open/<slug:slug>/deeds/<int:pk>/", deeds.deed, name="deed"),
    path("open/<slug:slug>/proposals/<str:code>/apply/", applying.apply, name="apply"),
    path("open/<slug:slug>/proposals/<str:code>/", views.proposal, name="proposal"),
]
