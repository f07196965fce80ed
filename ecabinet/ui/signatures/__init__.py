"""What the signatures on a document are worth, as badges in lists and as a panel beside the page."""
