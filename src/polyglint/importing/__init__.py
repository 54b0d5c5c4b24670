"""What other linters' configurations say, as rules and settings of ours; what cannot be carried over is said."""
