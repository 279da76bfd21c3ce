"""Every other minute the indexes are put in order; every night committees whose texts have grown are counted and learned anew."""

from django.db import connection
from procrastinate.contrib.django import app

from shangliang.commons.committees.scope import in_each

from .indexing import is_due, renew
from .suggesting import learn


@app.periodic(cron="*/2 * * * *")
@app.task(name="corpus.tidy", queueing_lock="corpus.tidy")
def tidy(timestamp: int) -> None:
    """Put what waits into its place in the indexes, so that nobody who hands in a text has to."""
    with connection.cursor() as cursor:
        cursor.execute("select corpus_tidy()")


@app.periodic(cron="10 18 * * *")  # 02:10 in China: the queue counts in UTC
@app.task(name="corpus.nightly", queueing_lock="corpus.nightly")
def nightly(timestamp: int) -> None:
    """Count and learn anew wherever it is due; a committee whose texts did not change much costs two small queries."""
    in_each(lambda committee: int(refresh()))


def refresh() -> bool:
    """Count and learn anew in the committee we are in, if it is due; after a large import it need not wait for the night."""
    due = is_due()
    if due:
        renew()
        learn("category")
    return due
