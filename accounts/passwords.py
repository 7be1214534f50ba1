"""What a password must not be, said in plain Indonesian. The judging is Django's."""

from django.contrib.auth import password_validation as stock
from django.core.exceptions import ValidationError


class _Reworded:
    said = advice = ""

    def validate(self, password, user=None):
        try:
            super().validate(password, user)
        except ValidationError as refusal:
            raise ValidationError(self.said, code=refusal.code) from refusal

    def get_help_text(self):
        return self.advice


class NotLikeYourself(_Reworded, stock.UserAttributeSimilarityValidator):
    said = "Kata sandi ini terlalu mirip dengan nama atau alamat surel Anda."
    advice = "Jangan memakai nama atau alamat surel Anda."


class LongEnough(_Reworded, stock.MinimumLengthValidator):
    @property
    def said(self):
        return f"Kata sandi ini terlalu pendek. Pakai paling sedikit {self.min_length} huruf atau angka."

    @property
    def advice(self):
        return f"Paling sedikit {self.min_length} huruf atau angka."


class NotCommon(_Reworded, stock.CommonPasswordValidator):
    said = "Kata sandi ini terlalu mudah ditebak karena dipakai banyak orang."
    advice = "Jangan memakai kata sandi yang dipakai banyak orang."
