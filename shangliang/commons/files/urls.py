"""Addresses of files: to save one, and to show a photo in a page."""

from django.urls import path

from . import views

app_name = "files"
urlpatterns = [
    path("<int:pk>", views.download, name="download"),
    path("<int:pk>/show", views.show, name="show"),
]
