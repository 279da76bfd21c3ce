"""Every address of the program, room by room."""

from django.urls import include, path

urlpatterns = [
    path("", include("shangliang.front.urls")),
    path("proposals/", include("shangliang.work.proposals.urls")),
    path("handling/", include("shangliang.practices.handling.urls")),
    path("roster/", include("shangliang.work.membership.urls")),
    path("search/", include("shangliang.reading.search.urls")),
    path("notices/", include("shangliang.reading.notices.urls")),
    path("files/", include("shangliang.commons.files.urls")),
]
