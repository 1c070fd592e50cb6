"""The print edition: `edition` is the way in, `setting` what workers do.

A worker loads the second and not the first: what lays out and joins is none of its business.
"""
