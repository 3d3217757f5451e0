"""A student's Markdown, made safe to show: nbgrader's formgrader and feedback would run a script in it."""

import base64
import binascii
import html
import re
from collections.abc import Mapping
from urllib.parse import unquote

import bleach
from bs4 import BeautifulSoup
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

from autograder.report import clean

MAX_MARKDOWN = 10_000  # characters of one cell; rendering may take time that grows with their square
MAX_RENDERED = 100_000  # characters of one notebook
TAGS = {
    "a",
    "blockquote",
    "br",
    "code",
    "del",
    "div",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "li",
    "ol",
    "p",
    "pre",
    "span",
    "strong",
    "sub",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
}
ATTRIBUTES = {"a": ["href", "title"], "img": ["src", "alt"], "th": ["align"], "td": ["align"]}
PROTOCOLS = ["http", "https", "mailto", "attachment"]
SCHEMES = tuple(f"{protocol}:" for protocol in PROTOCOLS)  # once more, after all decoding
HAS_SCHEME = re.compile(r"^[^/?#]*:")
ACTIVE_TEX = re.compile(
    r"\\(?=(href|require|class|style|cssId|data|mmlToken|bbox|unicode|includegraphics)(?![A-Za-z]))"
)


class _Renderer(IPythonRenderer):  # type: ignore[misc]
    """nbconvert's, but an attachment that is missing is a picture that is missing, not the end of the batch."""

    def image(self, text: str, url: str, title: str | None = None) -> str:
        return str(super(IPythonRenderer, self).image(text, url, title))


def harmless(text: str, attachments: Mapping[str, Mapping[str, str]]) -> str:
    """A student's Markdown as HTML with an allow-list of tags, in one block that Markdown passes on as it is.

    What is too deeply nested for that is shown as it was typed.
    """
    try:
        return _rendered(text, attachments)
    except RecursionError:
        return as_typed(text)


def _rendered(text: str, attachments: Mapping[str, Mapping[str, str]]) -> str:
    markdown = MarkdownWithMath(_Renderer(escape=False, exclude_anchor_links=True))
    safe = bleach.clean(markdown.render(clean(text)), TAGS, ATTRIBUTES, PROTOCOLS, strip=True)
    page = BeautifulSoup(safe, "html.parser")
    for words in page.find_all(string=True):  # after all decoding, so that no spelling of a backslash gets past
        spaced = clean(words) if words.find_parent("pre") else BLANK_LINES.sub("\n", clean(words))
        words.replace_with(ACTIVE_TEX.sub(r"\\ ", spaced))
    for name in ("href", "src"):
        for element in page.find_all(True, {name: HAS_SCHEME}):
            if not str(element[name]).lower().startswith(SCHEMES):
                del element[name]
    for picture in page.find_all("img"):  # attached ones alone: one from a server would tell it who looks, and when
        name = unquote(str(picture.get("src", "")).removeprefix("attachment:"))
        picture["src"] = _data_uri(attachments.get(name, {}))
    return f"<div>{BLANK_LINE.sub(EMPTY_LINE, str(page).strip())}</div>"


def _data_uri(bundle: Mapping[str, str]) -> str:
    return next((f"data:{kind};base64,{data}" for kind, data in bundle.items() if _is_base64(data)), "")


BLANK_LINES = re.compile(r"\n\s*\n")
BLANK_LINE = re.compile(r"\n(?=\s*\n)")  # would end the block
EMPTY_LINE = "\n&#8203;"


def as_typed(text: str) -> str:
    return BLANK_LINE.sub(EMPTY_LINE, f"<pre>{html.escape(clean(text.expandtabs(4)))}</pre>")


def _is_base64(data: str) -> bool:
    try:
        return bool(base64.b64decode(data, validate=True))
    except (binascii.Error, ValueError):
        return False
