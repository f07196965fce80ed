"""Signing PDFs: by a key file, by a token, or outside in an agency's own tool (PAdES, ETSI EN 319 142-1).

Two halves that never meet in one process: `preparing` parses the PDF and runs in a limited worker without any key;
`keys`, `tokens` and `completing` hold the key, run in the client's process and parse no PDF.
"""
