"""The report in a real browser: it opens from disk, runs nothing, and shows hostile text as text."""

import shutil
import subprocess
from pathlib import Path

import pytest

from summitgraph.model import Finding
from summitgraph.report import report_html

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
BROWSER = next((found for name in BROWSERS if (found := shutil.which(name))), "")
HOSTILE = "<img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script>"

pytestmark = [
    pytest.mark.services,
    pytest.mark.skipif(
        not BROWSER, reason=f"no browser here ({', '.join(BROWSERS)}): the report was not opened in one"
    ),
]


def test_the_report_opens_and_runs_nothing(tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    page.write_text(report_html([Finding("no-loader", HOSTILE, HOSTILE)], []), encoding="utf-8")
    options = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom"]
    done = subprocess.run(
        [BROWSER, *options, page.as_uri()], capture_output=True, text=True, encoding="utf-8", check=True, timeout=120
    )
    assert "no-loader" in done.stdout
    assert "<img" not in done.stdout
    assert "<title>owned" not in done.stdout
