"""What is measured, each beside a floor measured in the same run; `make bench` runs them all."""
