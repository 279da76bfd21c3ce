"""What comes in is rid of what nobody can see, and of nothing else."""

import pytest
from django.http import QueryDict
from django.test import RequestFactory

from shangliang.front.legible import Legible, legible


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("一\r\n二\r三\n四", "一\n二\n三\n四"), ("a\x00b\x07c\x1bd\x7f", "abcd"), ("\u202d13812345678\u202c", "13812345678"), ("\ufeff案由\uffff", "案由"),
        ("半个\ud83d字", "半个字"),
    ],
)  # fmt: skip
def test_what_cannot_be_seen_goes(typed, kept):
    assert legible(typed) == kept


@pytest.mark.parametrize("typed", ["䶮𬭚🏗️👨‍👩‍👧", "　　首行缩进\t制表", "=1+1 <b>&amp;</b> '; drop table", "مرحبا\u200f!", "", "é ﬁ ① Ⅳ ㎡"])
def test_what_can_be_read_stays_as_it_was_typed(typed):
    assert legible(typed) == typed


def test_a_request_without_such_signs_is_handed_on_as_it_came():
    request = RequestFactory().post("/?q=1", {"title": "照明", "pick": ["1", "2"]})
    before = request.POST
    Legible(lambda request: None).process_view(request, None, (), {})
    assert request.POST is before


def test_fields_keep_their_order_and_their_number():
    request = RequestFactory().post("/?q=a%00b", {"asks": ["一\x00", "", "三"]})
    Legible(lambda request: None).process_view(request, None, (), {})
    assert (request.GET["q"], request.POST.getlist("asks")) == ("ab", ["一", "", "三"])
    assert isinstance(request.POST, QueryDict)
    with pytest.raises(AttributeError):
        request.POST["asks"] = "x"
