"""The one way to the web: politely, with every sound answer kept.

What comes in: addresses and parameters. What goes out: JSON, from the cache or the service, or an error that says
what to type next. A reply that is no JSON, is cut off, or holds an error of the service is never kept as an answer.
"""

import json
import re
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import requests
from requests_cache import CacheMixin
from requests_cache.backends.sqlite import SQLiteCache
from requests_cache.models.response import CachedResponse
from requests_ratelimiter import LimiterMixin

import summitgraph
from summitgraph.link import wire
from summitgraph.link.trouble import AbsentError, PausedError, ServiceError, TooLargeError
from summitgraph.model import ProjectError

KEPT_FOR: Final = 14 * 24 * 3600
# what MediaWiki says inside a reply with status 200 when it is busy
BUSY: Final = {
    "maxlag",
    "ratelimited",
    "readonly",
    "internal_api_error_DBQueryTimeoutError",
    "cirrussearch-too-busy-error",
}
AGAIN: Final = "What was answered so far is kept; type the same command again later."
_CONTACT: Final = re.compile(r"[\x21-\x7e]*(?:@[\w.-]+\.\w+|https?://[\w.-]+)[\x21-\x7e]*")


@dataclass(frozen=True, slots=True)
class Reach:
    """How we go to a service: who we are, how fast, where answers are kept, and whether we may ask at all."""

    contact: str
    cache: Path
    rate: int = 5
    offline: bool = False


class _Session(CacheMixin, LimiterMixin, requests.Session):
    """A session that keeps answers and holds back requests."""


class Web:
    """Asks for JSON; ``sent`` counts what left for the network, ``kept`` what the cache answered."""

    def __init__(self, reach: Reach) -> None:
        self.reach = reach
        self.sent = 0
        self.kept = 0
        self._parts: frozenset[str] = frozenset()
        agent = "none" if reach.offline else user_agent(reach.contact)
        reach.cache.mkdir(parents=True, exist_ok=True)
        self._session = _Session(
            backend=SQLiteCache(reach.cache / "answers.sqlite", wal=True, fast_save=True),
            serializer="json", expire_after=KEPT_FOR,
            allowable_methods=("GET", "POST"), allowable_codes=(200,), filter_fn=self._sound, per_second=reach.rate,
            limit_statuses=(),
        )  # fmt: skip
        self._session.headers.update({"User-Agent": agent, "Accept": "application/json"})
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, wire.Whole())

    def close(self) -> None:
        """Close connections and the cache."""
        self._session.close()  # type: ignore[no-untyped-call]  # the library has no types here

    def get(self, url: str, params: Mapping[str, str], *, parts: Iterable[str], keep: bool = True) -> dict[str, Any]:
        """Ask by GET for an object with these parts."""
        return self._ask("GET", url, {"params": dict(params)}, frozenset(parts), keep=keep)

    def post(self, url: str, form: Mapping[str, str], *, parts: Iterable[str], keep: bool = True) -> dict[str, Any]:
        """Ask by POST, with a form, for an object with these parts."""
        return self._ask("POST", url, {"data": dict(form)}, frozenset(parts), keep=keep)

    def _sound(self, reply: requests.Response) -> bool:
        """Whether a reply may be kept: an object with the parts that were asked for, and no error inside."""
        try:
            found = reply.json()
        except ValueError:
            return False
        return isinstance(found, dict) and self._parts <= set(found) and "error" not in found

    def _ask(self, method: str, url: str, what: dict[str, Any], parts: frozenset[str], *, keep: bool) -> dict[str, Any]:
        """Give the object of a sound reply, after as many tries as are decent."""
        self._parts = parts
        trouble: ProjectError = ServiceError(f"{url} gave no answer.")
        wait = 0.0
        for attempt in range(wire.TIMES + 1):
            if attempt:
                time.sleep(max(wait, wire.PAUSE * 2 ** (attempt - 1)))
            try:
                reply = self._send(method, url, what, keep=keep)
            except requests.ConnectionError as error:
                raise ServiceError(f"{_host(url)} cannot be reached ({_short(error)}). {AGAIN}") from error
            except requests.Timeout as error:
                trouble = ServiceError(f"{_host(url)} answers too slowly: {_short(error)}. {AGAIN}")
            except requests.RequestException as error:
                trouble = ServiceError(f"{_host(url)} gave half an answer: {_short(error)}. {AGAIN}")
            else:
                found = _read(reply, url, parts)
                if not isinstance(found, ProjectError):
                    return found
                trouble, wait = found, _wait(reply)
        raise trouble

    def _send(self, method: str, url: str, what: dict[str, Any], *, keep: bool) -> requests.Response:
        """Take the answer of the cache, or send the request."""
        more: dict[str, Any] = {} if keep else {"expire_after": 0}
        reply = self._session.request(
            method, url, **what, **more, only_if_cached=self.reach.offline, timeout=(10, 30), allow_redirects=False
        )
        if isinstance(reply, CachedResponse) and reply.status_code == 200:
            self.kept += 1
        elif self.reach.offline:
            raise AbsentError(f"{_host(url)} was not asked this before. Type the command without --offline.")
        else:
            self.sent += 1
        return reply


