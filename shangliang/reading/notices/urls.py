"""Addresses of the notice centre."""

from django.urls import path

from . import views

app_name = "notices"
urlpatterns = [
    path("", views.notices, name="list"),
    path("export.xlsx", views.export, name="export"),
    path("open/", views.open_all, name="open_all"),
    path("<int:pk>/", views.open_notice, name="open"),
    path("wishes/", views.wishes, name="wishes"),
    path("channels/", views.channels, name="channels"),
    path("channels/<str:code>/", views.channel, name="channel"),
    path("deliveries/", views.deliveries, name="deliveries"),
    path("deliveries/<int:pk>/again/", views.send_again, name="send_again"),
]
