"""The twenty figures of reliability and security, each measured by really running: `python -m tests.reliability`."""
