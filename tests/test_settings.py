"""Settings: flags over environment over `vendorscope.toml` over defaults, and each refusal by name."""

from pathlib import Path

import pytest

from etl import settings
from etl.errors import UsageError


@pytest.fixture
def load(tmp_path):
    """Loads settings as from a working directory with this `vendorscope.toml`, these variables, these flags."""

    def load(toml=None, flags=None, **environ):
        if toml is not None:
            (tmp_path / "vendorscope.toml").write_text(toml, encoding="utf-8")
        return settings.load(flags, environ, tmp_path)

    return load


@pytest.fixture
def refused(load):
    """What is said of settings that are refused."""

    def refused(*given, **environ):
        with pytest.raises(UsageError) as error:
            load(*given, **environ)
        return str(error.value)

    return refused


def test_nothing_given_means_the_defaults(load, tmp_path):
    """
    Without a file, variable or flag the data lies in `data` and the warehouse in it.
    """
    found = load()

    assert (tmp_path / "data", tmp_path / "data" / "warehouse") == (found.data_dir, found.warehouse)
    assert (found.keep_versions, found.max_drop) == (10, 0.5)
    assert tuple(found.limits.model_dump().values()) == (64, 2_000_000, 65_536, 200, 5)
    assert tuple(found.http.model_dump().values()) == ((), 10, 60, 2, 30, 20, 5, 1)


def test_a_flag_wins_over_the_environment_and_that_over_the_file(load, tmp_path):
    """
    Flags > environment > file, key by key: what one place does not give, the next one does.
    """
    toml = 'data_dir = "of-file"\nkeep_versions = 3\n[limits]\nfile_mb = 1\ncolumns = 2'

    found = load(toml, {"data_dir": "of-flag"}, VENDORSCOPE_DATA_DIR="of-env", VENDORSCOPE_LIMITS_FILE_MB="0.5")

    assert tmp_path / "of-flag" == found.data_dir
    assert (found.keep_versions, found.limits.file_mb, found.limits.columns) == (3, 0.5, 2)


def test_the_warehouse_follows_the_data_directory(load, tmp_path):
    """
    Wherever the data directory is named, the warehouse lies in it unless it is named too.
    """
    assert tmp_path / "d" / "warehouse" == load(flags={"data_dir": "d"}).warehouse
    assert tmp_path / "w" == load(flags={"data_dir": "d", "warehouse": "w"}).warehouse


def test_paths_in_the_file_are_relative_to_the_file(load, tmp_path):
    """
    A path in the file starts where the file lies, all others in the working directory.
    """
    (tmp_path / "etc").mkdir()
    (tmp_path / "etc" / "our.toml").write_text('data_dir = "figures"', encoding="utf-8")

    assert tmp_path / "etc" / "figures" == load(flags={"config": "etc/our.toml"}).data_dir
    assert tmp_path / "etc" / "figures" == load(VENDORSCOPE_CONFIG="etc/our.toml").data_dir
    assert tmp_path / "figures" == load(VENDORSCOPE_DATA_DIR="figures").data_dir


def test_the_file_that_is_named_is_the_one_that_is_read(load, tmp_path):
    """
    --config wins over VENDORSCOPE_CONFIG, and that over the file in the working directory.
    """
    for name, kept in (("a", 1), ("b", 2)):
        (tmp_path / name).write_text(f"keep_versions = {kept}", encoding="utf-8")

    assert load("keep_versions = 3", {"config": "a"}, VENDORSCOPE_CONFIG="b").keep_versions == 1
    assert load("keep_versions = 3", VENDORSCOPE_CONFIG="b").keep_versions == 2
    assert load("keep_versions = 3").keep_versions == 3


def test_a_list_is_comma_separated_in_the_environment(load):
    """
    Blanks around the commas do not count, and nothing is an empty list, whatever the file says.
    """
    toml = '[http]\nallow_private = ["of-file"]'

    found = load(VENDORSCOPE_HTTP_ALLOW_PRIVATE="localhost, 127.0.0.1:8000")

    assert found.http.allow_private == ("localhost", "127.0.0.1:8000")
    assert load(VENDORSCOPE_HTTP_ALLOW_PRIVATE="::1,[::1]:80").http.allow_private == ("::1", "[::1]:80")
    assert load(toml, VENDORSCOPE_HTTP_ALLOW_PRIVATE="").http.allow_private == ()


@pytest.mark.parametrize("limit", ["file_mb", "document_chars", "cell_chars", "columns", "document_seconds"])
def test_all_limits_may_be_fractions(load, limit):
    """
    A limit of a half is a limit of a half.
    """
    assert getattr(load(f"[limits]\n{limit} = 0.5").limits, limit) == 0.5


