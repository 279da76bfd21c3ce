"""Addresses of the proposals room."""

from django.urls import path

from .views import lists

app_name = "proposals"
urlpatterns = [
    path("", lists.proposal_list, name="list"),
]
