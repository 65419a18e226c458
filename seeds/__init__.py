"""What comes in: articles, and where things stand in them."""
