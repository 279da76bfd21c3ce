"""Every address of the program, room by room."""

from django.urls import include, path

from .api import addresses

urlpatterns = [
    path("", include("shangliang.front.urls")),
    path("", include("shangliang.front.open.urls")),
    path("proposals/", include("shangliang.work.proposals.urls")),
    path("calls/", include("shangliang.practices.calls.urls")),
    path("circulars/", include("shangliang.practices.circulars.urls")),
    path("handling/", include("shangliang.practices.handling.urls")),
    path("registers/", include("shangliang.practices.registers.urls")),
    path("polls/", include("shangliang.practices.polls.urls")),
    path("roster/", include("shangliang.work.membership.urls")),
    path("homework/", include("shangliang.work.coursework.urls")),
    path("advice/", include("shangliang.work.advice.urls")),
    path("inspection/", include("shangliang.work.inspection.urls")),
    path("outputs/", include("shangliang.work.outputs.urls")),
    path("letters/", include("shangliang.work.profiles.urls")),
    path("search/", include("shangliang.reading.search.urls")),
    path("scoreboard/", include("shangliang.reading.scoreboard.urls")),
    path("duty/", include("shangliang.reading.duty.urls")),
    path("reports/", include("shangliang.reading.reports.urls")),
    path("boards/", include("shangliang.reading.boards.urls")),
    path("notices/", include("shangliang.reading.notices.urls")),
    path("papers/", include("shangliang.commons.documents.urls")),
    path("files/", include("shangliang.commons.files.urls")),
    path("kit/", include("shangliang.commons.ui.urls")),
    path("api/v1/", addresses()),
]

handler400 = "shangliang.commons.ui.views.bad_request"
handler403 = "shangliang.commons.ui.views.forbidden"
handler404 = "shangliang.commons.ui.views.not_found"
handler500 = "shangliang.commons.ui.views.broken"
