"""The environment is read whole, and complained about whole."""

import pytest

from shangliang.config.env import BadEnvironment, Environment, database, read

KEYS = {"SECRET_KEY": "s" * 60, "FIELD_KEY": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="}


@pytest.fixture
def reading(tmp_path):
    def read_with(**given: str) -> Environment:
        return read({"SHANGLIANG_VAR": str(tmp_path / "var"), **given})

    return read_with


def test_nothing_need_be_set(reading):
    env = reading()
    assert (env.database_url, env.port, env.debug, env.demo) == (None, 8000, False, False)
    assert env.allowed_hosts == ["localhost", "127.0.0.1", "[::1]"]
    assert env.trusted_origins == []
    assert not env.secrets_given


def test_keys_are_made_once_and_kept_for_their_owner_only(reading, tmp_path):
    first, second = reading(), reading()
    assert (first.secret_key, first.field_key) == (second.secret_key, second.field_key)
    assert len(first.secret_key) >= 50
    for name in ("secret-key", "field-key"):
        assert (tmp_path / "var" / name).stat().st_mode & 0o777 == 0o600


def test_keys_that_are_given_are_not_written_down(reading, tmp_path):
    env = reading(**KEYS)
    assert env.secret_key == KEYS["SECRET_KEY"]
    assert env.secrets_given
    assert not (tmp_path / "var").exists()


def test_a_domain_is_allowed_and_trusted_over_https(reading):
    env = reading(DOMAIN="zx.example.gov.cn，zx2.example.gov.cn")
    assert env.allowed_hosts[:2] == ["zx.example.gov.cn", "zx2.example.gov.cn"]
    assert env.trusted_origins == ["https://zx.example.gov.cn", "https://zx2.example.gov.cn"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"), ("PORT", "0"), ("PORT", "70000"), ("PORT", "８０００"), ("WORKERS", "0"), ("DEBUG", "maybe"),
        ("DATABASE_URL", "mysql://a@b/c"), ("DATABASE_URL", "postgresql://a@b"), ("DATABASE_URL", "postgresql://a@b:x/c"),
        ("DOMAIN", "https://zx.example.gov.cn"), ("TRUSTED_ORIGINS", "zx.example.gov.cn"),
        ("SECRET_KEY", "short"), ("FIELD_KEY", "short"), ("SHANGLIANG_VAR", "/etc/passwd"), ("SHANGLIANG_VAR", "/tmp/it's"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_named_in_both_languages_and_nothing_is_guessed(reading, name, value):
    with pytest.raises(BadEnvironment) as stop:
        reading(**{name: value})
    assert f"{name}=" in str(stop.value)
    assert "环境变量" in str(stop.value)
    assert "KEY" not in name or value not in str(stop.value)


def test_all_wrong_values_are_named_at_once(reading):
    with pytest.raises(BadEnvironment) as stop:
        reading(PORT="x", DEBUG="x")
    assert "PORT=" in str(stop.value)
    assert "DEBUG=" in str(stop.value)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgresql://u:p%40ss@db:6432/name", ("name", "u", "p@ss", "db", "6432", {})),
        ("postgresql://shangliang@/shangliang?host=/tmp/a%20b/socket", ("shangliang", "shangliang", "", "/tmp/a b/socket", "", {})),
        ("postgres://u@db/name?sslmode=require", ("name", "u", "", "db", "", {"sslmode": "require"})),
    ],
)
def test_a_url_becomes_djangos_entry(url, expected):
    entry = database(url)
    assert tuple(entry[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")) == expected
