"""What is installed is pinned by content, and from wherever the reader's own settings point."""

import json
import re
import tomllib

import pytest

from tests.house.places import ROOT

PINNED = re.compile(r"^([a-z0-9.-]+)==(\S+)", re.M)
ADDRESS = re.compile(r"https?://|--(?:extra-)?index-url|--find-links|file:")


def pins(name: str) -> set[tuple[str, str]]:
    return set(PINNED.findall((ROOT / name).read_text()))


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_every_python_package_has_a_hash_and_no_address(name):
    text = (ROOT / name).read_text()
    assert not ADDRESS.search(text)
    entries = re.split(r"\n(?=[a-z0-9])", text.split("\n", 2)[2])
    assert len(entries) == len(PINNED.findall(text)) > 30
    assert not [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry]


def test_the_developers_lock_holds_the_other_at_the_same_versions():
    assert pins("requirements.lock") <= pins("requirements-dev.lock")


@pytest.mark.parametrize(("lock", "extra"), [("requirements.lock", None), ("requirements-dev.lock", "dev")])
def test_what_the_project_asks_for_is_locked(lock, extra):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = project["optional-dependencies"][extra] if extra else project["dependencies"]
    names = {re.match(r"[A-Za-z0-9._-]+", line)[0].lower() for line in asked}
    assert names <= {name for name, _ in pins(lock)}


def test_every_npm_package_has_a_hash_and_no_address():
    packages = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert len(packages) > 4
    assert not [name for name, package in packages.items() if "resolved" in package]
    assert not [name for name, package in packages.items() if name and not package["integrity"].startswith("sha512-")]
