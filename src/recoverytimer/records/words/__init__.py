"""All that is said of records that go out or come in."""
