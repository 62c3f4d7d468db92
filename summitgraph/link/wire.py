"""What goes over the wire: one reply read whole within a deadline, with patience for a busy service.

What comes in: a prepared request. What goes out: a reply whose body is there to the last byte, or an error of
requests. A 429, 500, 502, 503 or 504 is tried again by urllib3, also for POST; a `Retry-After` is waited for, in
seconds or as a date, unless it is longer than `PATIENCE`.
"""

import io
import time
from typing import TYPE_CHECKING, Any, Final

from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from requests.exceptions import ChunkedEncodingError, ReadTimeout
from urllib3 import HTTPResponse
from urllib3.exceptions import HTTPError, ReadTimeoutError
from urllib3.util.retry import Retry

from summitgraph.link.trouble import PausedError

if TYPE_CHECKING:
    from urllib3.response import BaseHTTPResponse

AGAIN: Final = (429, 500, 502, 503, 504)
TIMES: Final = 3
PATIENCE: float = 60.0  # seconds; a longer Retry-After ends the run, which can be resumed
PAUSE: float = 1.0  # seconds before the second try, doubled at each further one
DEADLINE: float = 90.0  # seconds for a whole reply, however it drips
LARGEST: Final = 64 * 1024 * 1024


class Patient(Retry):
    """Waits as long as a service asks for, up to `PATIENCE`."""

    def sleep_for_retry(self, response: "BaseHTTPResponse") -> bool:
        """Wait for the `Retry-After` of a reply; PausedError when it is too long to sit out."""
        wait = self.get_retry_after(response) or 0
        if wait > PATIENCE:
            raise PausedError(later(wait))
        time.sleep(wait)
        return wait > 0


def later(wait: float) -> str:
    """The message for a service that wants to be left alone for so many seconds."""
    when = f"{wait / 60:.0f} minutes" if wait >= 120 else f"{wait:.0f} seconds"
    return f"The service asks us to wait for {when}. What it answered is kept; type the same command after that."


class Whole(HTTPAdapter):
    """An adapter that hands on a reply only when it has been read to its end."""

    def __init__(self) -> None:
        retry = Patient(
            total=TIMES, status_forcelist=AGAIN, allowed_methods=None, backoff_factor=PAUSE, raise_on_status=False
        )
        super().__init__(max_retries=retry)

    def send(
        self,
        request: PreparedRequest,
        stream: bool = False,  # noqa: ARG002, FBT001, FBT002 - the signature of the adapter
        timeout: Any = None,
        verify: bool | str = True,  # noqa: FBT001, FBT002 - the same
        cert: Any = None,
        proxies: Any = None,
    ) -> Response:
        """Send a request; give its reply with the body in memory."""
        reply = super().send(request, stream=True, timeout=timeout, verify=verify, cert=cert, proxies=proxies)
        body = _body(reply, request)
        headers = {k: v for k, v in reply.headers.items() if k.lower() not in {"content-encoding", "content-length"}}
        raw = HTTPResponse(io.BytesIO(body), headers, reply.status_code, preload_content=False)
        return self.build_response(request, raw)


def _body(reply: Response, request: PreparedRequest) -> bytes:
    """Read a reply to its end; ReadTimeout after `DEADLINE`, ChunkedEncodingError when it breaks off."""
    start = time.monotonic()
    parts: list[bytes] = []
    size = 0
    try:
        while part := reply.raw.read1(65536, decode_content=True):
            parts.append(part)
            size += len(part)
            if time.monotonic() - start > DEADLINE:
                raise ReadTimeout(f"no whole reply in {DEADLINE:.0f} seconds", request=request)
            if size > LARGEST:
                raise ChunkedEncodingError(f"more than {LARGEST:,} bytes", request=request)
    except ReadTimeoutError as error:
        raise ReadTimeout(str(error), request=request) from error
    except HTTPError as error:
        raise ChunkedEncodingError(f"it broke off after {size:,} bytes", request=request) from error
    finally:
        reply.close()
    return b"".join(parts)
