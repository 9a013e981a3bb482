"""KRC Desktop: the record book of a community resource centre."""

__version__ = "0.1.0"
