"""While migrating only what changed is drawn again, and nothing is missing where Python of a migration looks."""

from django.db import models
from django.db.migrations.state import ModelState, ProjectState

from shangliang.commons.committees.drawing import only_what_changed

CITY, UNIT = ("places", "city"), ("places", "unit")


def state() -> ProjectState:
    """A city and units in it, drawn."""
    found = ProjectState()
    found.add_model(ModelState("places", "City", [("id", models.BigAutoField(primary_key=True)), ("name", models.TextField())], {"constraints": []}))
    found.add_model(ModelState("places", "Unit", [("id", models.BigAutoField(primary_key=True)), ("city", models.ForeignKey("places.City", models.CASCADE))]))
    assert found.apps.get_model(*UNIT)
    return found


def test_a_constraint_draws_its_own_model_anew_and_no_other():
    found = state()
    city, unit = found.apps.get_model(*CITY), found.apps.get_model(*UNIT)
    with only_what_changed():
        found.add_constraint(*CITY, models.UniqueConstraint(fields=["name"], name="one_city_of_a_name"))
    assert found.apps.get_model(*UNIT) is unit
    assert found.apps.get_model(*CITY) is not city
    assert [one.name for one in found.apps.get_model(*CITY)._meta.constraints] == ["one_city_of_a_name"]


def test_a_new_model_reaches_those_it_points_at():
    found = state()
    city = found.apps.get_model(*CITY)
    with only_what_changed():
        found.add_model(ModelState("places", "Street", [("id", models.BigAutoField(primary_key=True)), ("city", models.ForeignKey("places.City", models.CASCADE))]))
    assert found.apps.get_model("places", "street")._meta.get_field("city").remote_field.model is city


def test_before_python_of_a_migration_looks_all_is_drawn():
    found = state()
    with only_what_changed():
        found.add_constraint(*CITY, models.UniqueConstraint(fields=["name"], name="one_city_of_a_name"))
        found.clear_delayed_apps_cache()
    assert found.apps.get_model(*UNIT)._meta.get_field("city").remote_field.model is found.apps.get_model(*CITY)
