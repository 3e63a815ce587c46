"""Pages of progress: mastery and hours, retention and calibration, forecast, heat-map."""
