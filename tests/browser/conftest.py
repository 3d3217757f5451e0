"""One JupyterLab and one Chromium for the tests of this folder.

They end with the folder's last test: Playwright keeps an event loop running, and other tests start their own.
"""

import pytest

from tests.browser.lab import CHROMIUM, MISSING, WINDOW, Sheet, chromium, serve


@pytest.fixture(scope="package")
def lab(tmp_path_factory):
    if not CHROMIUM.exists():
        pytest.skip(MISSING)
    with serve(tmp_path_factory.mktemp("lab")) as running:
        yield running


@pytest.fixture(scope="package")
def browser(lab):
    with chromium() as running:
        yield running


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport=WINDOW)
    yield context.new_page()
    context.close()


@pytest.fixture
def sheet(page, lab) -> Sheet:
    """An empty page in JupyterLab: `sheet.open([...])` runs cells in it. The console must stay without errors."""
    fresh = Sheet(page, lab)
    yield fresh
    assert fresh.errors == []
