"""What was done: a page of sections, each built when it is first shown."""
