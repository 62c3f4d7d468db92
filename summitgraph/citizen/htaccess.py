"""What tells an Apache server to lead each IRI to the form that was asked for.

What comes in: nothing but an address for the redirection at w3id.org. What goes out: the text of ``.htaccess`` files.

Apache negotiates by itself only among files, and answers 200; an IRI of a thing is to answer 303. So the choice is
made by rules: for each tenth of quality, from 1 down, one rule for each form, then one for each range such as ``*/*``.
"""

import re
from collections.abc import Iterator
from typing import Final

from summitgraph.citizen.homes import MENTION
from summitgraph.model import ProjectError

# the forms, in the order in which we like to give them, and the media types that ask for each
FORMS: Final = {
    "html": r"text/html|application/xhtml\+xml",
    "ttl": r"text/turtle|application/x-turtle|text/n3",
    "jsonld": r"application/ld\+json|application/json",
}
# ranges, the narrower first, and the forms that lie in each
RANGES: Final = {r"text/\*": ("html", "ttl"), r"application/\*": ("jsonld",), r"\*/\*": ("html", "ttl", "jsonld")}
TYPES: Final = {
    "ttl": "text/turtle", "jsonld": "application/ld+json", "trig": "application/trig", "nq": "application/n-quads",
    "csv": "text/csv", "md": "text/markdown",
}  # fmt: skip
FILES: Final = "html|ttl|jsonld|trig|nq|gz|csv|xml|txt|json|css|js|svg|png|woff2?|md|cff"
_ADDRESS: Final = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d+)?/(?:[A-Za-z0-9._~-]+/)*")
_HEAD: Final = """# Made by summitgraph publish, for Apache with mod_rewrite and mod_mime; see docs/linked-data.md.

Options -MultiViews -Indexes
DirectorySlash Off
DirectoryIndex index.html
AddDefaultCharset utf-8
AddCharset utf-8 .html .ttl .jsonld .trig .nq .csv .json .xml .txt .md
{types}
<Files "void">
  ForceType text/turtle
</Files>
<IfModule mod_headers.c>
  Header set Access-Control-Allow-Origin "*"
  Header set X-Content-Type-Options "nosniff"
  Header always merge Vary "Accept"
</IfModule>

RewriteEngine On

# files, and folders by their own name, are served as they are
RewriteRule \\.(?:{files})$ - [L]
RewriteRule (?:^(?:release|static|w3id|\\.well-known)/|./$) - [L]

# which form: FORM is html, ttl or jsonld, by Accept to a tenth of quality
"""
_TAIL: Final = """
# nothing that we have is wanted
RewriteCond %{{ENV:FORM}} =""
RewriteRule ^ - [R=406,L]

# the dataset itself: its start page, or its description
RewriteCond %{{ENV:FORM}} =html
RewriteRule ^$ - [L]
RewriteCond %{{ENV:FORM}} =ttl
RewriteRule ^$ %{{REQUEST_URI}}.well-known/void [R=303,L]
RewriteRule ^$ %{{REQUEST_URI}}.well-known/void.jsonld [R=303,L]

# what a document says stands with the document
RewriteCond %{{ENV:FORM}} =html
RewriteCond %{{REQUEST_URI}} ^((?:/[A-Za-z0-9._~-]+)*/{mention})/([a-z]+/[A-Za-z0-9._~-]+)$
RewriteRule ^ %1.html#%2 [R=303,NE,L]
RewriteCond %{{REQUEST_URI}} ^((?:/[A-Za-z0-9._~-]+)*/{mention})/[a-z]+/[A-Za-z0-9._~-]+$
RewriteRule ^ %1.%{{ENV:FORM}} [R=303,L]

# a thing: its page, else its data; nothing below it
RewriteCond %{{PATH_INFO}} !=""
RewriteRule ^ - [R=404,L]
RewriteCond %{{ENV:FORM}} =html
RewriteCond %{{REQUEST_FILENAME}}.html -f
RewriteRule ^ %{{REQUEST_URI}}.html [R=303,L]
RewriteCond %{{ENV:FORM}} =jsonld
RewriteCond %{{REQUEST_FILENAME}}.jsonld -f
RewriteRule ^ %{{REQUEST_URI}}.jsonld [R=303,L]
RewriteCond %{{REQUEST_FILENAME}}.ttl -f
RewriteRule ^ %{{REQUEST_URI}}.ttl [R=303,L]
"""


def htaccess() -> str:
    """The ``.htaccess`` at the top of a site, wherever a server puts it."""
    types = "\n".join(f"AddType {media} .{ending}" for ending, media in TYPES.items())
    rules = list(_choices())
    chosen = (f"{conditions}RewriteRule ^ - [E=FORM:{form},S={len(rules) - number}]\n"
              for number, (conditions, form) in enumerate(rules, start=1))  # fmt: skip
    return _HEAD.format(types=types, files=FILES) + "".join(chosen) + _TAIL.format(mention=MENTION)


def _choices() -> Iterator[tuple[str, str]]:
    """Yield the conditions and the form of each rule; the first that fits skips the others."""
    for tenth in range(10, -1, -1):
        for form, media in FORMS.items():
            yield _condition(_asked(media, tenth)), form
        for media, forms in RANGES.items():
            for form in forms:
                others = "".join(_condition(_named(narrow), no=True) for narrow in _narrower(media, form))
                yield _condition(_asked(media, tenth)) + others, form
    yield 'RewriteCond %{HTTP_ACCEPT} =""\n', "html"


def _narrower(media: str, form: str) -> Iterator[str]:
    """Yield what decides on a form before a range does: its own types, and narrower ranges that hold it."""
    yield FORMS[form]
    if media == r"\*/\*":
        yield from (narrow for narrow, forms in RANGES.items() if narrow != media and form in forms)


def _condition(pattern: str, *, no: bool = False) -> str:
    return f'RewriteCond %{{HTTP_ACCEPT}} "{"!" if no else ""}{pattern}" [NC]\n'


def _asked(media: str, tenth: int) -> str:
    """A pattern for a header that names one of the types with this quality: ``text/turtle;q=0.9``."""
    if tenth == 10:
        quality = r"(?:;\s*q\s*=\s*1(?:\.0*)?\s*)?(?:;(?!\s*q\s*=)[^,]*)?"
    elif tenth:
        quality = rf";\s*q\s*=\s*0?\.{tenth}\d*\s*(?:;[^,]*)?"
    else:
        quality = r";\s*q\s*=\s*0?\.0\d*[1-9]\d*\s*(?:;[^,]*)?"
    return rf"(?:^|,)\s*(?:{media})\s*(?:;(?!\s*q\s*=)[^,;]*)*{quality}(?:,|$)"


def _named(media: str) -> str:
    """A pattern for a header that names one of the types, with whatever quality."""
    return rf"(?:^|,)\s*(?:{media})\s*(?:[;,]|$)"


def w3id(address: str) -> str:
    """The ``.htaccess`` for w3id.org/summitgraph, which leads everything to the site at an address."""
    if not _ADDRESS.fullmatch(address):
        raise ProjectError(f"{address!r} is no address of a site. Write it as https://example.org/summitgraph/.")
    return (
        "# w3id.org/summitgraph: leads to the site, which chooses the form by Accept.\n\n"
        "Options +FollowSymLinks\nRewriteEngine On\n"
        f"RewriteRule ^(.*)$ {address}$1 [R=303,L]\n"
    )
