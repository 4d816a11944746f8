"""Names typed in order come to sit where custom puts them."""
