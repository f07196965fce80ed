"""What a member is asked in writing: the lists, one consultation, and the answer to each of its questions."""
