"""Addresses of signing in, of one's account and of the homes."""

from django.urls import path

from . import circulating
from .account import views as account
from .administration.views import auditing, committees, configuring, papers, people, planning, rights, tokens
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
    path("account/stand-ins/", account.stand_ins, name="stand_ins"),
    path("account/stand-ins/<int:pk>/end/", account.end_stand_in, name="end_stand_in"),
    path("switch/", account.switch, name="switch"),
    path("settings/", configuring.settings, name="settings"),
    path("settings/terms/", planning.terms, name="terms"),
    path("settings/terms/<int:pk>/", planning.session, name="session"),
    path("settings/calendar/", planning.calendar_now, name="calendar_now"),
    path("settings/calendar/mark/", planning.mark, name="mark_day"),
    path("settings/calendar/<int:year>/", planning.calendar, name="calendar"),
    path("settings/people/", people.people, name="people"),
    path("settings/people/<int:pk>/", people.person, name="person"),
    path("settings/people/<int:pk>/unlock/", people.unlock, name="unlock"),
    path("settings/people/<int:pk>/factor/", people.reset_factor, name="reset_factor"),
    path("settings/people/<int:pk>/sessions/", people.sign_out_everywhere, name="end_their_sessions"),
    path("settings/people/<int:pk>/stand-ins/", account.their_stand_ins, name="their_stand_ins"),
    path("settings/rights/", rights.rights, name="rights"),
    path("settings/tokens/", tokens.tokens, name="tokens"),
    path("settings/tokens/<int:pk>/end/", tokens.end_token, name="end_token"),
    path("settings/papers/", papers.papers, name="papers"),
    path("settings/papers/<str:code>/", papers.paper, name="paper"),
    path("settings/papers/<str:code>/revert/", papers.revert, name="paper_revert"),
    path("settings/papers/<str:code>/<int:number>/", papers.paper_version, name="paper_version"),
    path("settings/papers/<str:code>/<int:number>/file/", papers.paper_file, name="paper_file"),
    path("settings/papers/<str:code>/<int:number>/take/", papers.take, name="paper_take"),
    path("settings/of/<str:key>/", configuring.setting, name="setting"),
    path("ledger/", auditing.ledger, name="ledger"),
    path("ledger/export/", auditing.export, name="ledger_export"),
    path("sign-ins/", auditing.sign_ins, name="sign_ins"),
    path("polls/<int:pk>/circular/", circulating.circulate_poll, name="circulate_poll"),
    path("committees/", committees.committees, name="committees"),
]
