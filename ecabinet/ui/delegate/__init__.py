"""The delegate: today, a meeting with its papers, the reply."""
