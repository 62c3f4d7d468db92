"""What a user can rely on when files become documents: nothing is lost, nothing is silent, order never matters."""

import gzip
import hashlib
import os
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitgraph.model import Finding
from summitgraph.reading import Reading, read, read_all, read_bytes

HANS = (
    "甲国总理周三在首都会见了来访的乙国总统，两人就加强经济合作和地区安全问题交换了意见。总理表示，双"
    "方将在今年秋天之前完成谈判，并邀请总统明年再次访问。"
    "总统说，两国关系已经进入新的阶段，他对会谈的结果感到满意。据外交部介绍，会谈持续了大约四十分钟，"
    "之后双方共同出席了记者会。"
    "分析人士认为，这次会晤虽然没有签署任何文件，但是为今后的对话打下了基础。两国上一次举行首脑会谈是"
    "在三年以前，当时的议题主要是贸易和人员往来。下一轮磋商的日期还没有公布。"
)
HANT = (
    "甲國總理週三在首都會見了來訪的乙國總統，兩人就加強經濟合作和地區安全問題交換了意見。總理表示，雙"
    "方將在今年秋天之前完成談判，並邀請總統明年再次訪問。"
    "總統說，兩國關係已經進入新的階段，他對會談的結果感到滿意。據外交部介紹，會談持續了大約四十分鐘，"
    "之後雙方共同出席了記者會。"
    "分析人士認為，這次會晤雖然沒有簽署任何文件，但是為今後的對話打下了基礎。兩國上一次舉行首腦會談是"
    "在三年以前，當時的議題主要是貿易和人員往來。下一輪磋商的日期還沒有公布。"
)
JA = (
    "甲国の総理は水曜日、首都で乙国の大統領と会談し、経済協力や地域の安全保障について意見を交わした。"
    "総理は、秋までに交渉をまとめたいと述べ、来年また訪問するよう大統領を招いた。"
    "大統領は、両国の関係が新しい段階に入ったとの考えを示し、会談の結果に満足していると話した。外務省"
    "によると、会談は約四十分間行われ、そのあと両首脳はそろって記者会見に臨んだ。"
    "専門家は、文書への署名はなかったものの、今後の対話の土台ができたとみている。前回の首脳会談は三年"
    "前で、主な議題は貿易と人の往来だった。次の協議の日程はまだ明らかにされていない。"
)
KO = (
    "갑국 총리는 수요일 수도에서 을국 대통령을 만나 경제 협력과 지역 안보 문제에 대해 의견을 나누었다. 총리는"
    " 올해 가을까지 협상을 마무리하겠다고 말하고 내년에 다시 방문해 달라고 대통령을 초청했다. "
    "대통령은 두 나라의 관계가 새로운 단계에 들어섰다고 평가하고 회담 결과에 만족한다고 밝혔다. 외교부에 따르면"
    " 회담은 약 사십 분 동안 이어졌으며 이후 두 정상은 함께 기자회견에 나섰다. "
    "전문가들은 문서에 서명하지는 않았지만 앞으로의 대화를 위한 바탕이 마련되었다고 본다."
)


def codes(reading: Reading) -> list[str]:
    return [finding.code for finding in reading.findings]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (HANS, "gb18030"),
        (HANT, "gb18030"),
        (HANT, "big5"),
        (JA, "cp932"),
        (JA, "euc_jp"),
        (KO, "cp949"),
        (KO, "euc_kr"),
        ("The leaders met for “talks” — and a second round – in the Élysée.", "cp1252"),
    ],
)
@pytest.mark.parametrize("size", [200, 1000])
def test_the_encodings_of_east_asia_are_read_right(text: str, encoding: str, size: int) -> None:
    part = text[:size]
    reading = read_bytes(part.encode(encoding), name="a.txt")
    assert reading.document is not None
    assert reading.document.text == part
    assert codes(reading) == ["other-encoding"]
    assert reading.findings[0].level == "info"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_unicode_with_and_without_a_byte_order_mark(encoding: str) -> None:
    mark = "\ufeff" if encoding == "utf-16-le" else ""
    reading = read_bytes((mark + HANS).encode(encoding), name="a.txt")
    assert reading.document is not None
    assert reading.document.text == HANS
    assert not reading.findings


