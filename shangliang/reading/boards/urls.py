"""Addresses of boards and rankings."""

from django.urls import path

from .views import arranging, hall, looking, ranks

app_name = "boards"
urlpatterns = [
    path("", looking.board, name="board"),
    path("screen/", looking.screen, name="screen"),
    path("hall/", hall.addresses, name="addresses"),
    path("hall/<int:pk>/end/", hall.end, name="end_address"),
    path("hall/<slug:slug>/<str:secret>/", hall.hall, name="hall"),
    path("arrange/<str:which>/", arranging.arrange, name="arrange"),
    path("choose/", arranging.choose, name="choose"),
    path("ranking/", ranks.table, name="ranking"),
    path("ranking/table/", ranks.workbook, name="workbook"),
    path("ranking/circular/", ranks.circular, name="circular"),
    path("width/", ranks.participation, name="width"),
    path("width/wake/", ranks.wake, name="wake"),
    path("width/quiet/", ranks.quiet, name="quiet"),
]
