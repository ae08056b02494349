"""TOML files: read with place and cure of each problem, rewritten so that comments stay."""
