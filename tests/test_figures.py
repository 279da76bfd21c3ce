"""`make figures`: every figure of a text as JSON lines, by itself, without a database."""

import json
import os
import subprocess
import sys

from shangliang.config.env import REPOSITORY


def test_figures_of_a_text_are_printed_with_no_database_at_hand(tmp_path):
    text = tmp_path / "text.txt"
    text.write_text("上半年工作总结\n收到提案***件，其中集体提案**件；修路*公里。\n", encoding="utf-8")
    without = {name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
    done = subprocess.run([sys.executable, "-m", "bench.figures", str(text)], cwd=REPOSITORY, env=without, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    received, collective, road = map(json.loads, done.stdout.splitlines())
    assert (received["line"], received["start"], received["end"], received["text"], received["masked"]) == (2, 4, 7, "***", True)
    assert (received["figures"][0]["label"], collective["figures"][0]["label"]) == ("收到提案", "集体提案")
    assert road["figures"] is None
    assert road["reason"]
