"""The levels at which there are committees."""

from shangliang.foundation.words import Labelled


class Level(Labelled):
    NATIONAL = "national", "全国"
    PROVINCE = "province", "省级"
    CITY = "city", "市级"
    COUNTY = "county", "县级"
