"""One file a source format: a name and bytes in, a text with its blocks and metadata out."""
