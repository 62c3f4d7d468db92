"""People of the authority under a Chinese form that it lacks, told by their Latin name."""

import pytest

from summitgraph.text.zh.glosses import glossed
from tests.world import authority


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("法国外长勒某里昂 (Jean-Yves Le Drian) 表示", [("勒某里昂", "jean-yves-le-drian")]),
        ("在与美国国务卿蓬培欧某（Mike Pompeo）会谈时", [("蓬培欧某", "mike-pompeo")]),
        ("蓬培欧某（Mike Pompeo）说", [("蓬培欧某", "mike-pompeo")]),
        ("国务卿蓬佩奥（Mike Pompeo）", []),  # a form that is known
        ("美国国务卿（Mike Pompeo）", []),  # no form at all
        ("某教授甲乙（Xavier Nobody）", []),
        ("这本书介绍了很多这样的人物故事和他们（Mike Pompeo）", []),  # too long for a name
        ("书名《某》（Mike Pompeo and others）", []),
    ],
)
def test_a_latin_name_tells_whom_a_form_names(text: str, found: list[tuple[str, str]]) -> None:
    assert [(form, who.rpartition("/")[2]) for form, who in glossed(text, authority())] == found
