"""Addresses of suggestions."""

from django.urls import path

from . import views

app_name = "advice"
urlpatterns = [
    path("", views.listed, name="list"),
    path("export.xlsx", views.export, name="export"),
    path("new/", views.new, name="new"),
    path("<int:pk>/", views.one, name="one"),
    path("<int:pk>/hand-over/", views.hand_over, name="hand_over"),
    path("<int:pk>/keep/", views.keep, name="keep"),
]
