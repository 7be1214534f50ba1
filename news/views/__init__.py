"""Reader pages: guard, ask the domain, render."""
