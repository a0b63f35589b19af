"""From a file to a graph: one module per format, validation, and the pipeline that hands a whole graph on."""
