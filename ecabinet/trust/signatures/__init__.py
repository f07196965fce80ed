"""What is found out about the signatures on a document. The only importer of pyHanko."""
