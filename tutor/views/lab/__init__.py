"""The Lab screen: settings, a prediction, and what comes out by the second."""
