"""Every reader of what comes from outside, fed with damaged input.

A reader may refuse, in a sentence; whatever else it raises is a fault. `test_fuzz.py` gives each
five seconds; `python -m tests.fuzz` an hour to all, and says what was tried and found.
"""
