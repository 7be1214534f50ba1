"""The page of a photograph shows the stories that it leads without walking the archive."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("news", "0002_index_search"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["lead_photo", "-saved_at", "-id"], name="article_by_photo"),
        ),
    ]
