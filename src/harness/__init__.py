"""Runs one reference suite on one learner's solution and streams what happened.

Standard library only, CPython 3.9 to 3.14; shipped as it is.
"""
