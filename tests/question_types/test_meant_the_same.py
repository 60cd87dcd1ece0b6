"""What people type for a wanted answer, by hundreds: what means the same is right, what means something else is not."""

from decimal import Decimal

import pytest

from trainer.domain.grade import Verdict
from trainer.domain.text import Text
from trainer.packs.wordings import Wordings
from trainer.question_types.common.quantity import read_quantity
from trainer.question_types.common.typed import judge_typed

WORDS_THE_SAME: dict[str, str] = {
    # wanted: typed, typed, …
    "問い合わせ": "問合せ 問合わせ 問い合せ 問合 問い合わせ。 「問い合わせ」 問い_合わせ",
    "打ち合わせ": "打合せ 打合わせ 打ち合せ 打合",
    "受け付け": "受付 受付け 受け付",
    "申し込み": "申込み 申込 申し込",
    "見積もり": "見積り 見積",
    "取り引き": "取引 取引き 取り引",
    "引き合い": "引合い 引合 引き合",
    "買い手": "買手",
    "売り手": "売手",
    "売り上げ": "売上 売上げ 売り上",
    "手続き": "手続",
    "切り替え": "切替 切替え 切り替",
    "乗り換え": "乗換 乗換え",
    "締め切り": "締切 締切り",
    "割り引き": "割引 割引き",
    "取り組み": "取組 取組み",
    "見込み客": "見込客 見込み_客",
    "値引き": "値引",
    "働きかけ": "働きかけ。",
    "組み合わせ": "組合せ 組合わせ 組み合せ 組合",
    "落とし込み": "落し込み",
    "売り込み": "売込み 売込",
    "買い替え": "買替え 買替",
    "問い合わせ数": "問合せ数 問合わせ数 問合数",
    "受け渡し": "受渡し 受渡",
    "引き継ぎ": "引継ぎ 引継 引き継",
    "見直し": "見直",
    "振り返り": "振返り",
    "仕入れ": "仕入",
    "仕入れ先": "仕入先",
    "取引先": "取り引き先 取引き先",
    "お問い合わせ": "お問合せ お問合わせ",
    "立ち上げ": "立上げ 立上",
    "落ち込み": "落込み 落込",
    "絞り込み": "絞込み 絞込",
    "囲い込み": "囲込み 囲込",
    "掘り起こし": "掘起こし 掘り起し 掘起し",
    "売れ行き": "売れ行",
    "引き渡し": "引渡し 引渡",
    "サーバー": "サーバ ｻｰﾊﾞｰ さーばー サ一バ一",
    "ユーザー": "ユーザ ﾕｰｻﾞｰ ゆーざー",
    "メーカー": "メーカ",
    "リーダー": "リーダ",
    "パートナー": "パートナ",
    "マネージャー": "マネージャ",
    "フォロワー": "フォロワ",
    "ユーザー数": "ユーザ数",
    "カスタマーサクセス": "カスタマサクセス かすたまーさくせす カスタマー・サクセス カスタマー_サクセス",
    "カスタマージャーニー": "カスタマジャーニー カスタマー・ジャーニー",
    "バリュー": "ヴァリュー ばりゅー",
    "ビジョン": "ヴィジョン",
    "ベンダー": "ヴェンダー ベンダ ヴェンダ",
    "ボリューム": "ヴォリューム",
    "サービス": "サーヴィス",
    "リード": "リ〜ド リ～ド りーど ﾘｰﾄﾞ リ一ド リ―ド リ-ド リ−ド リ_ー_ド リート゛",
    "マーケティング": "マ〜ケティング ﾏｰｹﾃｨﾝｸﾞ まーけてぃんぐ マーケ_ティング",
    "セールス": "セ～ルス セ一ルス ｾｰﾙｽ",
    "葛城": "葛\U000e0100城 葛\U000e0101城",
    "4つのP": "四つのP ４つのＰ 四つのｐ",
    "三か月": "3か月 3ヶ月 3ケ月 3カ月 三ヶ月 三箇月 ３ヵ月 三カ月",
    "二回": "2回 ２回",
    "五社": "5社 ５社",
    "十人": "10人 １０人",
    "KPI": "kpi ＫＰＩ K.P.I. 「KPI」 Kpi",
    "BtoB": "B_to_B Ｂｔｏ_Ｂ B-to-B btob",
    "営業": "営業。 「営業」 営_業 (営業)",
    "認知度": "認知度。",
    "one-way": "One_Way oneway one‐way ONE-WAY",
    "don't": "dont Don’t",
    "R&D": "Ｒ＆Ｄ r&d",
    "問い合わせ率": "問合せ率 問合わせ率 問い合せ率",
    "見込み": "見込",
    "売り場": "売場",
    "買い物": "買物",
    "値上げ": "値上",
    "値下げ": "値下",
    "申し込み率": "申込率 申込み率 申し込率",
    "引き受け": "引受 引受け",
    "積み上げ": "積上げ 積上",
    "繰り返し": "繰返し 繰り返 繰返",
    "受け答え": "受答え",
    "切り口": "切口",
    "売り先": "売先",
    "打ち手": "打手",
    "割り増し": "割増し 割増",
    "払い戻し": "払戻し 払戻",
    "呼びかけ": "呼びかけ。 「呼びかけ」",
    "言い換え": "言換え 言い換",
    "聞き取り": "聞取り 聞取",
    "書き込み": "書込み 書込",
    "読み取り": "読取り 読取",
    "取り消し": "取消し 取消",
    "差し引き": "差引き 差引",
    "持ち帰り": "持帰り 持ち帰",
    "巻き込み": "巻込み 巻込",
    "追い風": "追風",
    "コンバーター": "コンバータ",
    "プランナー": "プランナ",
    "バイヤー": "バイヤ ばいやー",
    "カスタマー": "カスタマ",
    "オーナー": "オーナ",
    "ドライバー": "ドライバ",
    "プリンター": "プリンタ",
    "コンピューター": "コンピュータ ｺﾝﾋﾟｭｰﾀ",
    "ファシリテーター": "ファシリテータ",
    "ヴィラ": "ビラ",
    "レベル": "レヴェル",
    "カバー": "カヴァー",
    "ライバル": "ライヴァル",
    "アドバイス": "アドヴァイス",
    "イベント": "イヴェント",
    "ボランティア": "ヴォランティア",
    "バラエティー": "ヴァラエティー",
    "キャンペーン": "キャンペ〜ン キャンペ－ン ｷｬﾝﾍﾟｰﾝ",
    "ニーズ": "ニ〜ズ ニ一ズ にーず ﾆｰｽﾞ",
    "クロージング": "クロ〜ジング くろーじんぐ ｸﾛｰｼﾞﾝｸﾞ",
    "二十四時間": "24時間 ２４時間",
    "三割": "3割 ３割",
    "百円": "100円 １００円",
    "二度": "2度",
    "五年": "5年 ５年",
    "四半期": "四半期。",
}
WORDS_APART: dict[str, str] = {
    "営業": "営行 商談 営業力 マーケティング 業営",
    "商談数": "商談率 商談 商談化 受注数",
    "受注": "発注 受領 受付 受け付け 失注",
    "見込み客": "見込まない客 既存客 顧客 見込み違い",
    "KPI": "KGI KBI CPI ROI",
    "MQL": "SQL MOL NQL SAL",
    "リード": "リスク ビート リート リーダ リール フリード",
    "認知": "認識 承認 認可 検知",
    "集客": "接客 集約 集金 送客",
    "問い合わせ": "問い合わす 問う 合わせ 待ち合わせ 問い合わせない",
    "売り手": "買い手 売る手 売り場 売手市場",
    "取引": "引取り 取消し 取引所",
    "切り替え": "切れ替え 切り返し 入れ替え 切る替え",
    "一方": "ー方 両方 二方 一報 片方",
    "コピー": "コピ コビー",
    "ビール": "ビル ピール",
    "キー": "キ",
    "顧客の声": "顧客声 顧客は声 顧客が声",
    "会話": "会う話 会って話 対話",
    "大方": "大きい方 大きな方",
    "売人": "売る人",
    "長期": "短期 中期 定期 期長",
    "三か月": "三か年 二か月 13か月 三年",
    "2024年度": "2023年度 2024年 2024",
    "ユーザー": "ユーズ ユザ レーザー",
    "サーバー": "サーブ サバ バーサー",
    "集める": "集まる 集めない 集まり",
    "広げる": "広がる 広い 広げない",
    "信頼関係": "信頼 関係 信用関係 利害関係",
    "一対多": "一対一 多対多 一対二",
    "インバウンド": "アウトバウンド バウンド",
    "プッシュ": "プル ブッシュ",
    "定性": "定量 定期 定性化",
    "成約率": "成約数 契約率 成約 失約率",
    "単価": "客単価 単位 定価 原価",
    "ROI": "ROAS ROE ROA",
    "LTV": "LTB CLV LTD",
    "市場": "市場調査 相場 市況 工場",
    "BtoB": "BtoC CtoC",
    "1万": "1億 1千 10万",
    "受け付け": "受け取り 引き受け 付け",
    "申し込み": "申し出 取り込み 申し立て",
    "値引き": "値上げ 値下げ 割引",
    "バリュー": "バリア バルブ プライス",
    "イベント": "イベンド ベント",
    "聞き取り": "聞き手 聞き流し 買い取り",
    "二度": "三度 二度目",
    "ドライバー": "ドライヤー",
}
WANTED_RIGHT, WANTED_APART = 400, 200
MAN, PEOPLE, CASES, FIRMS, TIMES = (
    Text("万円"),
    Text("人", "people"),
    Text("件", "cases"),
    Text("社", "companies"),
    Text("回", "times"),
)
MONTHS, PERCENT, WARI, FOLD, POINTS, YEN = (
    Text("か月", "months"),
    Text("%"),
    Text("割"),
    Text("倍", "times"),
    Text("ポイント", "points"),
    Text("円", "yen"),
)
NUMBERS_THE_SAME: dict[tuple[str, Text], str] = {
    (
        "3",
        PEOPLE,
    ): (
        "3 ３ 3人 3名 3名様 ３にん 3人です 3名です。 3人くらい 3人ほど 約3人 "
        "およそ3名 三 三人 三名 three three_people 3people 3_persons 3人でございます 3人程度 3人前後"
    ),
    ("1", PEOPLE): "ひとり 一人 1人 one one_person",
    ("2", CASES): "2件 2個 2社 2つ ふたつ 二つ 二件 two_items 2コ 2点 二個です",
    ("5", FIRMS): "5社 五社 5件 5個 5つ 五つ いつつ five_companies 5社です。",
    ("3", TIMES): "3回 3度 三回 三度 3回くらい 3times three_times 3かい",
    ("6", MONTHS): "6か月 6ヶ月 6カ月 6ケ月 6ヵ月 6箇月 六か月 六ヶ月 6月 6months 6か月間 6カ月です 六カ月 six_months",
    ("30", PERCENT): "30% 30％ 30パーセント 3割 三割 30percent 30 ３０ 3割です 約30% thirty",
    ("35", PERCENT): "35% 3割5分 三割五分 35パーセント thirty-five",
    ("3", WARI): "3割 三割 30% 30パーセント 3 ３割です",
    ("3", FOLD): "3倍 三倍 3× ×3 3x x3 3倍です ３倍 3",
    ("5", POINTS): "5pt 5ポイント 5pts ５ポイント 5p 五ポイント 5ポイント差",
    (
        "120",
        MAN,
    ): (
        "120 120万 120万円 １２０万円 1,200,000円 1200000円 ¥120万 ￥120万円 "
        "¥1,200,000 ￥1,200,000 百二十万円 120万円です 約120万円 ¥120 120万円くらい 百二十"
    ),
    (
        "12000",
        YEN,
    ): "12000 12,000 １２，０００円 1万2千円 1.2万円 ¥12,000 ￥12000 12000yen 一万二千円 12、000円 1万2000",
    ("10", PEOPLE): "10 10人 十人 十名 10名です ten 約10人 １０人ほど",
    ("25", PERCENT): "25% ２５％ 2割5分 二割五分 25パーセントです",
    ("1.5", FOLD): "1.5倍 1.5x 1.5× １．５倍 ×1.5 1.5",
    ("4", TIMES): "4回 四回 4度 ４回です 4回程度 four",
    ("1200", PEOPLE): "1200 1,200人 1200名 千二百 千二百人 1200人です １２００名様 1千2百人",
}
NUMBERS_APART: dict[tuple[str, Text], str] = {
    ("3", PEOPLE): "4人 3kg 3個 3% 30人 13 0.3 -3 3倍 たくさん nan 3年 3万人 三十",
    ("30", PERCENT): "3% 0.3 3割5分 300% 30人 30円",
    ("120", MAN): "12万円 1200万円 120円 ¥12,000 12億 120ドル 120人",
    ("6", MONTHS): "6年 6日 6週 60か月 1年 6人",
    ("12000", YEN): "1200円 12万円 12000人 12000%",
    ("3", WARI): "3% 30割 3人",
    ("3", FOLD): "30倍 3人 3割 0.3倍",
    ("5", POINTS): "50pt 5人 0.5ポイント",
    ("2", CASES): "2人 2kg 20件 2% 二十件 みっつ",
}