@pytest.mark.parametrize(
    "toml, key, says",
    [
        ("keep_version = 3", "keep_version", "did you mean keep_versions?"),
        ("[limits]\nfile_mbs = 3", "limits.file_mbs", "did you mean limits.file_mb?"),
        ("[limit]\nfile_mb = 3", "limit", "no such setting"),
        ("limits = 3", "limits", "write a table [limits]"),
        ("data_dir = 3", "data_dir", "3 is no path"),
        ('data_dir = ""', "data_dir", "'' is no path"),
        ('data_dir = "a\\u0000b"', "data_dir", "is no path"),
        ("keep_versions = 2.5", "keep_versions", "2.5 is not a whole number"),
        ("keep_versions = 0", "keep_versions", "0 is below 1"),
        ('max_drop = "0.5"', "max_drop", "'0.5' is not a number"),
        ("max_drop = true", "max_drop", "True is not a number"),
        ("max_drop = 1.5", "max_drop", "1.5 is above 1"),
        ("max_drop = nan", "max_drop", "nan is not a finite number"),
        ("[limits]\nfile_mb = -1", "limits.file_mb", "-1 is not above 0"),
        ("[limits]\nfile_mb = inf", "limits.file_mb", "inf is not a finite number"),
        ("[http]\nretries = 1.5", "http.retries", "1.5 is not a whole number"),
        ("[http]\ndelay_s = -1", "http.delay_s", "-1 is below 0"),
        ('[http]\nallow_private = "localhost"', "http.allow_private", "'localhost' is not a list"),
        ('[http]\nallow_private = ["http://localhost/"]', "http.allow_private", "is no host"),
        ('[http]\nallow_private = ["localhost:99999"]', "http.allow_private", "is no host"),
    ],
)
def test_a_bad_key_of_the_file_is_refused_by_name(refused, toml, key, says):
    """
    The message names the file, the key, the value and the mend.
    """
    message = refused(toml)

    assert f"vendorscope.toml: {key}: " in message
    assert says in message


@pytest.mark.parametrize(
    "variable, value, says",
    [
        ("VENDORSCOPE_MAX_DROP", "half", "'half' is not a number"),
        ("VENDORSCOPE_MAX_DROP", "", "'' is not a number"),
        ("VENDORSCOPE_MAX_DROP", "nan", "'nan' is not a number"),
        ("VENDORSCOPE_KEEP_VERSIONS", "1_0", "'1_0' is not a whole number"),
        ("VENDORSCOPE_KEEP_VERSIONS", "9" * 5000, "is not a whole number"),
        ("VENDORSCOPE_HTTP_DELAY_S", "1e400", "inf is not a finite number"),
        ("VENDORSCOPE_DATA_DIR", "", "'' is no path"),
        ("VENDORSCOPE_MAXDROP", "1", "did you mean VENDORSCOPE_MAX_DROP?"),
        ("VENDORSCOPE_LIMITS_SIZE", "1", "there is no such setting"),
        ("VENDORSCOPE_CONFIG", "absent.toml", "'absent.toml' is no file"),
        ("VENDORSCOPE_CONFIG", "", "'' is no file"),
    ],
)
def test_a_bad_variable_is_refused_by_name(refused, variable, value, says):
    """
    Also one that is no setting at all: a misspelt name must not pass for a default.
    """
    message = refused(**{variable: value})

    assert message.startswith(f"{variable}: ")
    assert says in message


@pytest.mark.parametrize("toml", ["a =", "a = 1\na = 2", "a = " + "9" * 5000, "a = " + "[" * 5000])
def test_a_file_that_is_not_toml_is_refused(refused, toml):
    """
    It is not read past, whatever is wrong with it.
    """
    assert "is not TOML" in refused(toml)


def test_a_file_that_is_not_utf8_or_no_file_is_refused(refused, tmp_path):
    """
    Neither another encoding nor a folder of that name passes for no settings.
    """
    (tmp_path / "latin.toml").write_bytes(b'data_dir = "\xe9"')
    (tmp_path / "folder").mkdir()

    assert "is not UTF-8" in refused(None, {"config": "latin.toml"})
    assert "--config: 'folder' is no file" in refused(None, {"config": "folder"})


def test_every_problem_is_told_at_once(refused):
    """
    One line for each: who mends them one by one would start us again and again.
    """
    message = refused("max_drop = 2\nkeep_versions = 0\n[limits]\ncolumns = -1")

    assert len(message.splitlines()) == 3


def test_settings_cannot_be_changed(load):
    """
    They are read once and handed down.
    """
    with pytest.raises(ValueError, match="frozen"):
        load().data_dir = Path("elsewhere")
