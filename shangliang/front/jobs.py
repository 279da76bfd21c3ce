"""Every night: sessions that are over are removed, and wrong tries that no longer lock anybody."""

from datetime import timedelta

from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.utils import timezone
from procrastinate.contrib.django import app


@app.periodic(cron="40 18 * * *")  # 02:40 in China: the queue counts in UTC
@app.task(name="front.nightly", queueing_lock="front.nightly")
def nightly(timestamp: int) -> None:
    """Clear what signing in has left behind. The record of signing in (SignIn) stays: it must be kept for six months and more."""
    now = timezone.now()
    Session.objects.filter(expire_date__lt=now).delete()
    AccessAttempt.objects.filter(attempt_time__lt=now - timedelta(days=1)).delete()
