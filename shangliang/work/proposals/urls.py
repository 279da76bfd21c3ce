"""Addresses of this room."""

from django.urls import URLPattern

app_name = "proposals"
urlpatterns: list[URLPattern] = []