def test_line_ends_are_left_as_they_are() -> None:
    reading = read_bytes("一\r\n二\r三\n\u2028四".encode(), name="a.txt")
    assert reading.document is not None
    assert reading.document.text == "一\r\n二\r三\n\u2028四"


LONE = HANS.encode() + b"\xed\xa0\x80" + HANS.encode()
BAD = [
    ("empty", b"", ["empty-file"], 0),
    ("only blanks", b" \r\n\t ", ["empty-file"], 0),
    ("a picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, ["binary-file"], 0),
    ("a PDF", b"%PDF-1.7\n%abc", ["binary-file"], 0),
    ("bytes", bytes(range(256)) * 8, ["binary-file"], 0),
    ("one byte broken", HANS.encode()[:-1], ["replacement-characters"], 1),
    ("U+FFFD in the text", ("会谈\ufffd\ufffd" + HANS).encode(), ["replacement-characters"], 1),
    ("a lone surrogate", LONE, ["replacement-characters"], 1),
    ("a NUL", b"one\0two " * 1 + HANS.encode(), ["nul-characters"], 1),
    (
        "noise",
        bytes(random.Random(1).choices(range(0x80, 0x100), k=400)),
        ["unknown-encoding", "replacement-characters"],
        1,
    ),
]


@pytest.mark.parametrize(("what", "data", "expected", "documents"), BAD, ids=[row[0] for row in BAD])
def test_bad_input_gives_a_finding(tmp_path: Path, what: str, data: bytes, expected: list[str], documents: int) -> None:
    (tmp_path / "bad.txt").write_bytes(data)
    reading = read(tmp_path / "bad.txt", name="bad.txt")
    assert codes(reading) == expected
    assert (reading.document is not None) == documents
    assert all(finding.where == "bad.txt" and str(tmp_path) not in finding.message for finding in reading.findings)
    if reading.document is not None:
        reading.document.text.encode()  # no surrogate is left


def test_how_many_characters_could_not_be_read_is_said() -> None:
    (finding,) = read_bytes(("会谈\ufffd\ufffd" + HANS).encode(), name="a.txt").findings
    assert " 2 " in finding.message


def test_a_file_over_the_limit_names_the_setting(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_text("会谈" * 100, encoding="utf-8")
    reading = read(tmp_path / "big.txt", name="big.txt", limit=100)
    assert codes(reading) == ["file-too-large"]
    assert "SUMMITGRAPH_MAX_FILE_BYTES" in reading.findings[0].message
    assert read(tmp_path / "big.txt", name="big.txt", limit=600).document is not None


@pytest.mark.parametrize("parts", [[b"two ", b"parts"], [b"two parts", b""]])
def test_what_gzip_packs_is_the_document(tmp_path: Path, parts: list[bytes]) -> None:
    path = tmp_path / "a.txt.gz"
    path.write_bytes(b"".join(map(gzip.compress, parts)))
    found = read(path, name="a.txt.gz")
    assert found.document
    assert (found.document.text, found.data) == ("two parts", b"two parts")
    assert found.document.sha256 == hashlib.sha256(b"two parts").hexdigest()


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (gzip.compress(bytes(50_000_000), 9, mtime=0), "file-too-large", "MAX_FILE_BYTES"),
        (gzip.compress(b"whole", mtime=0)[:-5], "unreadable-file", "compressed by gzip and broken"),
        (gzip.compress(b"whole", mtime=0)[:-8] + bytes(8), "unreadable-file", "compressed by gzip and broken"),
        (b"\x1f\x8bnothing", "unreadable-file", "compressed by gzip and broken"),
        (gzip.compress(gzip.compress(b"whole", mtime=0), mtime=0), "binary-file", "compressed by gzip twice"),
        (gzip.compress(b" ", mtime=0), "empty-file", "no text"),
    ],
    ids=["too much", "cut short", "another checksum", "not packed", "packed twice", "blank"],
)
def test_what_gzip_cannot_give_is_a_finding(tmp_path: Path, data: bytes, code: str, words: str) -> None:
    path = tmp_path / "a.gz"
    path.write_bytes(data)
    found = read(path, name="a.gz", limit=1_000_000)
    assert found.document is None
    assert codes(found) == [code]
    assert words in found.findings[0].message


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(tmp_path / "a.txt"))

    (tmp_path / "a.txt").write_text("会谈。", encoding="utf-8")
    monkeypatch.setattr(Path, "open", refuse)
    reading = read(tmp_path / "a.txt", name="a.txt")
    assert codes(reading) == ["unreadable-file"]
    assert str(tmp_path) not in reading.findings[0].message


