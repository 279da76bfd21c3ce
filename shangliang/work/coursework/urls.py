"""Addresses of homework."""

from django.urls import path

from .views import office, pieces

app_name = "coursework"
urlpatterns = [
    path("", office.homeworks, name="list"),
    path("new/", office.new, name="new"),
    path("overdue/", office.overdue, name="overdue"),
    path("mine/", pieces.mine, name="mine"),
    path("<int:pk>/", office.homework, name="homework"),
    path("<int:pk>/export/", office.export, name="export"),
    path("<int:pk>/settle/", office.settle, name="settle"),
    path("<int:pk>/remind/", office.remind, name="remind"),
    path("<int:pk>/hand-out/", office.hand_out, name="hand_out"),
    path("<int:pk>/due/", office.move_due, name="move_due"),
    path("<int:pk>/cancel/", office.cancel, name="cancel"),
    path("pieces/<int:pk>/", pieces.piece, name="piece"),
    path("pieces/<int:pk>/hand-in/", pieces.hand_in, name="hand_in"),
    path("pieces/<int:pk>/files/<int:file>/remove/", pieces.detach, name="detach"),
    path("pieces/<int:pk>/accept/", pieces.accept, name="accept"),
    path("pieces/<int:pk>/send-back/", pieces.send_back, name="send_back"),
    path("pieces/<int:pk>/excuse/", pieces.excuse, name="excuse"),
    path("pieces/<int:pk>/restore/", pieces.restore, name="restore"),
    path("pieces/<int:pk>/present/", pieces.present, name="present"),
]
