import pytest

from shangliang.foundation.zh.order import by_pinyin, by_strokes, surname

BY_STROKES = ["丁一", "于二", "马三", "王立", "方正", "左江", "冯海", "刘洋", "江山", "李 明", "杨帆", "何文", "陈晨", "赵亮", "钱进", "徐州", "黄山", "蒋平", "戴安", "魏来"]


def test_names_are_listed_by_strokes_of_the_surname():
    assert sorted(set(BY_STROKES), key=by_strokes) == BY_STROKES


def test_within_a_surname_the_given_name_decides_and_space_does_not():
    assert sorted(["王 刚", "王丁", "王小一"], key=by_strokes) == ["王丁", "王小一", "王 刚"]


def test_characters_that_are_in_no_table_come_last_and_latin_first():
    assert sorted(["𬭚一", "王一", "Anna"], key=by_strokes) == ["Anna", "王一", "𬭚一"]


def test_pinyin_reads_surnames_as_surnames():
    assert sorted(["赵一", "曾巩", "单丹", "解放", "任重", "仇英"], key=by_pinyin) == ["仇英", "任重", "单丹", "解放", "曾巩", "赵一"]


def test_the_same_reading_goes_by_strokes():
    assert sorted(["张阳", "章阳"], key=by_pinyin) == ["张阳", "章阳"]


@pytest.mark.parametrize(("name", "family"), [("欧阳锋", "欧阳"), ("司马光", "司马"), ("张三", "张"), ("张 三", "张"), ("欧阳", "欧"), ("", ""), ("Anna", "A")])
def test_double_surnames_are_known(name, family):
    assert surname(name) == family


@pytest.mark.parametrize("name", ["", "𬭚", "Anna Smith", "阿依古丽·买买提", "䶮", "123"])
def test_any_name_has_a_place(name):
    assert isinstance(by_pinyin(name), tuple)
    assert isinstance(by_strokes(name), tuple)
