"""What travels: the codec, and the sync conversation as state machines without sockets."""
