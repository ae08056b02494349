"""What every record of the history keeps to, whatever it is of."""

LONGEST_NOTE = 10_000
LONGEST_RECORD_NAME = 300
FIRST_YEAR = 1970
# Computers whose clock stands show 1969, 1904 or 1900.
EARLIEST_YEAR = 1900
LAST_YEAR = 2199
