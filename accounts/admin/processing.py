"""The processing record in the CMS: read, never changed."""

from django.contrib import admin

from accounts.models import Processing


@admin.register(Processing)
class ProcessingAdmin(admin.ModelAdmin):
    list_display = ("at", "act", "purpose", "number", "receipt")
    list_filter = ("act", "at")
    list_per_page = 50
    search_fields = ("receipt",)
    search_help_text = "Cari nomor bukti"
    show_full_result_count = False
    actions = None
    list_display_links = None

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
