"""Where somebody may be written to: a proven address of an account that is open and not restricted."""

from allauth.account.models import EmailAddress


def address_of(user, **kwargs) -> list[str]:
    """Answers `address_asked`."""
    if not user.is_active or user.restricted_at:
        return []
    proven = EmailAddress.objects.filter(user=user, verified=True, email__iexact=user.email)
    return list(proven.values_list("email", flat=True)[:1])
