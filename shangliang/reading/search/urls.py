"""Address of the search over everything."""

from django.urls import path

from . import views

app_name = "search"
urlpatterns = [path("", views.search, name="search"), path("export.xlsx", views.export, name="export")]
