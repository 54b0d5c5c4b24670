"""What documents state, read into claims that do not depend on a language."""
