"""The schemes every committee can start from, as it would download them: a 100-point, a 120-point and an accumulating one."""

import json
from pathlib import Path
from typing import Any

ORDER = ("hundred", "bonus", "accumulating")
SCHEMES: dict[str, dict[str, Any]] = {code: json.loads((Path(__file__).parent / f"{code}.json").read_text(encoding="utf-8")) for code in ORDER}
