from typing import Any

from django.db import migrations

PLAIN = 40  # hexadecimal digits of a key of 160 bits that is not wrapped


def wrap_all(apps: Any, editor: Any) -> None:
    """Keys bound before they were kept wrapped."""
    from shangliang.commons.people.sealed import wrap

    for device in apps.get_model("otp_totp", "TOTPDevice").objects.all():
        if len(device.key) == PLAIN:
            device.key = wrap(bytes.fromhex(device.key)).hex()
            device.save(update_fields=["key"])


def unwrap_all(apps: Any, editor: Any) -> None:
    from shangliang.commons.people.sealed import unwrap

    for device in apps.get_model("otp_totp", "TOTPDevice").objects.all():
        if len(device.key) > PLAIN:
            device.key = unwrap(bytes.fromhex(device.key)).hex()
            device.save(update_fields=["key"])


class Migration(migrations.Migration):
    dependencies = [("front", "0001_sign_ins"), ("otp_totp", "0003_add_timestamps")]

    operations = [
        migrations.CreateModel(name="Authenticator", fields=[], options={"proxy": True, "indexes": [], "constraints": []}, bases=("otp_totp.totpdevice",)),
        migrations.RunPython(wrap_all, unwrap_all),
    ]
