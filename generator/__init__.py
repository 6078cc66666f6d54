"""Plan Abierto: annual work plans in YAML, checked, computed and published as a static transparency site."""

__version__ = "0.1.0"
