"""The day numbers by which spreadsheets keep dates and times."""

from datetime import date, datetime, time, timedelta

EPOCH, EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
LAST_SERIAL = 2_958_466
SECONDS = 86_400


def from_serial(number: float, *, since_1904: bool = False) -> date:
    """The day or, with a fraction, the moment to the second that a day number stands for.

    Spreadsheets that count from 1900 believe in a 29 February 1900; before it, their numbers are one too small.
    """
    epoch = EPOCH_1904 if since_1904 else EPOCH + timedelta(days=number < 60)
    return whole(epoch + timedelta(seconds=round(number * SECONDS)))


def time_of_day(number: float) -> time:
    """The time of day that a fraction of a day stands for."""
    return (datetime.min + timedelta(seconds=round(number * SECONDS) % SECONDS)).time()


def whole(moment: datetime) -> date:
    """A moment at midnight as the day it begins, any other as it is."""
    return moment if moment.time() != time() else moment.date()