def test_a_path_that_is_not_there(tmp_path: Path) -> None:
    (reading,) = read_all([tmp_path / "none.txt"])
    assert codes(reading) == ["unreadable-file"]
    assert reading.findings[0].where == "none.txt"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (reading,) = read_all([tmp_path])
    assert codes(reading) == ["not-a-file"]


def test_links(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("外面。", encoding="utf-8")
    (folder / "sub" / "a.txt").write_text("会谈。", encoding="utf-8")
    (folder / "sub" / "up").symlink_to("..")
    (folder / "self").symlink_to("self")
    (folder / "gone").symlink_to("nowhere")
    (folder / "out.txt").symlink_to("../secret.txt")
    (folder / "inside").symlink_to("sub")
    found = list(read_all([folder]))
    told = sorted((str(finding.where), finding.code) for reading in found for finding in reading.findings)
    assert told == [
        ("gone", "unreadable-file"),
        ("inside/up", "link-loop"),
        ("out.txt", "link-outside"),
        ("self", "link-loop"),
        ("sub/a.txt", "same-bytes"),
        ("sub/up", "link-loop"),
    ]
    assert [reading.document.name for reading in found if reading.document] == ["inside/a.txt"]


def test_names_are_relative_sorted_and_hidden_files_are_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/.hidden.txt", ".git/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    assert [reading.document.name for reading in read_all([tmp_path]) if reading.document] == ["a/z.txt", "b.txt"]
    (alone,) = read_all([tmp_path / "a" / "z.txt"])
    assert alone.document is not None
    assert alone.document.name == "z.txt"


def test_the_same_bytes_are_read_once(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text("同样的会谈。", encoding="utf-8")
    first, second = read_all([tmp_path])
    assert first.document is not None
    assert first.document.name == "a.txt"
    assert second.document is None
    assert codes(second) == ["same-bytes"]
    assert "a.txt" in second.findings[0].message
    assert "b.txt" in second.findings[0].message


def test_order_depends_on_names_and_bytes_alone(tmp_path: Path) -> None:
    paths = []
    for folder in ("one", "two", "three"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "same.txt").write_text(folder, encoding="utf-8")
        paths.append(tmp_path / folder)
    expected = [reading.data for reading in read_all(paths)]
    assert len(expected) == 3
    assert [reading.data for reading in read_all([*reversed(paths), paths[0]])] == expected
    assert expected == sorted(expected, key=lambda data: hashlib.sha256(data).hexdigest())


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    try:
        (tmp_path / os.fsdecode(b"\xff.txt")).write_text("会谈。", encoding="utf-8")
    except OSError:
        pytest.skip("this file system refuses such names")
    (reading,) = read_all([tmp_path])
    assert reading.document is not None
    assert reading.document.name == "\\xff.txt"


@settings(max_examples=400, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=120).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_can_be_read_again_from_the_encoding(data: bytes) -> None:
    reading = read_bytes(data, name="a")
    assert reading.data == data
    assert reading.document is not None or reading.findings
    if reading.document is not None:
        assert data.decode(reading.document.encoding, errors="replace") == reading.document.text
        assert reading.document.sha256 == hashlib.sha256(data).hexdigest()
        reading.document.text.encode()
    assert all(isinstance(finding, Finding) for finding in reading.findings)
