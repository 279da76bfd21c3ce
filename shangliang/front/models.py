"""Who signed in when and from where: for the person's own list of sessions and for the auditor (等保: kept at least six months)."""

from django.conf import settings
from django.db import models

from shangliang.foundation.words import Labelled


class Outcome(Labelled):
    ENTERED = "entered", "登录"
    WRONG = "wrong", "密码不对"
    LOCKED = "locked", "锁定期内尝试"
    CODE_WRONG = "code_wrong", "动态口令不对"


class SignIn(models.Model):
    """One attempt to sign in; one that succeeded lasts until `ended_at`. Belongs to a person, not to a committee."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome.choices())
    at = models.DateTimeField()
    address = models.GenericIPAddressField(null=True)
    device = models.CharField(max_length=60, blank=True)
    session_key = models.CharField(max_length=40, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["user", "-at"]), models.Index(fields=["session_key"])]
