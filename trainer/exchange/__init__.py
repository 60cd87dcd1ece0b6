"""Other programs' formats: what comes in from them and what goes out to them, one file each."""