def user_agent(contact: str) -> str:
    """Who asks, as Wikimedia wants to be told; ProjectError without somebody to write to."""
    if not _CONTACT.fullmatch(contact):
        raise ProjectError(
            "Wikidata wants to know whom to write to, so nothing was asked. Put your address into summitgraph.toml: "
            'contact = "you@example.org" (or the page of your project).'
        )
    return f"summitgraph/{summitgraph.__version__} ({contact}) requests/{version('requests')}"


def _read(reply: requests.Response, url: str, parts: frozenset[str]) -> dict[str, Any] | ProjectError:
    """The object of a reply, or the trouble that is worth another try; raises what no try will mend."""
    if reply.status_code != 200:
        return _refusal(reply, url)
    try:
        found = json.loads(reply.content)
    except ValueError:
        kind = "a web page" if reply.content.lstrip()[:1] == b"<" else "something that is no JSON"
        return ServiceError(f"{_host(url)} answered with {kind}: {_words(reply)}. {AGAIN}")
    if isinstance(found, dict) and isinstance(error := found.get("error"), dict):
        return _within(error, url)
    if not isinstance(found, dict) or (missing := sorted(parts - set(found))):
        what = f"it lacks {', '.join(missing)}" if isinstance(found, dict) else "it is no object"
        return ServiceError(f"{_host(url)} does not answer in the form expected ({what}). Check its address.")
    return found


def _within(error: Mapping[str, Any], url: str) -> dict[str, Any] | ProjectError:
    """An error that came with status 200: a busy service, an id that is not there, or a mistake of ours."""
    code = str(error.get("code", ""))
    info = str(error.get("info", ""))[:200]
    if code in BUSY:
        return PausedError(f"{_host(url)} is busy ({code}: {info}). {AGAIN}")
    if code == "no-such-entity":
        return {"error": dict(error)}
    raise ServiceError(f"{_host(url)} refuses the request ({code}: {info}). Report it if it stays so.")


def _refusal(reply: requests.Response, url: str) -> ProjectError:
    """What a status other than 200 means; raises those that another try will not mend."""
    host, status = _host(url), reply.status_code
    if status == 413:
        raise TooLargeError(f"{host} finds a single request too large (413).")
    if status == 403:
        raise ServiceError(
            f"{host} refuses us (403: {_words(reply)}). Set contact in summitgraph.toml to an address that reaches you."
        )
    if status in {429, 503}:
        raise PausedError(f"{host} is busy ({status}). {AGAIN}")
    if status >= 500:
        raise ServiceError(f"{host} is out of order ({status}: {_words(reply)}). {AGAIN}")
    moved = f" It points to {reply.headers['Location']}." if 300 <= status < 400 and "Location" in reply.headers else ""
    raise ServiceError(f"{host} does not know this address ({status}).{moved} See the addresses in summitgraph.toml.")


def _words(reply: requests.Response) -> str:
    """The first words of a reply, without its tags."""
    text = re.sub(r"<[^<>]{0,500}>|\s+", " ", reply.content[:2000].decode("utf-8", "replace"))
    return re.sub(" +", " ", text).strip()[:120]


def _wait(reply: requests.Response) -> float:
    """How long a busy service wants to be left alone; PausedError when that is too long to sit out."""
    given = reply.headers.get("Retry-After", "")
    wait = wire.Patient().parse_retry_after(given) if given else 0.0
    if wait > wire.PATIENCE:
        raise PausedError(wire.later(wait))
    return wait


def _host(url: str) -> str:
    return url.split("/")[2] if url.count("/") >= 2 else url


def _short(error: Exception) -> str:
    return str(error).replace("\n", " ")[:160]
