"""Addresses of government-led checks."""

from django.urls import path

from . import views

app_name = "inspection"
urlpatterns = [
    path("", views.checks, name="list"),
    path("new/", views.new, name="new"),
    path("<int:pk>/", views.check, name="check"),
    path("<int:pk>/export.xlsx", views.export, name="export"),
    path("<int:pk>/conclude/", views.conclude, name="conclude"),
    path("units/<int:pk>/", views.line, name="line"),
]
