"""What content is made of. Each dataclass is the one declaration that reading, schema and reference follow."""
