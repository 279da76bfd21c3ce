"""Addresses of signing in, of one's account and of the homes."""

from django.urls import path

from .account import views as account
from .homes import views as homes
from .signing import views as signing

app_name = "front"
urlpatterns = [
    path("", homes.home, name="home"),
    path("sign-in/", signing.sign_in, name="sign_in"),
    path("sign-in/code/", signing.code, name="code"),
    path("sign-out/", signing.sign_out, name="sign_out"),
    path("account/", account.account, name="account"),
    path("account/password/", account.password, name="password"),
    path("account/second-factor/", account.bind, name="bind"),
    path("account/second-factor/unbind/", account.unbind, name="unbind"),
    path("account/sessions/end/", account.end_sessions, name="end_sessions"),
    path("switch/", account.switch, name="switch"),
]
