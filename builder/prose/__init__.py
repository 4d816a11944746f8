"""The authors' Markdown: comments taken out, cut at its headings, drawn as HTML, faults told.

One parser (CommonMark with the tables, task boxes, alerts, footnotes and struck-out text of
GitHub) stands behind pages, search, book and checks, so all of them read a text in one way.
"""
