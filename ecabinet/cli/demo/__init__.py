"""`ecabinet demo`: a real session, played through the real hub and client."""
