"""The version of Signposts: read by the build, and by `--version` without loading anything."""

VERSION = "0.1.0"
