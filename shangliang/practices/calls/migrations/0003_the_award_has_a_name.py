"""A call says what one becomes: a special award has a name of its own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("calls", "0002_guards")]
    operations = [
        migrations.AddField("call", "award", models.CharField(max_length=60, default="表彰", help_text="What one becomes: stands on the certificate."), preserve_default=False),
    ]
