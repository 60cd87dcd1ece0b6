"""One exhibit of every kind, as a pack writes it under a question; other tests import these."""

import struct
import zlib
from pathlib import Path
from typing import Final

TABLE: Final = """\
    exhibit:
      kind: table
      title: {ja: 先月の広告, en: Ads of last month}
      columns:
        - {ja: 広告, en: Ad}
        - {ja: 表示回数, en: Shown}
        - {ja: クリック数, en: Clicks}
      rows:
        - cells:
            - {ja: 駅の看板の動画, en: Video at the station}
            - "12,000"
            - 96
        - cells:
            - {ja: 検索連動, en: Search}
            - "4,000"
            - 120
"""
BARS: Final = """\
    exhibit:
      kind: bars
      title: {ja: 店ごとの来店, en: Visitors by shop}
      unit: {ja: 人, en: people}
      points:
        - label: {ja: 駅前, en: Station}
          value: 320
        - label: {ja: 郊外の大型店, en: Large shop outside the town}
          value: 145.5
        - label: {ja: 催事, en: Events}
          value: 0
"""
LINE: Final = """\
    exhibit:
      kind: line
      title: {ja: 月ごとの申し込み, en: Applications by month}
      unit: {ja: 件, en: applications}
      points:
        - label: {ja: 4月, en: Apr}
          value: 20
        - label: {ja: 5月, en: May}
          value: 45
        - label: {ja: 6月, en: Jun}
          value: 30
"""
FUNNEL: Final = """\
    exhibit:
      kind: funnel
      title: {ja: 今期の商談, en: Talks of this term}
      steps:
        - label: {ja: 資料の請求, en: Brochures asked for}
          value: 400
        - label: {ja: 面談, en: Meetings}
          value: 120
        - label: {ja: 見積もり, en: Quotations}
          value: 110
        - label: {ja: 契約, en: Contracts}
          value: 12
"""
DIALOGUE: Final = """\
    exhibit:
      kind: dialogue
      title: {ja: 訪問の冒頭, en: How the visit began}
      turns:
        - who: {ja: 担当, en: Rep}
          says: {ja: 倉庫で一番時間がかかるのは、どの作業ですか。, en: Which task in the warehouse takes longest?}
        - who: {ja: 客, en: Customer}
          says: {ja: 棚卸しです。月末は三人が丸一日とられます。, en: Stocktaking. Three of us need a day each month.}
"""
MAIL: Final = """\
    exhibit:
      kind: mail
      title: {ja: 届いたメール, en: The mail that came}
      from: {ja: 総務の森, en: "Mori, general affairs"}
      to: {ja: 受付, en: Front desk}
      subject: {ja: 見学のお願い, en: A visit}
      body: |
        来月、工場を見学できますか。
        予算はまだ決まっていません。
"""
FORM: Final = """\
    exhibit:
      kind: form
      title: {ja: 商談の控え, en: Notes of the talk}
      fields:
        - label: {ja: 予算, en: Budget}
          value: {ja: 年度末までに決まる, en: Settled by the end of the year}
        - label: {ja: 決裁者, en: Who decides}
        - label: {ja: 時期, en: Time}
          value: {ja: 来年4月, en: April next year}
"""
MAP: Final = """\
    exhibit:
      kind: map
      title: {ja: 町のパン屋, en: Bakeries in town}
      x:
        low: {ja: 安い, en: Cheap}
        high: {ja: 高い, en: Dear}
      y:
        low: {ja: 毎日の味, en: Everyday}
        high: {ja: 特別な日, en: Special days}
      points:
        - label: {ja: 麦や, en: Mugiya}
          x: -70
          y: -60
        - label: {ja: 青山堂, en: Aoyamado}
          x: 80
          y: 75
        - label: {ja: 当店, en: Our shop}
          x: 20
          y: −100
"""
PICTURE: Final = """\
    exhibit:
      kind: picture
      title: {ja: 店の入り口, en: The entrance}
      file: media/entrance.png
      alt: {ja: 入り口に大きな旗が一本立っている。, en: One large flag stands at the entrance.}
      licence: CC0-1.0
      origin: {ja: 自作, en: Own work}
"""
EXHIBITS: Final = {
    "table": TABLE,
    "bars": BARS,
    "line": LINE,
    "funnel": FUNNEL,
    "dialogue": DIALOGUE,
    "mail": MAIL,
    "form": FORM,
    "map": MAP,
    "picture": PICTURE,
}


def png(width: int, height: int) -> bytes:
    """Return a sound picture of two colours."""
    row = bytes([0]) + b"".join((b"\x2c\x7a\x4b" if x < width / 2 else b"\xf3\xe7\xc9") for x in range(width))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (_chunk(b"IHDR", header), _chunk(b"IDAT", zlib.compress(row * height)), _chunk(b"IEND", b""))
    )


def png_that_says(width: int, height: int) -> bytes:
    """Return a tiny file that calls itself that large."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(b"")) + _chunk(b"IEND", b"")


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def add_picture(folder: Path, data: bytes | None = None, name: str = "entrance.png") -> Path:
    """Put the picture of the sample into a pack's folder and return the folder."""
    (folder / "media").mkdir(parents=True, exist_ok=True)
    (folder / "media" / name).write_bytes(png(120, 80) if data is None else data)
    return folder