def _rows(table: dict[str, str]) -> list[tuple[str, str]]:
    """Return (typed, wanted); _ stands for a space."""
    return [(typed.replace("_", " "), wanted) for wanted, typed_all in table.items() for typed in typed_all.split()]


def _numbers(table: dict[tuple[str, Text], str]) -> list[tuple[str, str, Text]]:
    return [(typed.replace("_", " "), *wanted) for wanted, typed_all in table.items() for typed in typed_all.split()]


RIGHT, APART = _rows(WORDS_THE_SAME), _rows(WORDS_APART)
COUNTED, MISCOUNTED = _numbers(NUMBERS_THE_SAME), _numbers(NUMBERS_APART)


def _verdict(typed: str, wanted: str) -> Verdict:
    return judge_typed(typed, Wordings(ja=(wanted,), en=()), (), "ja").verdict


@pytest.mark.parametrize(("typed", "wanted"), RIGHT)
def test_the_same_word_is_right(typed: str, wanted: str) -> None:
    """Kana, width, marks, okurigana, long vowels and numerals are the writer's choice."""
    assert _verdict(typed, wanted) is Verdict.RIGHT


@pytest.mark.parametrize(("typed", "wanted"), APART)
def test_another_word_is_not_right(typed: str, wanted: str) -> None:
    """However near its letters are."""
    assert _verdict(typed, wanted) is not Verdict.RIGHT


@pytest.mark.parametrize(("typed", "value", "unit"), COUNTED)
def test_the_same_quantity_is_read(typed: str, value: str, unit: Text) -> None:
    """With any counter of its class, in words, with polite and careful words around it."""
    assert read_quantity(typed, unit) == Decimal(value)


@pytest.mark.parametrize(("typed", "value", "unit"), MISCOUNTED)
def test_another_quantity_is_not_read_as_it(typed: str, value: str, unit: Text) -> None:
    """Another number, or the number of something else."""
    assert read_quantity(typed, unit) != Decimal(value)


def test_there_are_hundreds() -> None:
    """The tables are not thinned out."""
    assert len(set(RIGHT)) + len(set(COUNTED)) >= WANTED_RIGHT
    assert len(set(APART)) + len(set(MISCOUNTED)) >= WANTED_APART
