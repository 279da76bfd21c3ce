"""Addresses of the notice centre."""

from django.urls import path

from . import views

app_name = "notices"
urlpatterns = [
    path("", views.notices, name="list"),
    path("open/", views.open_all, name="open_all"),
    path("<int:pk>/", views.open_notice, name="open"),
]
