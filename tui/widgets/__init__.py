"""One file a widget, and the pure modules that the reading pane stands on."""
