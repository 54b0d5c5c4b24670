"""The built-in rules, one folder a family; they come in by the same door as anyone's."""
