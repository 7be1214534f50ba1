"""Sign-in with Google, where a newsroom wants it (GOOGLE_CLIENT_ID). `provider` and `views` are read only then."""
