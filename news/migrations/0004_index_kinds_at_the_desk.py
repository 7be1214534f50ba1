"""The newsroom's list of one kind of story is found along an index of its own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("news", "0003_index_stories_of_a_photo")]
    operations = [
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["kind", "-saved_at", "-id"], name="article_desk_kind"),
        ),
    ]
