"""YAML files into checked, frozen values, or findings."""
