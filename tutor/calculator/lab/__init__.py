"""The lab: one function whose settings are turned by hand, and predictions of what comes out."""
