"""What every test runs under."""

from hypothesis import settings

# No deadline, because a busy machine is no bug; the same examples each time, because a test
# that fails has to fail again.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")
