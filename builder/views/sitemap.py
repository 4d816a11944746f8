"""The list of pages for search engines of an intranet that has them."""

from collections.abc import Iterable
from html import escape


def sitemap(paths: Iterable[str], site_url: str) -> dict[str, str]:
    """`sitemap.xml` for a site with an address; it names no dates, which would differ by day."""
    if not site_url:
        return {}
    root = site_url.rstrip("/")
    pages = sorted(path.removesuffix(".md") for path in paths if path.endswith(".md"))
    rows = (f" <url><loc>{escape(f'{root}/{page}.html')}</loc></url>\n" for page in pages)
    start = '<?xml version="1.0" encoding="UTF-8"?>\n'
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return {"sitemap.xml": f'{start}<urlset xmlns="{space}">\n{"".join(rows)}</urlset>\n'}
