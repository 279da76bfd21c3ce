"""Addresses of the scoreboard."""

from django.urls import path

from . import views

app_name = "scoreboard"
urlpatterns = [
    path("", views.board, name="board"),
    path("export.xlsx", views.export, name="export"),
    path("circular.docx", views.circular, name="circular"),
    path("mine/", views.mine, name="mine"),
    path("units/<int:pk>/", views.unit, name="unit"),
    path("units/<int:pk>/<slug:code>/", views.behind, name="behind"),
]
