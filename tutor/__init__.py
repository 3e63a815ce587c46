"""An exam-study tutor for AWS Lambda that lives in the terminal."""

__version__ = "0.1.0"
