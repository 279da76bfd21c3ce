from django.db import migrations, models

import shangliang.practices.handling.rules


class Migration(migrations.Migration):
    dependencies = [("handling", "0004_who_is_asked_to_rate")]

    operations = [
        migrations.AddField(
            model_name="matter",
            name="length",
            field=models.CharField(
                choices=[("lead", "主办、分办"), ("between", "平时提出"), ("redo", "重新办理")], default=shangliang.practices.handling.rules.Length["LEAD"],
                help_text="The span its units are given, those that come later too.", max_length=8,
            ),
        ),
    ]
