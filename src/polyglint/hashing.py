"""The digest that all of us use: `hashlib` would load OpenSSL beside it, 3 ms of a warm run."""

try:
    from _blake2 import blake2b
except ImportError:  # a Python that keeps it elsewhere
    from hashlib import blake2b

__all__ = ["blake2b"]
