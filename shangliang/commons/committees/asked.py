"""What almost every request asks about its committee: settings, sessions, marks of the calendar."""

from .models import CalendarDay, Session, SettingValue
from .ready import Ready

VALUES: Ready[SettingValue] = Ready(lambda: SettingValue.objects.values_list("key", "value"))
SESSIONS: Ready[Session] = Ready(lambda: Session.objects.select_related("term").order_by("term__number", "number"))
DAYS: Ready[CalendarDay] = Ready(lambda: CalendarDay.objects.values_list("day", "working"))
