"""Records to what a reader sees: filtered HTML, pictures, pages, the site source."""
