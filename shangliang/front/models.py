"""Who signed in when and from where: for the person's own list of sessions and for the auditor (等保: kept at least six months);
and the apps that show codes.
"""

from secrets import token_bytes

from django.conf import settings
from django.db import models
from django_otp.plugins.otp_totp.models import TOTPDevice

from shangliang.commons.people.models import User
from shangliang.commons.people.sealed import unwrap, wrap
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


class Authenticator(TOTPDevice):
    """An app that shows codes; whoever reads its table learns nothing, because its key is kept wrapped."""

    class Meta:
        proxy = True

    @classmethod
    def fresh(cls, user: User) -> "Authenticator":
        """A new key of 160 bits (RFC 4226, 4 R6), not yet confirmed."""
        return cls.objects.create(user=user, name="动态口令", confirmed=False, key=wrap(token_bytes(20)).hex())

    @property
    def bin_key(self) -> bytes:
        """The key in clear."""
        return unwrap(bytes.fromhex(self.key))
