"""Which proposal lives which life: keys of the material by plot. What is named nowhere was a plenary proposal that is closed by now."""

SHOWN_MEMBER = "a025"  # the one to sign in as: 许岚
ALSO_BY = {"b102": SHOWN_MEMBER, "a099": SHOWN_MEMBER}

# Just written, or on the way to being handed in.
DRAFT = ("a099", "a049", "a098", "a130", "b067", "b129")
COSIGNING = ("a090", "b087")
COSIGN_EXPIRED = ("b110",)
APPROVAL = ("a083", "a120")

# At the review desk.
FIRST_STAGE = ("a106", "b119", "a047", "b062", "b090", "b105", "a118", "b127", "b113")
JUST_IN = {"b127": 25, "b105": 130}  # of these, so many minutes ago
SECOND_STAGE = ("a088", "b057", "b100", "b109", "a045")
SENT_BACK = ("a073", "b066")
DECLINED = ("a128", "b053", "b081")
WITHDRAWN = ("b117",)
WITHDRAWN_FILED = ("a038",)

# Filed, and between committee and unit.
FILED = ("a105", "a028", "b060", "b075", "b103", "b125", "a123")
TAKEN_BACK = ("a101",)
HANDED = ("a030", "b065", "b086")
SIGN_LATE = ("b098",)
RETURN_ASKED = {"a076": "市水务局", "b121": "市交通运输局"}
RETURN_PASSED = {"b082": "市文化广电和旅游局"}

# In the units' hands: how many days are left, counted from today.
HANDLING = {"b055": 61, "b093": 38, "a026": 4, "b115": 2, "a044": -6, "b123": -3}
OPINION_MISSING = ("b115", "b123", "a044")
EXTENSION_ASKED = {"a111": 5}
EXTENSION_GRANTED = {"a107": -9}
EXTENSION_REFUSED = {"b071": -4}
DRAFTING = {"b064": 24, "b079": 12, "a031": 33}
REPLY_SENT_BACK = {"b047": 9}
CHECKING = {"b095": 6, "b043": 15, "b097": 1, "a109": 19}

# Answered between the sessions: so many days ago.
AWAITING = {"a010": 2, "a025": 4, "a039": 5, "a056": 7, "b032": 8, "b028": 11, "a094": 12, "a059": 9}
RATING_LATE = {"b036": 33}
JUST_RATED = {"b038": 75}  # of these, so many minutes ago
RATED = {"a048": 9, "b038": 10, "b092": 13, "a066": 15}
BETWEEN_CLOSED = {"a074": 52, "a006": 58, "a108": 64, "b027": 70}
DISSATISFIED = {"b112": 14, "a125": 21, "b130": 72}

# What befell plenary proposals on their way.
PLENARY_DECLINED = ("a023", "a050", "a072", "a119", "b029", "b030", "b096")
MERGED = {"a013": "a007", "a037": "a036", "a062": "a061", "a085": "a084", "a129": "a068", "b108": "b008", "b118": "b013"}
UNMERGED = {"b018": "b017"}
MENDED = ("a126", "b035")
REOPENED = ("b044",)
SEPARATE = ("a102", "b058", "b022")
AFTER_DEADLINE = ("b033", "b034", "b020")
EXTENDED = ("b068", "b073", "a017", "a089")
REPLIED_LATE = ("b011", "a055", "b088")
NOT_CLOSED = ("a065", "b106")
REDONE = {"a033": "mostly", "b026": "mostly", "a041": "satisfied", "a093": "mostly", "b120": "mostly"}
REDONE_AWAITING = {"a058": 6}
REDO_OPEN = {"b068": 4}

# The year before: these came between the sessions.
PAST_BETWEEN = {"b005": 9, "b025": 11, "b046": 10, "b061": 11, "b078": 10, "b085": 10, "b009": 12, "b114": 12, "b099": 12}
RATED_LATER = {"b078": 110, "b061": 95}

# A handful in which every state can be seen, for a quick look and for tests.
SMALL = frozenset((
    "a099", "a090", "a083", "a106", "a088", "a073", "a128", "b117", "a105", "a101", "a030", "b121", "b082", "b115", "a111", "b079", "b095",
    "a025", "a048", "b112", "a013", "a007", "b018", "b017", "a020",
))

# Which of the committee's reasons stand for the objections in the material.
REASONS = {
    "a023": ["宣传、推介具体作品或产品"], "a050": ["没有具体建议，内容空泛"], "a072": ["为本人或亲属解决个人问题", "已进入诉讼、仲裁程序的事项"],
    "a119": ["不属于本市职权范围"], "b029": ["没有具体建议，内容空泛"], "b030": ["为本人或亲属解决个人问题", "已进入诉讼、仲裁程序的事项"],
    "b096": ["指名举报"], "a128": ["学术研讨"], "b053": ["宣传、推介具体作品或产品"], "b081": ["不属于本市职权范围"],
}  # fmt: skip
