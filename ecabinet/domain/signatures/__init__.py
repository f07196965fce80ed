"""What a verifier found out about the signatures of a document, as values. Nothing here reads a file."""
