"""The city's list of certificates and revocation lists that signatures are judged by."""
