"""What is remembered: the journal, its projections, and the desk where work is done."""
