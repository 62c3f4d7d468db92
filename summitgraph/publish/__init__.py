"""From a graph to a release: what may be published of it, written so that others can check and cite it."""
