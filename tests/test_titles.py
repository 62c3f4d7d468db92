"""Short names beside titles: which office a title can mean behind the name of a country, or of a body."""

import pytest

from summitgraph.text.zh.titles import titled_forms
from summitgraph.vocab import local
from tests.world import authority


def offices(text: str, form: str) -> set[str]:
    """The offices by which a form is named in a text."""
    found = titled_forms(text, authority().find(text), authority())
    return {local(iri) for name, iris in found for iri in iris if name == form}


@pytest.mark.parametrize(
    ("text", "form", "office", "held"),
    [
        ("加拿大总理马丁", "马丁", "prime-minister-of-canada", True),
        ("总理马丁", "马丁", "prime-minister-of-canada", True),
        ("爱尔兰总理马丁", "马丁", "prime-minister-of-canada", False),
        ("国际奥委会（IOC）主席巴赫", "巴赫", "president-of-the-international-olympic-committee", True),
        ("电影节（IOC）主席巴赫", "巴赫", "president-of-the-international-olympic-committee", False),
    ],
)
def test_the_office_that_a_title_means(text: str, form: str, office: str, held: bool) -> None:  # noqa: FBT001
    assert (office in offices(text, form)) is held
