"""What is kept: tables, the hub's ledger, the client's replica and outbox, blobs, search."""
