"""What makes a site provable years later: digests of its files, and a chain of hashes over what units reported."""
