"""The demo newsroom: invented stories, people, pictures and comments. Nothing of it is needed by a real site."""
