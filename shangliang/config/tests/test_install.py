"""Setting up does each step once, and says what is missing."""

import pytest

from shangliang.config import install


@pytest.fixture
def workplace(tmp_path, monkeypatch):
    """An empty clone; returns the list of the steps that were really done."""
    for name in ("requirements.lock", "requirements-dev.lock", "package.json", "package-lock.json"):
        (tmp_path / name).write_text(name)
    (tmp_path / ".venv").mkdir()
    (tmp_path / "node_modules").mkdir()
    monkeypatch.setattr(install, "ROOT", tmp_path)
    monkeypatch.setattr(install, "VENV", tmp_path / ".venv")
    steps = []
    monkeypatch.setattr(install, "make_environment", lambda: steps.append("environment"))
    monkeypatch.setattr(install, "install_packages", steps.append)
    monkeypatch.setattr(install, "install_front_end", lambda: steps.append("npm"))
    return steps


def test_what_has_been_done_is_not_done_again(workplace):
    install.main([])
    assert workplace == ["environment", "requirements.lock", "npm"]
    install.main([])
    assert len(workplace) == 3


@pytest.mark.parametrize(
    ("changed", "again"),
    [("requirements.lock", ["environment", "requirements.lock"]), ("package-lock.json", ["npm"]), ("requirements-dev.lock", [])],
)
def test_a_changed_lock_is_installed(workplace, tmp_path, changed, again):
    install.main([])
    workplace.clear()
    (tmp_path / changed).write_text("newer")
    install.main([])
    assert workplace == again


def test_the_developers_packages_serve_everyone(workplace):
    install.main(["dev"])
    workplace.clear()
    install.main([])
    assert workplace == []


def test_developing_needs_more_than_running(workplace):
    install.main([])
    workplace.clear()
    install.main(["dev"])
    assert workplace == ["environment", "requirements-dev.lock"]


def test_a_step_that_broke_off_is_done_again(workplace, monkeypatch):
    monkeypatch.setattr(install, "install_packages", lambda lock: install.leave("网断了", "network"))
    with pytest.raises(SystemExit):
        install.main([])
    monkeypatch.setattr(install, "install_packages", workplace.append)
    install.main([])
    assert "requirements.lock" in workplace


def test_without_venv_debians_package_is_named(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(install, "PYTHON", tmp_path / "none")
    monkeypatch.setattr(install, "can_make_environment", lambda: False)
    monkeypatch.setattr(install.os, "geteuid", lambda: 1000)
    with pytest.raises(SystemExit):
        install.make_environment()
    said = capsys.readouterr().err
    assert "sudo apt install python3." in said
    assert "缺少 Python 的 venv 组件" in said


def test_an_old_python_is_turned_away(monkeypatch, capsys):
    monkeypatch.setattr(install.sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit):
        install.main([])
    assert "需要 Python 3.11" in capsys.readouterr().err
