"""What can be concluded from a snapshot: pure functions of it."""
