"""PDF objects: formes, their joining, and what the finished file says of itself."""
