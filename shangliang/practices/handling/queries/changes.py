"""What has moved in handling since when: for lists that other platforms keep up with."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from shangliang.commons.ledger.exchange import touching

from ..models import Assignment


def parts_touched(subject_type: str, since: datetime) -> QuerySet[Assignment]:
    """Units' parts in things of a type about which, or about whose matter, something was recorded since a moment."""
    of_part = touching("handling.assignment", since).filter(subject_id=OuterRef("pk"))
    of_matter = touching("handling.matter", since).filter(subject_id=OuterRef("matter_id"))
    return Assignment.objects.filter(Q(Exists(of_part)) | Q(Exists(of_matter)), matter__subject_type=subject_type)
