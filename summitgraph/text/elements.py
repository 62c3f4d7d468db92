"""What the names and attributes of HTML elements say of the words inside them.

What comes in: a tag's name and its attributes as written. What goes out: whether it opens a block, and
which role.
"""

import re
from typing import Final

HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
TIGHT: Final = HEADINGS | frozenset(("p", "li", "td", "th", "dd", "dt", "figcaption", "caption", "summary"))
BLOCK: Final = TIGHT | frozenset(
    (
        "div",
        "section",
        "article",
        "aside",
        "header",
        "footer",
        "nav",
        "main",
        "figure",
        "blockquote",
        "ul",
        "ol",
        "dl",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "body",
        "html",
        "title",
        "center",
        "details",
        "form",
        "fieldset",
        "address",
        "pre",
        "hr",
        "button",
        "select",
        "option",
        "video",
        "audio",
    )
)
AROUND: Final = {
    "figcaption": "caption",
    "caption": "caption",
    "nav": "boilerplate",
    "aside": "boilerplate",
    "footer": "boilerplate",
    "button": "boilerplate",
    "select": "boilerplate",
    "head": "silent",
    "svg": "silent",
}
# class="caption" | id="headerimgcaption" | class='wp-caption-text'
_CAPTION = re.compile(r"\b(?:class|id)\s*=\s*(?:\"[^\"]*caption|'[^']*caption|[^\s\"'>]*caption)", re.IGNORECASE)
# class="related-articles" | class='SubscriptionInner' | id="breadcrumb"
_OTHER = re.compile(
    r"\b(?:class|id)\s*=\s*[\"']?(?:[^\"'<>]{0,200}?[\s_-])?(?:related|recommend|breadcrumb|newsletter|subscri|advert|self-promo"
    r"|most-?(?:read|viewed|popular)|social-?(?:share|bar|links)|share-?(?:bar|tools|buttons|box)|cookie-?(?:banner|notice))",
    re.IGNORECASE,
)


def is_around(name: str, attributes: str) -> bool:
    """Whether a box beside an article begins, by its class or id: other articles, subscriptions, sharing."""
    return name in {"div", "section", "ul", "ol"} and _OTHER.search(attributes[:400]) is not None


def is_caption(name: str, attributes: str) -> bool:
    """Whether an element that begins a block holds a caption: small print, or a class or id that says so."""
    if name == "img" or attributes.endswith("/"):
        return False
    return name == "small" or ("aption" in attributes and _CAPTION.search(attributes) is not None)
