"""All Korean words of the interface."""

STRINGS = {
    "app.title": "Investor GPT",
    "investor.title": "투자 도우미",
    "investor.caption": (
        "상장 기업에 대해 물어보세요. 공시된 재무제표와 주가를 실시간으로 조회해 답합니다. "
        "투자 권유가 아닙니다."
    ),
    "investor.input": "기업이나 주식에 대해 질문하세요",
    "investor.suggestion.1": "애플 주식을 지금 사도 괜찮을지 알고 싶어요.",
    "investor.suggestion.2": "애플의 이익은 어떻게 변해 왔나요?",
    "investor.suggestion.3": "애플의 부채는 얼마나 되나요?",
    "suggestions": "추천 질문",
    "new_chat": "새 대화",
    "stop": "중지",
    "older": "이전 메시지 보기",
    "phase.thinking": "생각하는 중",
    "phase.calling": "자료를 찾는 중",
    "phase.writing": "작성하는 중",
    "phase.reading": "질문을 읽는 중",
    "phase.loading": "모델을 불러오는 중",
    "phase.retrying": "모델에 다시 요청하는 중",
    "thought.growing": "생각 과정 보기",
    "thought.over": "{time} 동안 생각함",
    "thought.untimed": "생각 과정",
    "thought.cut": "뒷부분 {count}자는 표시하지 않았습니다.",
    "seconds": "{seconds}\u2060초",
    "steps.running": "자료를 찾는 중",
    "steps.done.one": "1단계",
    "steps.done": "{count}단계",
    "steps.failed.one": "1단계, 결과 없음",
    "steps.failed": "{count}단계, 결과 없음 {failed}건",
    "tool.get_ticker": "종목 찾기",
    "tool.get_income_statement": "손익계산서",
    "tool.get_balance_sheet": "재무상태표",
    "tool.get_cash_flow": "현금흐름표",
    "tool.get_key_ratios": "주요 비율",
    "tool.compare_companies": "기업 비교",
    "tool.value_by_discounted_cash_flow": "현금흐름 할인법",
    "tool.get_daily_stock_performance": "일별 주가",
    "tool.get_quote": "현재 시세",
    "tool.get_price_history": "주가 추이",
    "tool.get_company_profile": "기업 개요",
    "tool.get_dividends_and_splits": "배당과 주식 분할",
    "tool.get_news": "뉴스",
    "tool.get_earnings": "실적과 추정치",
    "tool.get_ownership": "주주와 내부자 거래",
    "tool.read_filing": "공시 본문",
    "tool.compare_filings": "공시 변경 사항",
    "tool.screen_companies": "조건에 맞는 기업 찾기",
    "tool.get_filings": "공시 목록",
    "tool.get_segments": "부문별 수치",
    "tool.search_web": "웹 검색",
    "tool.code_interpreter": "계산",
    "tool.file_search": "파일 검색",
    "tool.no_output": "반환된 내용이 없습니다.",
    "tool.never_ended": "완료되지 않았습니다.",
    "figures.line": "수치 {checked}개 중 {verified}개 확인됨",
    "figures.line.one": "수치 1개 중 {verified}개 확인됨",
    "figures.failed": "이 답변의 수치를 확인하지 못했습니다.",
    "figures.help": "답변의 모든 수치를 이 대화에서 도구가 가져온 자료와 대조한 결과입니다",
    "figures.unverified": "출처를 찾지 못함",
    "figures.instead": "가져온 자료의 값: {candidates}",
    "figures.given": "질문에 있던 수치",
    "figures.file": "인용한 파일의 수치, 대조하지 않음",
    "figures.date": "날짜",
    "figures.text": "가져온 글에 있는 수치",
    "figures.quote": "인용한 글에 있는 수치",
    "table.line": "항목",
    "table.source": "{source}, {date}",
    "sample": "샘플 데이터",
    "sample.help": "실시간 데이터에 연결할 수 없어 앱에 포함된 샘플을 사용했습니다. 최신 데이터가 아닙니다.",
    "model": "답변 모델: {model}",
    "model.builtin": "내장 모델(규칙 기반, 언어 모델 아님)",
    "tokens": "토큰 {count}개",
    "left_out_tools": "이 모델의 컨텍스트 창이 작아 모든 도구를 제공하지 못했습니다. 제외한 도구: {tools}.",
    "image.alt": "이 답변을 위해 그린 차트",
    "detail": "자세한 내용: {detail}",
    "problem.busy": (
        "아직 이전 질문에 답하는 중입니다. 질문은 입력창에 그대로 있습니다. "
        "답변이 끝난 뒤 보내거나, 먼저 답변을 중지하세요."
    ),
    "problem.engine_unreachable": (
        "어시스턴트 엔진에 연결할 수 없습니다. 지금까지의 대화는 보존됩니다. "
        "엔진이 실행 중인지 확인한 뒤 페이지를 새로 고치세요."
    ),
    "problem.engine_key": "엔진이 키를 거부했습니다. ENGINE_API_KEY에 엔진의 키를 설정하고 다시 시작하세요.",
    "problem.engine_refused": "엔진이 요청을 받아들이지 않았습니다. 다시 질문하거나 새 대화를 시작하세요.",
    "problem.engine_settings": "설정 오류로 엔진을 시작할 수 없습니다. 설정을 고치고 다시 시작하세요.",
    "problem.expired": "답변이 너무 오래 걸려 중단되었습니다. 작성된 내용은 보존됩니다. 다시 질문하세요.",
    "problem.files_unreadable": (
        "읽을 수 없는 파일이 있습니다. 함께 보낸 질문은 아직 보내지 않고 입력창에 돌려놓았습니다. "
        "다시 보내면 그 파일 없이 질문합니다."
    ),
    "problem.incomplete": "답변이 길이 제한에 걸려 잘렸습니다. 이어서 요청하거나 질문의 범위를 좁혀 주세요.",
    "problem.model_failed": (
        "언어 모델이 답하지 못했습니다. 질문은 보존됩니다. 다시 질문하거나 모델 설정을 확인하세요."
    ),
    "problem.rate_limited": (
        "모델 제공자가 사용량 제한 또는 할당량 소진으로 요청을 거부했습니다. "
        "잠시 후 다시 질문하거나 요금제를 확인하세요."
    ),
    "problem.stopped": "중지했습니다. 작성된 내용은 보존됩니다.",
    "problem.unexpected": "예상하지 못한 문제가 발생했습니다. 대화는 보존됩니다. 다시 질문하세요.",
    "problem.unknown_thread": "이 대화는 더 이상 존재하지 않습니다. 질문하면 새 대화가 시작됩니다.",
    "book.title": "책",
    "book.caption": (
        "책, 논문, 사업보고서 등 내 파일에 대해 물어보세요."
        " 모든 주장에 출처가 붙고, 출처를 누르면 해당 쪽이 열립니다."
    ),
    "book.input": "파일에 대해 물어보세요",
    "book.empty": (
        "아래 입력창에 파일을 끌어다 놓거나 +를 누르세요. "
        "PDF, Word, PowerPoint, EPUB, 웹 페이지, 텍스트, 표, 코드를 읽을 수 있습니다. 그다음 질문하면 됩니다."
    ),
    "book.suggestion.1": "이 파일은 무슨 내용인가요?",
    "book.suggestion.2": "핵심 내용은 무엇인가요?",
    "book.suggestion.3": "목차를 알려 주세요.",
    # 페이지가 스스로 알리는 말
    "connection.lost": "앱과의 연결이 끊겼습니다. 다시 연결하는 중입니다… 입력한 내용은 그대로 있습니다.",
    "connection.waits": "앱과의 연결이 끊겼습니다. 다시 연결되면 질문을 바로 보냅니다.",
    "connection.back": "다시 연결되었습니다.",
    "refused.type": "‘{name}’은(는) 여기서 읽을 수 없는 형식입니다.",
    "refused.size": "‘{name}’은(는) {limit} MB를 넘습니다. 나누거나 질문에 필요한 부분만 추가하세요.",
    "refused.failed": "‘{name}’을(를) 올리지 못했습니다. 파일 표시를 눌러 다시 시도하세요.",
    "refused.held": "아직 보내지 않았습니다. 다시 보내면 위 파일 없이 질문합니다.",
    "refused.advice.image": (
        "이미지는 문자 인식(OCR)을 거친 PDF나 텍스트로 추가하거나 내용을 직접 입력하세요."
    ),
    "refused.advice.sheet": "표를 CSV로 저장해 추가하세요.",
    "refused.advice.document": "PDF나 Word(.docx)로 저장해 추가하세요.",
    "refused.advice.archive": "압축을 풀어 안의 문서를 추가하세요.",
    "refused.advice.recording": "내용을 받아 적은 텍스트를 추가하세요.",
    "refused.advice.other": (
        "PDF, Word(.docx), PowerPoint(.pptx), EPUB, 웹 페이지, 텍스트, CSV, JSON, 소스 코드를 읽을 수 있습니다. "
        "텍스트라면 .txt로 저장해 추가하세요."
    ),
    "files.title": "파일",
    "files.failed": "읽지 못했습니다. 이유: {reason}",
    "files.remove": "이 파일 삭제",
    "files.remove.ask": "{name} 파일을 삭제할까요? 삭제하면 이 파일의 출처를 더는 열 수 없습니다.",
    "files.remove.yes": "삭제",
    "files.known": "이미 추가된 파일: {names}",
    "files.waiting": "읽기 대기 중",
    "files.reading": "읽는 중",
    "files.reading_pages": "읽는 중: {done}/{pages}",
    "files.indexing": "색인하는 중",
    "files.page": "{count}쪽",
    "files.page.one": "1쪽",
    "files.slide": "슬라이드 {count}장",
    "files.slide.one": "슬라이드 1장",
    "files.section": "{count}개 구간",
    "files.section.one": "1개 구간",
    "cite.title": "출처",
    "cite.page": "{number}쪽",
    "cite.slide": "슬라이드 {number}",
    "cite.section": "구간 {number}",
    "cite.of": "{place} / 전체 {count}",
    "cite.image": "{name}의 해당 쪽",
    "cite.gone": "{name} 파일은 삭제되어 더는 볼 수 없습니다.",
    "cite.no_page": "파일의 어느 부분인지 엔진이 알려 주지 않았습니다.",
    "table.file": "파일",
    "table.page": "쪽",
    "table.heading": "제목",
    "table.score": "점수",
    "exhibits": "차트와 표",
    "exhibit.prices": "주가",
    "exhibit.income_statement": "손익계산서",
    "exhibit.balance_sheet": "재무상태표",
    "exhibit.cash_flow": "현금흐름표",
    "exhibit.quote": "시세",
    "exhibit.profile": "기업 개요",
    "exhibit.officers": "임원",
    "exhibit.ratios": "주요 비율",
    "exhibit.valuation": "가치평가 배수",
    "exhibit.past_valuation": "과거 회계연도 말의 배수",
    "exhibit.peers": "나머지 기업과의 비교({symbols})",
    "exhibit.comparison": "비교",
    "exhibit.own_currencies": "기업별 통화",
    "exhibit.dcf": "가치평가",
    "exhibit.projection": "추정",
    "exhibit.alternatives": "가정을 하나씩 바꿨을 때의 주당 가치({unit})",
    "exhibit.bridge": "현금흐름에서 주주가치까지",
    "exhibit.base_cash_flow": "추정의 출발점이 되는 현금흐름",
    "exhibit.sensitivity": "할인율(세로)과 영구성장률(가로)에 따른 주당 가치({unit})",
    "exhibit.sensitivity.corner": "할인율",
    "exhibit.dividends": "배당과 액면분할",
    "exhibit.dividends.table": "건별",
    "exhibit.splits.table": "액면분할",
    "exhibit.dividends_by_year": "연도별",
    "exhibit.special_dividends.table": "특별배당(추정)",
    "exhibit.earnings": "실적",
    "exhibit.estimates": "예상치",
    "exhibit.history": "발표된 실적",
    "exhibit.recommendations": "투자의견",
    "exhibit.ownership": "지분 구조",
    "exhibit.holders": "주요 주주",
    "exhibit.insider_trades": "내부자 거래",
    "exhibit.by_segment": "부문별",
    "exhibit.by_geography": "지역별",
    "exhibit.by_product": "제품별",
    "exhibit.part_of": "{name} ({whole}에 포함)",
    "exhibit.whole_company": "회사 전체",
    "exhibit.screen": "조건에 맞는 기업",
    "exhibit.conditions": "조건",
    "difference.title": "Yahoo Finance와 다른 수치",
    "difference.line": "항목",
    "difference.period": "기간",
    "difference.filed": "공시",
    "difference.reason": "짐작되는 이유",
    "difference.restated": "처음 보고한 수치, {detail}",
    "difference.other period": "다른 기간의 수치: {detail}",
    "difference.other unit": "다른 단위: {detail}배",
    "difference.other currency": "다른 통화: {detail}",
    "difference.other sign": "부호가 반대",
    "difference.other line": "다른 항목: {detail}",
    "difference.unexplained": "알 수 없음",
    "exhibit.customers": "주요 고객",
    "exhibit.filings": "공시",
    "exhibit.filed": "{day} 제출",
    "exhibit.news": "뉴스",
    "exhibit.web": "웹 검색 결과",
    "exhibit.filing": "공시 본문",
    "exhibit.filing.table": "표로 보기",
    "exhibit.changes": "변경 사항: {section}",
    "exhibit.counts.added_headings": "새 제목",
    "exhibit.counts.removed_headings": "사라진 제목",
    "exhibit.counts.changed_headings": "바뀐 제목",
    "exhibit.counts.added": "추가된 문단",
    "exhibit.counts.removed": "삭제",
    "exhibit.counts.changed": "변경",
    "exhibit.counts.changed_in_figures_only": "그중 수치만 변경",
    "exhibit.counts.moved": "이동",
    "exhibit.counts.unchanged": "그대로",
    "exhibit.change.added": "추가",
    "exhibit.change.removed": "삭제",
    "exhibit.change.changed": "변경",
    "exhibit.change.added_headings": "새 제목",
    "exhibit.change.removed_headings": "제목 삭제",
    "exhibit.change.changed_headings": "제목 변경",
    "exhibit.change.moved": "위치 이동",
    "passages.before": "이전",
    "passages.now": "현재",
    "passages.more": "{count}개 더 보기",
    "exhibit.csv": "CSV 저장",
    "exhibit.csv.help": (
        "이 표를 스프레드시트용으로 내려받습니다. 통화, 단위, 기간, 출처와 함께 전체 수치가 들어 있습니다."
    ),
    "exhibit.alt.line": "{subject} {name}, {first}부터 {last}까지: {from_value}에서 {to_value} {unit}",
    "exhibit.alt.bars": "{subject} {names}, {first}부터 {last}까지, 단위 {unit}",
    "frequency.quarterly": "분기",
    "frequency.trailing": "최근 12개월",
    "period.of_months": "{date} 마감 {months}개월",
    "period.of_one_month": "{date} 마감 1개월",
    "period.of_unknown_length": "{date} 마감, 기간 미상",
    "chart.period": "기간 말",
    "chart.time": "%m.%d %H:%M",
    "chart.axis": "%Y.%m",
    "chart.axis_days": "%m.%d",
    "scale.trillions": "조",
    "scale.billions": "십억",
    "scale.millions": "백만",
    "scale.thousands": "천",
    "scale.hundred_millions": "억",
    "scale.ten_thousands": "만",
    "scale.ones": "",
    "compact.trillions": "{figure}조",
    "compact.billions": "{figure}십억",
    "compact.millions": "{figure}백만",
    "compact.thousands": "{figure}천",
    "compact.hundred_millions": "{figure}억",
    "compact.ten_thousands": "{figure}만",
    "compact.ones": "{figure}",
    "unit.millions": "백만 단위",
    "unit.thousands": "천 단위",
    "unit.per_share": "주당 {currency}",
    "unit.per_unit": "단위당 {currency}",
    "unit.of_one_share": "주당",
    "unit.unknown_currency": "통화 미상",
    "unit.ratio": "비율",
    "unit.percent": "%",
    "unit.times": "배",
    "shares.millions": "백만 주",
    "shares.thousands": "천 주",
    "shares.ones": "주",
    "provenance.company": "기업",
    "provenance.symbol": "종목",
    "provenance.basis": "재무제표 기준",
    "basis.consolidated": "연결",
    "basis.separate": "별도",
    "provenance.unit": "단위",
    "provenance.source": "출처",
    "provenance.as_of": "기준일",
    "provenance.fetched_at": "조회 시각",
    "provenance.sample_data": "데이터 종류",
    "provenance.note": "참고",
    "export": "내보내기",
    "export.markdown": "마크다운",
    "export.html": "보고서(HTML)",
    "export.help": "수치와 출처를 포함한 대화 전체입니다. 보고서는 브라우저에서 인쇄할 수 있습니다.",
    "export.exported": "{app}에서 {time}에 내보냄",
    "export.disclaimer": "조사용 자료이며 투자 권유가 아닙니다.",
    "export.question": "질문",
    "export.answer": "답변",
    "export.filings": "수치가 있는 공시와 공시에서 쓰는 이름",
    "filing.title": "공시",
    "filing.opening": "공시를 여는 중 …",
    "filing.no_address": (
        "이 주소에는 공시가 없습니다. 답변의 수치, 확인된 수치 목록, 재무제표 표에서 수치를 눌러 여세요."
    ),
    "filing.number.sec": "접수번호 {number}",
    "filing.number.dart": "접수번호 {number}",
    "filing.filed": "{date} 제출",
    "filing.period": "{date}까지의 기간",
    "filing.sought": "찾은 것:",
    "filing.not_marked": "아래 표에 이 수치가 있지만, 어느 칸인지는 확실하지 않습니다.",
    "filing.other_value": "답변에는 {value}(으)로 되어 있으며, 공시에 적힌 값과 다릅니다.",
    "filing.document": "원문 열기",
    "filing.open.sec": "SEC EDGAR에서 열기",
    "filing.open.dart": "DART에서 열기",
    "filed.source": "{form}, {filed} 제출",
    "filed.first": "처음 보고한 값 {value}{filing}",
    "filed.computed": "계산한 값: {how}",
    "filed.restated": "마름모는 재작성된 수치입니다. 처음 보고한 값은 점을 가리키면 보입니다.",
    "filed.open": "수치를 클릭하면 공시의 그 칸이 열립니다. 별표는 재작성된 수치입니다.",
    "filed.chart.source": "출처",
    "export.sources": "수치의 출처",
    "export.citations": "인용한 자료",
    "export.no_result": "결과 없음",
    "export.unfinished": "아직 작성 중이던 답변입니다.",
    "exhibit.rows": "{count}행",
    "quote.market_cap": "시가총액",
    "quote.day": "일중 범위",
    "quote.year": "52주 범위",
    "quote.next_earnings": "다음 실적 발표",
    "quote.estimated": "예상",
    "quote.loading": "시세를 조회하는 중",
    "quote.failed": "{symbol} 시세 없음: {reason}",
    "quote.price": "주가",
    "quote.old": "{day} 이후 거래 없음({days}일 전)",
    "quote.reason.unknown_function": "여기서는 시세를 조회할 수 없습니다",
    "quote.reason.unknown_symbol": "출처에 없는 종목입니다",
    "quote.reason.rate_limited": "출처에서 잠시 기다리라고 합니다",
    "quote.reason.network_down": "출처에 연결할 수 없습니다",
    "quote.reason.timeout": "출처가 제때 응답하지 않았습니다",
    "quote.reason.unexpected_answer": "출처의 응답을 읽을 수 없습니다",
    "quote.reason.tool_crashed": "예상하지 못한 문제가 발생했습니다",
    "quote.ask": "이 기업에 대해 묻기",
    "quote.question": "{company}({symbol})의 상황은 어떤가요?",
    "watch.title": "관심 종목",
    "watch.add": "관심 종목에 추가",
    "watch.remove": "관심 종목에서 삭제",
    "watch.open": "{company} 보기",
    "watch.full": "관심 종목은 {most}개까지 저장할 수 있습니다. 먼저 하나를 삭제하세요.",
    "watch.unreadable": (
        "{path}의 관심 종목을 사용할 수 없습니다. 내용은 바뀌지 않았습니다. 파일을 복구하거나 옮겨 주세요."
    ),
    "watch.fetching": "…",
    "watch.old": "{day} 이후 거래 없음",
    "watch.no_price": "가격 없음: {reason}",
    # Settings
    "problem.files_gone": (
        "연결이 끊기면서 첨부한 파일이 사라져 질문을 보내지 않았습니다. "
        "질문은 입력창에 그대로 있습니다. 파일을 다시 첨부한 뒤 보내세요."
    ),
    "clicks.missed": (
        "연결이 끊긴 사이에 페이지가 바뀌어 마지막 클릭이 반영되지 않았습니다. "
        "페이지를 확인하고 다시 클릭해 주세요."
    ),
    "problem.connection_gone": (
        "선택한 모델과의 연결이 끝났습니다. 다른 모델에는 아무것도 보내지 않았습니다. "
        "설정 페이지에서 모델을 선택한 뒤 다시 질문해 주세요."
    ),
    "guard.host": (
        "이 앱은 {host}(이)라는 이름으로는 응답하지 않습니다.\n\n"
        "앱을 실행하는 컴퓨터에서는 localhost로 여세요. 다른 사람에게 열어 둘 앱이라면, 실행하는 사람이 이 이름을 "
        "server.allowedHosts에 추가해야 합니다(README의 “Open the app to others”)."
    ),
    "guard.no_host": "요청의 Host 헤더가 하나가 아니거나 읽을 수 없어, 어느 이름으로 온 요청인지 알 수 없습니다.",
    "guard.origin": "이 앱은 자신의 페이지에만 응답하며, 이 요청은 다른 페이지에서 왔습니다.",
    "settings.title": "설정",
    "settings.caption": (
        "어떤 모델이 답할지 정합니다. 키는 저장을 선택하지 않는 한 이 앱의 메모리에만 있습니다."
    ),
    "settings.now": "지금 답하는 모델",
    "settings.now.builtin": (
        "내장 모델입니다. 언어 모델이 아니라 규칙에 따라 도구를 호출하고, 계산하고, 결과를 요약합니다."
    ),
    "settings.now.none": "없음: 설정된 모델이 없습니다. 아래에서 선택하세요.",
    "settings.now.separate": "별도 엔진의 모델",
    "settings.now.session": "이 세션에서만 사용합니다. 페이지를 새로 고치면 끝납니다.",
    "settings.now.gone": (
        "없음: 선택한 모델과의 연결이 끝났고 키도 남아 있지 않습니다. 아래에서 다시 선택하거나 앱의 기본 설정으로 "
        "돌아가세요. 그때까지 질문은 전송되지 않습니다."
    ),
    "settings.now.app": "앱의 기본 설정입니다.",
    "settings.back": "앱의 기본 설정으로 돌아가기",
    "settings.model": "모델",
    "settings.separate": (
        "이 앱은 {url}의 별도 엔진을 사용합니다. 모델은 그 엔진에서 설정하며(OPENAI_API_KEY, "
        "OPENAI_BASE_URL, OPENAI_MODEL) 여기에서 바꿀 수 없습니다."
    ),
    "settings.service": "제공자",
    "settings.service.builtin": "내장 모델",
    "settings.service.other": "다른 OpenAI 호환 서버",
    "settings.found": "이 컴퓨터에서 찾음: {names}",
    "settings.not_found": "여기에서는 응답이 없습니다. {name} 서버를 시작하거나 실행 중인 주소를 입력하세요.",
    "settings.url": "주소",
    "settings.endpoint": "엔드포인트",
    "settings.endpoint.help": (
        "Azure 포털에 표시된 그대로 입력하세요. 대상 URI 전체를 붙여 넣으면 배포 이름과 api-version도 "
        "채워집니다."
    ),
    "settings.deployment": "배포 이름",
    "settings.deployment.help": "모델을 배포할 때 정한 이름입니다.",
    "settings.version": "api-version(API 버전)",
    "settings.version.v1": "없음: v1 API",
    "settings.version.help": (
        "비워 두면 v1 API를 Responses 방식으로 사용합니다. 2024-10-21과 같은 날짜를 넣으면 그 버전의 chat "
        "completions를 사용합니다."
    ),
    "settings.key": "키",
    "settings.key.optional": "서버가 요구할 때만 입력하세요",
    "settings.key.set": "키가 설정되어 있습니다.",
    "settings.key.tail": "키가 설정되어 있습니다(…{tail}).",
    "settings.key.own": "앱의 키를 사용합니다. 다른 키를 쓰려면 여기에 입력하세요.",
    "settings.key.forget": "키 지우기",
    "settings.key.page": "{name}에서 키 발급받기",
    "settings.need_key": "{name}에는 키가 필요합니다.",
    "settings.need_model": "모델을 선택하거나 이름을 입력하세요.",
    "settings.need_deployment": "배포 이름을 입력하세요.",
    "settings.need_endpoint": "Azure 포털에 표시된 리소스 엔드포인트를 입력하세요.",
    "settings.need_version": "api-version은 2024-10-21과 같은 날짜이며, 뒤에 -preview가 붙기도 합니다.",
    "settings.need_address": (
        "서버 주소를 입력하세요. 주소는 http:// 또는 https:// 로 시작하며, 사용자 이름, 비밀번호, 쿼리는 넣지 않습니다."
    ),
    "settings.model_name": "모델 이름",
    "settings.default_model": "제공자의 기본 모델",
    "settings.some_model": "선택하거나 입력하세요",
    "settings.list": "모델 목록",
    "settings.listing": "모델 목록을 가져오는 중",
    "settings.listed": "모델 {count}개를 찾았습니다",
    "settings.unlisted": (
        "서버가 모델 목록을 알려 주지 않았습니다. 모델 이름을 직접 입력하거나 연결을 시험해 보세요."
    ),
    "settings.temperature": "온도",
    "settings.temperature.own": "모델의 기본값",
    "settings.temperature.help": (
        "0(항상 가장 가능성 높은 단어)에서 2(가장 다양한 표현)까지입니다. 받지 않는 모델은 이 값 없이 "
        "답합니다."
    ),
    "settings.use": "이 세션에서 사용",
    "settings.used": "다음 질문부터 이 모델이 답합니다.",
    "settings.test": "연결 시험",
    "settings.check.running": "연결을 시험하는 중",
    "settings.check.works": "잘 됩니다. {model} 모델이 {seconds}초 만에 함수를 호출하고 답했습니다.",
    "settings.check.no_call": (
        "{model} 모델이 {seconds}초 만에 답했지만, 요청받은 함수를 호출하지 않았습니다. 조회한 근거 없이 "
        "답하게 되므로 "
        "함수를 호출할 수 있는 모델을 선택하세요."
    ),
    "settings.check.no_tools": "이 모델은 함수를 호출할 수 없습니다. 호출할 수 있는 모델을 선택하세요.",
    "settings.check.unreachable": (
        "이 주소에서 응답이 없습니다. 서버가 실행 중인지, 주소가 맞는지 확인하세요."
    ),
    "settings.check.wrong_address": (
        "서버가 응답하지만 모델 서버가 아닙니다. 주소는 보통 /v1 로 끝납니다. 확인해 주세요."
    ),
    "settings.check.garbled": (
        "서버가 응답하지만 내용을 읽을 수 없습니다. OpenAI 호환 서버의 주소인지 확인하세요. 보통 /v1 로 "
        "끝납니다."
    ),
    "settings.check.key": "서버가 키를 거부했습니다. 키가 맞는지, 이 모델을 쓸 수 있는 키인지 확인하세요.",
    "settings.check.no_model": "서버에 그런 모델이 없습니다. 모델 목록에서 하나를 선택하세요.",
    "settings.check.limited": (
        "요청 한도나 할당량이 초과되어 서버가 거부했습니다. 키는 맞습니다. 나중에 다시 시도하세요."
    ),
    "settings.check.slow": (
        "서버가 {seconds}초 안에 답하지 않았습니다. 모델을 불러오는 중일 수 있으니 다시 시도하세요."
    ),
    "settings.check.failed": "서버에 요청했지만 답하지 못했습니다.",
    "settings.check.engine": "어시스턴트 엔진에 연결할 수 없습니다.",
    "settings.check.too_small": (
        "모델의 컨텍스트 창이 이 앱의 어시스턴트에 필요한 크기보다 작습니다. 더 큰 컨텍스트 창으로 모델을 "
        "불러오거나 다른 모델을 선택하세요."
    ),
    "settings.takes": "이 모델은 질문과 답변을 합쳐 토큰 {tokens}개까지 처리합니다.",
    "settings.takes.unknown": (
        "모델이 처리할 수 있는 토큰 수를 서버가 알려 주지 않습니다. {assistant} 프롬프트와 같은 길이로 "
        "시험했습니다."
    ),
    "settings.takes.fewer": "다음 도구는 컨텍스트 창에 들어가지 않아 {assistant}에서 제외됩니다: {tools}.",
    "settings.takes.shorter": "도구 설명을 줄이면 {assistant}의 모든 도구를 쓸 수 있습니다.",
    "settings.step.reachable": "모델 서버 찾음",
    "settings.step.key": "키 확인됨",
    "settings.step.model": "모델 있음",
    "settings.step.answers": "답변함",
    "settings.step.tools": "함수 호출함",
    "settings.store": "저장",
    "settings.store.about": (
        "키를 포함해 모든 세션과 다시 시작한 뒤에도 사용하도록 저장합니다. 파일은 내 계정만 읽을 수 있고 "
        "git에 올라가지 않습니다."
    ),
    "settings.store.in": "{file}에 저장",
    "settings.store.elsewhere": (
        "저장한 설정은 모두에게 적용되므로, 이 앱을 실행하는 컴퓨터에서만 저장할 수 있습니다. "
        "그 컴퓨터에서, 헤더를 덧붙이는 프록시나 브라우저 확장 없이 localhost로 앱을 열어 주세요."
    ),
    "settings.stored": "{file}에 저장했으며 지금부터 사용합니다.",
    "settings.overridden": (
        "{file}에 저장했지만 환경 변수 {names}의 값이 우선합니다. 환경 변수를 지우고 다시 시작하세요."
    ),
    "settings.not_stored": "저장하지 못했습니다. {reason}",
    # The models of an Ollama
    "ollama.models": "Ollama에 있는 모델: {count}개",
    "ollama.none": "아직 없습니다. 모델을 내려받아 사용하세요.",
    "ollama.name": "Ollama로 모델 내려받기",
    "ollama.pull": "내려받기",
    "ollama.no_name": "모델 이름이 아닙니다. 이름은 qwen3:8b 또는 someone/model:tag와 같은 형식입니다.",
    "ollama.library": "Ollama 라이브러리에서 함수를 호출할 수 있는 모델 보기",
    "ollama.elsewhere": ("모델은 디스크를 차지하므로, 이 앱을 실행하는 컴퓨터에서만 내려받을 수 있습니다."),
    "ollama.pulling": "{model} 내려받는 중",
    "ollama.amount": "{total} 중 {done}",
    "ollama.stop": "중지",
    "ollama.goes_on": "다른 페이지를 보는 동안에도 계속됩니다.",
    "ollama.done": "{model} 모델을 내려받았습니다. 위의 목록에 있습니다.",
    "ollama.stopped": "{model} 내려받기를 중지했습니다. 받은 부분은 남아 있으며, 다시 내려받으면 이어집니다.",
    "ollama.fault.unreachable": (
        "이 주소에서 응답이 없습니다. Ollama가 실행 중인지, 주소가 맞는지 확인하세요."
    ),
    "ollama.fault.no_ollama": "서버가 응답하지만 Ollama가 아닙니다. 주소를 확인하세요.",
    "ollama.fault.no_model": (
        "Ollama에 {model}이라는 모델이 없습니다. Ollama 라이브러리에서 이름을 확인하세요."
    ),
    "ollama.fault.no_space": (
        "Ollama의 디스크에 {model} 모델을 둘 공간이 없습니다. 공간을 비우고 다시 내려받으세요."
    ),
    "ollama.fault.refused": (
        "Ollama가 {model} 모델을 내려받지 못했습니다. 받은 부분은 남아 있으니 다시 시도하세요."
    ),
    "ollama.fault.broke_off": (
        "Ollama와의 연결이 끊어졌습니다. {model} 모델의 받은 부분은 남아 있으며, 다시 내려받으면 이어집니다."
    ),
    # The conversations in the sidebar
    "conversations.title": "대화",
    "conversations.search": "대화 검색",
    "conversations.none": "제목에 이 단어가 들어간 대화가 없습니다.",
    "conversations.failed": (
        "어시스턴트 엔진이 응답하지 않아 대화 목록을 불러올 수 없습니다. 대화는 그대로 남아 있습니다."
    ),
    "conversations.today": "오늘",
    "conversations.yesterday": "어제",
    "conversations.week": "지난 7일",
    "conversations.older": "이전",
    "conversations.more": "더 보기",
    "conversations.open": "열려 있음",
    "conversations.running": "답변 중",
    "conversations.rename": "이름 바꾸기",
    "conversations.rename.title": "제목",
    "conversations.rename.save": "저장",
    "conversations.delete": "삭제",
    "conversations.delete.ask": (
        "**{title}** 대화를 삭제할까요? 메시지와 이 대화에 추가한 파일이 완전히 삭제됩니다."
    ),
    "conversations.delete.yes": "완전히 삭제",
    "conversations.deleted": "대화를 삭제했습니다.",
    # messages: what a reader can do to each
    "message.edit": "수정",
    "message.edit.label": "질문",
    "message.edit.ask": "저장하고 질문하기",
    "message.edit.cancel": "취소",
    "message.edit.help": "이 질문 뒤의 내용은 이전 버전이 됩니다. 삭제되는 것은 없습니다.",
    "message.earlier": "이전 버전 {count}개",
    "message.earlier.one": "이전 버전",
    "message.more": "더 보기",
    "message.copy": "복사",
    "message.copied": "복사했습니다",
    "message.copy_failed": "브라우저가 복사를 허용하지 않습니다",
    "message.regenerate": "다시 생성",
    "message.try_again": "다시 시도",
    "usage.conversation": "이 대화: 토큰 {count}개",
    "usage.shown": "위 메시지: 토큰 {count}개",
    # Language
    "language": "언어",
    "exhibit.summary": "(영문) {text}",
    # Assistants
    "assistants.title": "어시스턴트",
    "assistants.caption": (
        "답변하는 어시스턴트입니다. 무엇을 조회할 수 있고 어떤 지침을 따르는지 보고, 직접 만들 수도 있습니다."
    ),
    "assistants.new": "새 어시스턴트",
    "assistants.own": "내가 만듦",
    "assistants.edited": "수정됨",
    "assistants.no_tools": "도구 없음",
    "assistants.default_model": "설정의 모델",
    "assistants.chat": "대화하기",
    "assistants.edit": "편집",
    "assistants.duplicate": "복제",
    "assistants.copy": "{name} 사본",
    "assistants.all": "모든 어시스턴트",
    "assistants.missing": "없는 어시스턴트",
    "assistants.name": "이름",
    "assistants.description": "설명",
    "assistants.description.help": "첫 질문 전에 이 어시스턴트의 페이지에 표시됩니다.",
    "assistants.instructions": "지침",
    "assistants.instructions.help": (
        "모든 대화에 앞서 모델에 전달됩니다. 변경 내용은 다음 질문부터 적용됩니다."
    ),
    "assistants.model": "모델",
    "assistants.model.help": "목록에서 고르거나 이름을 입력하세요.",
    "assistants.model.unlisted": (
        "모델 서버에서 모델 목록을 받지 못했습니다. 이름을 입력하거나 설정의 모델을 그대로 쓰세요."
    ),
    "assistants.model.unknown": (
        "모델 서버의 목록에 {model}이(가) 없습니다. 저장할 수는 있지만 "
        "서버가 모르는 모델이면 질문이 실패하고 그 이유가 표시됩니다."
    ),
    "assistants.tools": "도구",
    "assistants.tools.about": "각 도구가 하는 일",
    "assistants.save": "저장",
    "assistants.create": "만들기",
    "assistants.cancel": "취소",
    "assistants.unsaved": "아직 저장하지 않았습니다",
    "assistants.saved": "저장했습니다. 다음 질문부터 적용됩니다.",
    "assistants.not_saved": (
        "변경하지 못했습니다. 입력한 내용은 그대로 있습니다. 문제가 해결되면 다시 시도하세요."
    ),
    "assistants.kept": (
        "이 어시스턴트는 그사이 삭제되었습니다. 입력한 내용은 여기에 남아 있습니다. 새로 만들거나 취소하세요."
    ),
    "assistants.fault.name": "이름을 입력하세요.",
    "assistants.fault.long_name": "이름이 너무 깁니다. 256자까지 쓸 수 있습니다.",
    "assistants.fault.long_description": "설명이 너무 깁니다. 512자까지 쓸 수 있습니다.",
    "assistants.fault.long_instructions": "지침이 너무 깁니다. 256,000자까지 쓸 수 있습니다.",
    "assistants.fault.model": "모델을 고르거나 설정의 모델을 선택하세요.",
    "assistants.outdated": "이 버전을 저장한 뒤 원본이 바뀌었습니다. 저장한 버전은 그대로 유지됩니다.",
    "assistants.original": "원본 지침",
    "assistants.restore": "원본으로 되돌리기",
    "assistants.restore.ask": "{name}: 원본으로 되돌릴까요? 변경한 내용은 사라지고 대화는 남습니다.",
    "assistants.restore.yes": "되돌리기",
    "assistants.restored": "원본으로 되돌렸습니다.",
    "assistants.delete": "삭제",
    "assistants.delete.ask": "{name}: 삭제할까요? 대화와 대화에 추가한 파일도 함께 삭제됩니다.",
    "assistants.delete.yes": "완전히 삭제",
    "assistants.deleted": "{name}: 삭제했습니다.",
    "problem.unknown_assistant": (
        "이 어시스턴트는 삭제되어 더 이상 존재하지 않습니다. 다른 어시스턴트를 선택하세요."
    ),
    "own.input": "{name}에게 질문하기",
    "own.empty": "{name} 준비 완료. 첫 질문을 해 보세요.",
    "tool.about.get_ticker": "회사 이름으로 상장 종목을 찾습니다.",
    "tool.about.get_income_statement": "회계연도 또는 분기별 매출, 비용, 이익입니다.",
    "tool.about.get_balance_sheet": "회사의 자산과 부채입니다.",
    "tool.about.get_cash_flow": "현금이 어디에서 들어와 어디로 나갔는지 보여 줍니다.",
    "tool.about.get_key_ratios": "재무제표로 계산한 마진, 성장률, 수익률, 부채, 배수입니다.",
    "tool.about.compare_companies": "최대 8개 기업을 나란히 비교하며, 원하면 한 통화로 환산합니다.",
    "tool.about.value_by_discounted_cash_flow": "제시한 가정에 따른 주당 가치입니다.",
    "tool.about.get_daily_stock_performance": "최근 몇 달의 일별 종가입니다.",
    "tool.about.get_quote": "최신 가격과 주요 시세 지표입니다.",
    "tool.about.get_price_history": "원하는 기간과 간격의 주가입니다.",
    "tool.about.get_company_profile": "회사가 하는 일, 소재지, 경영진입니다.",
    "tool.about.get_dividends_and_splits": "지급한 배당과 주식 분할입니다.",
    "tool.about.get_news": "종목에 관한 최근 뉴스와 링크입니다.",
    "tool.about.get_earnings": "발표된 실적과 애널리스트 추정치입니다.",
    "tool.about.get_ownership": "주식을 보유한 기관, 펀드, 내부자입니다.",
    "tool.about.read_filing": "공시에서 한 항목을 읽거나 질문에 답하는 부분을 찾습니다.",
    "tool.about.compare_filings": "공시의 한 항목이 전년과 어떻게 달라졌는지 보여 줍니다.",
    "tool.about.screen_companies": "SEC에 공시한 수치가 조건에 맞는 기업을 찾습니다.",
    "tool.about.get_filings": "기업이 SEC EDGAR나 OpenDART에 제출한 공시와 링크입니다.",
    "tool.about.get_segments": "기업의 보고서에 실린 부문·지역·제품별 수치입니다.",
    "tool.about.search_web": "웹을 검색해 제목, 발췌문, 링크를 가져옵니다.",
    "tool.about.code_interpreter": "직접 작성한 코드로 계산합니다.",
    "tool.about.file_search": "대화에 추가한 파일을 검색하고 해당 구절을 인용합니다.",
    # Code, its figures and its files
    "phase.coding": "계산하는 중",
    "code.writing": "코드를 작성하는 중…",
    "code.running": "코드를 실행하는 중…",
    "code.output": "출력",
    "code.silent": "출력한 내용이 없습니다.",
    "code.all": "전체 출력",
    "image.download": "PNG로 내려받기",
    "image.name": "그림",
    "image.gone": "파일이 삭제되어 이 그림을 더 이상 볼 수 없습니다.",
    "image.unavailable": "지금은 이 그림을 표시할 수 없습니다.",
    "made.gone": "{name} 파일은 삭제되어 더 이상 없습니다.",
    "made.unavailable": "지금은 {name} 파일을 가져올 수 없습니다.",
    "figures.computed": "코드로 계산한 수치",
    "figures.typed": "코드에 직접 적어 넣은 수치, 계산한 값이 아님",
    "figures.line.official": "{official}개는 공시에서 확인",
    "figures.cell": "{form}, {filed} 제출",
    "figures.cell.open": "{filed}에 제출된 {form}의 이 수치를 엽니다",
    "figures.months": "{months}개월",
    "figures.cells": "계산에 쓴 값:",
    "figures.line.typed": "{typed}개는 코드에 적어 넣은 값",
    "export.code": "코드",
    "export.figure": "아래 코드로 그린 그림: {title}",
    "interpreter": "코드 실행",
    "interpreter.sandbox": "답변에 필요한 계산과 차트를 샌드박스에서 코드로 실행할 수 있습니다.",
    "interpreter.calculator": "코드를 계산기로만 실행할 수 있습니다. 표 계산, 차트, 파일은 쓸 수 없습니다.",
    "interpreter.none": "이 컴퓨터에는 코드를 안전하게 실행할 샌드박스가 없어 코드를 실행하지 않습니다.",
    "interpreter.reason": "이유: {reason}",
    "interpreter.unknown": "코드를 실행할 수 있는지 아직 알 수 없습니다.",
    # 수학 튜터 페이지.
    "tutor.title": "수학 튜터",
    "tutor.caption": (
        "수학 문제를 물어보세요. 코드로 계산해 짧게 답하고, 원하시면 단계별로 자세히 설명합니다."
    ),
    "tutor.input": "수학 문제를 질문하세요",
    "tutor.suggestion.1": "3x + 11 = 14를 풀어 주세요",
    "tutor.suggestion.2": "x^2 sin(x)를 미분해 주세요",
    "tutor.suggestion.3": "240의 15%는 얼마인가요?",
    "mode": "대화 하나 또는 여러 질문",
    "mode.chat": "대화",
    "mode.several": "여러 질문 한꺼번에",
    "several.box": "한 줄에 질문 하나씩, {most}개까지 적어 주세요. 질문마다 대화가 따로 생깁니다.",
    "several.example.1": "x^2 - 5x + 6 = 0을 풀어 주세요",
    "several.example.2": "x e^x를 0에서 1까지 적분해 주세요",
    "several.example.3": "x + y = 5, x - y = 1",
    "several.ask": "모두 질문하기",
    "several.too_many": "질문이 {count}개입니다. 한 번에 {most}개까지 물을 수 있습니다.",
    "several.progress": "{all}개 중 {done}개 답변 완료",
    "several.waiting": "차례를 기다리는 중",
    "several.unasked": "아직 묻지 않음",
    "several.rest": "나머지 {count}개 질문하기",
    "several.open": "대화로 열기",
}

TERMS = {
    "heading": "제목",
    "before": "이전",
    "now": "현재",
    "text": "본문",
    # Income statement
    "TotalRevenue": "매출액",
    "OperatingRevenue": "영업수익",
    "CostOfRevenue": "매출원가",
    "ReconciledCostOfRevenue": "매출원가(조정)",
    "GrossProfit": "매출총이익",
    "ResearchAndDevelopment": "연구개발비",
    "SellingGeneralAndAdministration": "판매비와 관리비",
    "SellingAndMarketingExpense": "판매비",
    "GeneralAndAdministrativeExpense": "일반관리비",
    "OtherGandA": "기타 관리비",
    "SalariesAndWages": "급여",
    "OtherOperatingExpenses": "기타 영업비용",
    "OperatingExpense": "영업비용",
    "TotalExpenses": "총비용",
    "OperatingIncome": "영업이익",
    "TotalOperatingIncomeAsReported": "영업이익(공시)",
    "EBIT": "EBIT(이자·세금 차감 전 이익)",
    "EBITDA": "EBITDA(이자·세금·상각 전 이익)",
    "NormalizedEBITDA": "조정 EBITDA",
    "NormalizedIncome": "조정 순이익",
    "InterestIncome": "이자수익",
    "InterestExpense": "이자비용",
    "NetInterestIncome": "순이자수익",
    "InterestIncomeNonOperating": "영업외 이자수익",
    "InterestExpenseNonOperating": "영업외 이자비용",
    "NetNonOperatingInterestIncomeExpense": "영업외 순이자손익",
    "OtherIncomeExpense": "기타손익",
    "OtherNonOperatingIncomeExpenses": "기타 영업외손익",
    "SpecialIncomeCharges": "특별손익",
    "TotalUnusualItems": "비경상항목",
    "TotalUnusualItemsExcludingGoodwill": "비경상항목(영업권 제외)",
    "TaxEffectOfUnusualItems": "비경상항목의 세금효과",
    "PretaxIncome": "법인세 차감 전 순이익",
    "TaxProvision": "법인세비용",
    "TaxRateForCalcs": "적용 세율",
    "NetIncome": "순이익",
    "NetIncomeCommonStockholders": "보통주 귀속 순이익",
    "NetIncomeContinuousOperations": "계속영업 순이익",
    "NetIncomeIncludingNoncontrollingInterests": "비지배지분 포함 순이익",
    "MinorityInterests": "비지배지분 순손익",
    "PreferredStockDividends": "우선주 배당금",
    "EarningsFromEquityInterest": "지분법손익",
    "ReconciledDepreciation": "감가상각비(조정)",
    "BasicEPS": "기본주당순이익",
    "DilutedEPS": "희석주당순이익",
    "DividendPerShare": "주당배당금",
    "BasicAverageShares": "기본 가중평균 주식 수",
    "DilutedAverageShares": "희석 가중평균 주식 수",
    # Balance sheet
    "TotalAssets": "자산총계",
    "CurrentAssets": "유동자산",
    "TotalNonCurrentAssets": "비유동자산",
    "CashAndCashEquivalents": "현금및현금성자산",
    "CashFinancial": "현금",
    "CashEquivalents": "현금성자산",
    "OtherShortTermInvestments": "기타 단기투자자산",
    "CashCashEquivalentsAndShortTermInvestments": "현금 및 단기투자자산",
    "AccountsReceivable": "매출채권",
    "Receivables": "수취채권",
    "OtherReceivables": "기타 수취채권",
    "Inventory": "재고자산",
    "PrepaidAssets": "선급자산",
    "OtherCurrentAssets": "기타 유동자산",
    "GrossPPE": "유형자산(총액)",
    "AccumulatedDepreciation": "감가상각누계액",
    "NetPPE": "유형자산",
    "Properties": "부동산",
    "LandAndImprovements": "토지와 개량",
    "BuildingsAndImprovements": "건물과 개량",
    "MachineryFurnitureEquipment": "기계·비품",
    "ConstructionInProgress": "건설중인자산",
    "OtherProperties": "기타 유형자산",
    "Leases": "리스 개량",
    "Goodwill": "영업권",
    "OtherIntangibleAssets": "기타 무형자산",
    "GoodwillAndOtherIntangibleAssets": "영업권 및 무형자산",
    "InvestmentsAndAdvances": "투자자산",
    "InvestmentinFinancialAssets": "금융자산 투자",
    "AvailableForSaleSecurities": "매도가능증권",
    "LongTermEquityInvestment": "장기 지분투자",
    "OtherInvestments": "기타 투자자산",
    "NonCurrentDeferredAssets": "비유동 이연자산",
    "NonCurrentDeferredTaxesAssets": "이연법인세자산",
    "OtherNonCurrentAssets": "기타 비유동자산",
    "NetLoan": "순대출금",
    "TotalLiabilitiesNetMinorityInterest": "부채총계",
    "CurrentLiabilities": "유동부채",
    "TotalNonCurrentLiabilitiesNetMinorityInterest": "비유동부채",
    "AccountsPayable": "매입채무",
    "Payables": "지급채무",
    "PayablesAndAccruedExpenses": "지급채무와 미지급비용",
    "CurrentAccruedExpenses": "미지급비용",
    "IncomeTaxPayable": "미지급법인세",
    "TotalTaxPayable": "미지급세금",
    "DividendsPayable": "미지급배당금",
    "CommercialPaper": "기업어음",
    "OtherCurrentBorrowings": "기타 단기차입금",
    "CurrentDebt": "단기차입금",
    "CurrentDebtAndCapitalLeaseObligation": "단기차입금과 리스부채",
    "CurrentCapitalLeaseObligation": "유동 리스부채",
    "CurrentDeferredRevenue": "유동 선수수익",
    "CurrentDeferredLiabilities": "유동 이연부채",
    "OtherCurrentLiabilities": "기타 유동부채",
    "LongTermDebt": "장기차입금",
    "LongTermDebtAndCapitalLeaseObligation": "장기차입금과 리스부채",
    "LongTermCapitalLeaseObligation": "비유동 리스부채",
    "CapitalLeaseObligations": "리스부채",
    "NonCurrentDeferredRevenue": "비유동 선수수익",
    "NonCurrentDeferredLiabilities": "비유동 이연부채",
    "NonCurrentDeferredTaxesLiabilities": "이연법인세부채",
    "TradeandOtherPayablesNonCurrent": "장기 매입채무와 기타채무",
    "OtherNonCurrentLiabilities": "기타 비유동부채",
    "TotalDebt": "총차입금",
    "NetDebt": "순차입금",
    "StockholdersEquity": "자본총계(지배기업)",
    "CommonStockEquity": "보통주 자본",
    "GainLossOnSaleOfPPE": "유형자산 처분손익",
    "NetPolicyholderBenefitsAndClaims": "보험금과 급부금(순액)",
    "TotalEquityGrossMinorityInterest": "자본총계(비지배지분 포함)",
    "MinorityInterest": "비지배지분",
    "CapitalStock": "자본금",
    "CommonStock": "보통주 자본금",
    "PreferredStock": "우선주 자본금",
    "AdditionalPaidInCapital": "자본잉여금",
    "RetainedEarnings": "이익잉여금",
    "TreasuryStock": "자기주식",
    "GainsLossesNotAffectingRetainedEarnings": "기타포괄손익누계액",
    "OtherEquityAdjustments": "기타 자본조정",
    "WorkingCapital": "운전자본",
    "InvestedCapital": "투하자본",
    "TotalCapitalization": "총자본(차입금 포함)",
    "TangibleBookValue": "유형 순자산",
    "NetTangibleAssets": "순유형자산",
    "OrdinarySharesNumber": "보통주 주식 수",
    "PreferredSharesNumber": "우선주 주식 수",
    "TreasurySharesNumber": "자기주식 수",
    "ShareIssued": "발행주식 수",
    # Cash flow
    "OperatingCashFlow": "영업활동 현금흐름",
    "InvestingCashFlow": "투자활동 현금흐름",
    "FinancingCashFlow": "재무활동 현금흐름",
    "CashFlowFromContinuingOperatingActivities": "계속영업 영업활동 현금흐름",
    "CashFlowFromContinuingInvestingActivities": "계속영업 투자활동 현금흐름",
    "CashFlowFromContinuingFinancingActivities": "계속영업 재무활동 현금흐름",
    "CapitalExpenditure": "설비투자(CAPEX)",
    "FreeCashFlow": "잉여현금흐름",
    "NetIncomeFromContinuingOperations": "계속영업 순이익",
    "Depreciation": "감가상각비",
    "DepreciationAndAmortization": "감가상각비와 무형자산상각비",
    "DepreciationAmortizationDepletion": "감가상각비·상각비·감모상각비",
    "StockBasedCompensation": "주식기준보상",
    "DeferredTax": "이연법인세",
    "DeferredIncomeTax": "이연법인세 증감",
    "OtherNonCashItems": "기타 비현금항목",
    "AssetImpairmentCharge": "자산손상차손",
    "ChangeInWorkingCapital": "운전자본 증감",
    "ChangeInReceivables": "수취채권 증감",
    "ChangesInAccountReceivables": "매출채권 증감",
    "ChangeInInventory": "재고자산 증감",
    "ChangeInAccountPayable": "매입채무 증감",
    "ChangeInPayable": "지급채무 증감",
    "ChangeInPayablesAndAccruedExpense": "지급채무와 미지급비용 증감",
    "ChangeInOtherCurrentAssets": "기타 유동자산 증감",
    "ChangeInOtherCurrentLiabilities": "기타 유동부채 증감",
    "ChangeInOtherWorkingCapital": "기타 운전자본 증감",
    "PurchaseOfPPE": "유형자산 취득",
    "SaleOfPPE": "유형자산 처분",
    "NetPPEPurchaseAndSale": "유형자산 순취득",
    "PurchaseOfInvestment": "투자자산 취득",
    "SaleOfInvestment": "투자자산 처분",
    "NetInvestmentPurchaseAndSale": "투자자산 순취득",
    "PurchaseOfBusiness": "사업 인수",
    "NetBusinessPurchaseAndSale": "사업 순인수",
    "NetOtherInvestingChanges": "기타 투자활동",
    "CashDividendsPaid": "배당금 지급",
    "CommonStockDividendPaid": "보통주 배당금 지급",
    "RepurchaseOfCapitalStock": "자기주식 취득",
    "CommonStockPayments": "보통주 매입",
    "CommonStockIssuance": "보통주 발행",
    "IssuanceOfCapitalStock": "주식 발행",
    "NetCommonStockIssuance": "보통주 순발행",
    "IssuanceOfDebt": "차입",
    "RepaymentOfDebt": "차입금 상환",
    "LongTermDebtIssuance": "장기차입",
    "LongTermDebtPayments": "장기차입금 상환",
    "NetLongTermDebtIssuance": "장기차입 순증감",
    "NetShortTermDebtIssuance": "단기차입 순증감",
    "NetIssuancePaymentsOfDebt": "차입 순증감",
    "NetOtherFinancingCharges": "기타 재무활동",
    "ChangesInCash": "현금 증감",
    "EffectOfExchangeRateChanges": "환율변동 효과",
    "BeginningCashPosition": "기초 현금",
    "EndCashPosition": "기말 현금",
    "InterestPaidSupplementalData": "이자 지급액",
    "IncomeTaxPaidSupplementalData": "법인세 납부액",
    # Ratios and multiples
    "revenue_growth": "매출 성장률",
    "net_income_growth": "순이익 성장률",
    "eps_growth": "주당순이익 성장률",
    "gross_margin": "매출총이익률",
    "operating_margin": "영업이익률",
    "net_margin": "순이익률",
    "free_cash_flow_margin": "잉여현금흐름 비율",
    "return_on_equity": "자기자본이익률(ROE)",
    "return_on_assets": "총자산이익률(ROA)",
    "return_on_invested_capital": "투하자본이익률(ROIC)",
    "debt_to_equity": "차입금/자본",
    "net_debt_to_ebitda": "순차입금/EBITDA",
    "interest_coverage": "이자보상배율",
    "current_ratio": "유동비율",
    "quick_ratio": "당좌비율",
    "cash_conversion": "현금전환율",
    "price_to_earnings": "주가수익비율(PER)",
    "price_to_sales": "주가매출비율(PSR)",
    "price_to_book": "주가순자산비율(PBR)",
    "price_to_free_cash_flow": "주가잉여현금흐름비율",
    "enterprise_value_to_ebitda": "EV/EBITDA",
    "enterprise_value_to_sales": "EV/매출",
    "free_cash_flow_yield": "잉여현금흐름 수익률",
    "dividend_yield": "배당수익률",
    "earnings_yield": "이익수익률",
    "price_to_funds_from_operations": "주가/FFO",
    "forward_price_to_earnings": "선행 PER",
    "forward_price_to_earnings_next_year": "선행 PER(그다음 해)",
    "price_earnings_to_growth": "주가이익성장비율(PEG)",
    "valuation_history": "과거 배수",
    "market_cap": "시가총액",
    "enterprise_value": "기업가치(EV)",
    "net_debt": "순차입금",
    "equity_value": "주주가치",
    "value_per_share": "주당 가치",
    "upside_percent": "주가 대비 상승여력",
    "growth_implied_by_price_percent": "현재 주가에 내재된 성장률",
    "terminal_value_share_percent": "현재가치 중 잔존가치 비중",
    "present_value_of_cash_flows": "추정 기간 현금흐름의 현재가치",
    "present_value_of_terminal_value": "잔존가치의 현재가치",
    "minority_interest": "비지배지분",
    "preferred_equity": "우선주자본",
    "ratio": "비율",
    "value": "값",
    "formula": "계산식",
    # Assumptions
    "discount_rate_percent": "할인율",
    "terminal_growth_percent": "영구성장률",
    "growth_percent": "성장률",
    "growth_basis": "성장률의 근거",
    "base_free_cash_flow": "기준 잉여현금흐름",
    "free_cash_flow": "잉여현금흐름",
    "discount_factor": "할인계수",
    "present_value": "현재가치",
    "method": "평가 방법",
    "to_firm": "기업 전체 기준(이자 지급 전 현금흐름에서 순차입금 차감)",
    "to_equity": "주주 기준(이자 지급 후 현금흐름, 순차입 없음)",
    "free_cash_flow_to_firm": "기업잉여현금흐름(FCFF)",
    "free_cash_flow_to_equity": "주주잉여현금흐름(FCFE)",
    "interest_paid": "이자 지급액",
    "interest_received": "이자 수취액",
    "tax_rate": "세율",
    "tax_rate_percent": "세율",
    "InterestPaidCFF": "이자 지급(재무활동)",
    "InterestPaidCFO": "이자 지급(영업활동)",
    "InterestReceivedCFI": "이자 수취(투자활동)",
    "InterestReceivedCFO": "이자 수취(영업활동)",
    "cost_of_equity_percent": "자기자본비용",
    "cost_of_debt_percent": "세전 타인자본비용",
    "equity_weight_percent": "자기자본 비중",
    "debt_weight_percent": "타인자본 비중",
    "valuation_date": "평가 기준일",
    "fraction_counted": "반영 비율",
    "discount_years": "평가 기준일부터의 연수",
    "years": "추정 기간(년)",
    "assumption": "가정",
    "alternative": "바꾼 값",
    "timing": "현금흐름 발생 시점",
    "mid_year": "연중",
    "year_end": "연말",
    "stock_compensation": "주식기준보상",
    "stock_compensation_as_cost": "주식기준보상을 비용으로 차감할 때",
    "stock_compensation_added_back": "주식기준보상을 다시 가산할 때",
    "added_back": "현금흐름에 다시 가산",
    "as_cost": "비용으로 차감",
    "leases": "리스부채",
    "as_debt": "차입금에 포함",
    "as_operating_cost": "영업비용으로 보고 차입금에서 제외",
    "long_term_securities": "장기 보유 유가증권",
    "included": "포함",
    "excluded": "제외",
    # Columns
    "line": "항목",
    "date": "날짜",
    "open": "시가",
    "high": "고가",
    "low": "저가",
    "close": "종가",
    "volume": "거래량",
    "symbol": "종목",
    "name": "이름",
    "company": "기업",
    "exchange": "거래소",
    "type": "유형",
    "currency": "통화",
    "reporting_currency": "보고 통화",
    "price_currency": "주가 통화",
    "peer_median": "나머지 기업의 중앙값",
    "fiscal_year_end": "회계연도 말",
    "price_date": "주가 날짜",
    "period": "기간",
    "period_end": "기간 말",
    "year": "연도",
    "month": "월",
    "amount": "금액",
    "dividend": "배당금",
    "title": "제목",
    "form": "서식",
    "filed": "제출일",
    "id": "접수번호",
    "segment": "부문",
    "geography": "지역",
    "of": "기준",
    "share_percent": "비중",
    "period_start": "기간 시작",
    "revenue": "매출",
    "receivables": "매출채권",
    "product": "제품",
    "NoncurrentAssets": "비유동자산",
    "SegmentReportingOtherItemAmount": "기타 부문 항목",
    "publisher": "언론사",
    "published_at": "게시일",
    "link": "링크",
    # Quote and profile
    "figure": "항목",
    "price": "현재가",
    "change": "전일 대비",
    "previous_close": "전일 종가",
    "day_low": "일중 저가",
    "day_high": "일중 고가",
    "year_low": "52주 최저",
    "year_high": "52주 최고",
    "average_volume": "평균 거래량",
    "shares_outstanding": "발행주식 수",
    "time": "시각",
    "ex_dividend_date": "배당락일",
    "not_traded_since": "마지막 거래일",
    "days_since_last_trade": "마지막 거래 후 일수",
    "formerly": "이전 종목 코드",
    # Dividends
    "trailing_12_months": "최근 12개월 배당금",
    "regular_amount": "최근 12개월 정기 배당금",
    "special_amount": "특별배당",
    "yield_percent": "배당수익률",
    "yield_with_specials_percent": "특별배당 포함 수익률",
    "special_dividends": "특별배당",
    "payment_frequency": "배당 주기",
    "dividend_status": "배당 상태",
    "stopped": "중단",
    "cut": "감소",
    "monthly": "매월",
    "quarterly": "분기마다",
    "half-yearly": "반기마다",
    "yearly": "해마다",
    "sector": "업종",
    "industry": "산업",
    "category": "분류",
    "family": "운용사",
    "country": "국가",
    "city": "도시",
    "employees": "직원 수",
    "website": "웹사이트",
    "position": "직책",
    # Earnings and ownership
    "next_earnings": "다음 실적 발표",
    "quarter_end": "분기 말",
    "current_quarter": "이번 분기",
    "next_quarter": "다음 분기",
    "current_year": "올해",
    "next_year": "내년",
    "eps_actual": "주당순이익",
    "eps_estimate": "주당순이익 예상",
    "surprise_percent": "예상 대비",
    "eps_average": "주당순이익 평균",
    "eps_low": "주당순이익 최저",
    "eps_high": "주당순이익 최고",
    "eps_analysts": "분석가 수(주당순이익)",
    "eps_year_ago": "전년 주당순이익",
    "eps_unit": "주당순이익 단위",
    "revenue_average": "매출 평균",
    "revenue_low": "매출 최저",
    "revenue_high": "매출 최고",
    "revenue_analysts": "분석가 수(매출)",
    "revenue_year_ago": "전년 매출",
    "revenue_unit": "매출 단위",
    "price_targets": "목표주가",
    "mean": "평균",
    "median": "중앙값",
    "highest": "최고",
    "lowest": "최저",
    "analysts": "분석가 수",
    "strong_buy": "적극 매수",
    "buy": "매수",
    "hold": "보유",
    "sell": "매도",
    "strong_sell": "적극 매도",
    "holder": "주주",
    "kind": "구분",
    "as_of": "기준일",
    "shares": "주식 수",
    "percent": "지분율",
    "change_percent": "변동률",
    "relation": "관계",
    "what": "거래",
    "insiders_percent": "내부자 지분율",
    "institutions_percent": "기관 지분율",
    "institutions_count": "기관 수",
}
"""Statement lines, as Korean filings write them, ratios, multiples and the columns of tool outputs."""


SAID = {
    "From Yahoo Finance, because the filings do not tell them as data: {}.": (
        "공시 데이터에 없어 Yahoo Finance에서 가져온 항목: {0}."
    ),
    "SEC EDGAR does not have the list of documents of {} {}; open {}.": (
        "SEC EDGAR에 {0} {1}의 문서 목록이 없습니다. {2}에서 여세요."
    ),
    "{} {} has no exhibit {}; it has: {}.": "{0} {1}에는 첨부 {2}이(가) 없습니다. 있는 첨부: {3}.",
    "SEC EDGAR sent a frame in a shape that is not known.": "SEC EDGAR에서 알 수 없는 형식의 전체 기업 자료를 보냈습니다.",
    "SEC EDGAR has no frames of {}, and no company's figures were fetched before. Name companies as tickers, or take an earlier year.": (
        "SEC EDGAR에 {0}년의 전체 기업 자료가 없고, 전에 가져온 기업도 없습니다. 종목 코드를 적거나 더 이른 연도를 고르세요."
    ),
    "SEC EDGAR has no frames of this year: only companies whose figures were fetched before are looked at.": (
        "SEC EDGAR에 이 연도의 전체 기업 자료가 없어, 전에 자료를 가져온 기업만 살펴보았습니다."
    ),
    "None of the companies that were looked at meets all conditions.": (
        "살펴본 기업 가운데 조건을 모두 만족하는 기업이 없습니다."
    ),
    "Give from 1 to {} conditions.": "조건은 1개부터 {0}개까지입니다.",
    "limit must be from 1 to {}.": "limit은 1부터 {0}까지입니다.",
    "year must be from {} to {}.": "year는 {0}부터 {1}까지입니다.",
    # Authorities that companies file with
    "{} sent {} instead of data. Try again in a minute.": (
        "{0}에서 데이터 대신 {1}을(를) 보냈습니다. 잠시 후 다시 시도하세요."
    ),
    "Too many requests to {} are waiting already. Try again in {} seconds.": (
        "{0}에 대기 중인 요청이 이미 너무 많습니다. {1}초 후 다시 시도하세요."
    ),
    "{} refuses more requests for now. Try again in {} seconds.": (
        "지금은 {0}에서 더 이상 요청을 받지 않습니다. {1}초 후 다시 시도하세요."
    ),
    "{} refused the request (HTTP 403): it does not accept the contact address or key that was sent, or there were too many requests. Check the setting, or try again in ten minutes.": (
        "{0}에서 요청을 거부했습니다(HTTP 403). 보낸 연락처나 키를 받아들이지 않거나 요청이 너무 많았습니다. 설정을 확인하거나 10분 후 다시 시도하세요."
    ),
    "{} had a server error (HTTP {}); nothing was fetched. Try again in a minute.": (
        "{0} 서버 오류(HTTP {1})로 가져온 것이 없습니다. 잠시 후 다시 시도하세요."
    ),
    "{} refused the request (HTTP {}).": "{0}에서 요청을 거부했습니다(HTTP {1}).",
    "{} was reached but did not answer in time. Try again in a minute.": (
        "{0}에 연결했지만 제때 응답이 없었습니다. 잠시 후 다시 시도하세요."
    ),
    "{} could not be reached. Check the internet connection and try again.": (
        "{0}에 연결할 수 없습니다. 인터넷 연결을 확인하고 다시 시도하세요."
    ),
    "The connection to {} broke off. Try again.": "{0}와(과)의 연결이 끊어졌습니다. 다시 시도하세요.",
    "{} sent more than {} MB, which is not read.": "{0}에서 {1}MB가 넘는 자료를 보내 읽지 않았습니다.",
    "{} cannot be used ({}). It only holds what can be fetched again: delete it or correct its permissions, then try again.": (
        "{0} 파일을 사용할 수 없습니다({1}). 다시 가져올 수 있는 자료만 들어 있으니, 파일을 지우거나 권한을 고친 뒤 다시 시도하세요."
    ),
    "SEC EDGAR answers only requests that carry an e-mail address. Set EDGAR_CONTACT to yours and start again; prices and four years of statements come from Yahoo Finance without it.": (
        "SEC EDGAR는 이메일 주소가 있는 요청에만 응답합니다. EDGAR_CONTACT에 주소를 설정하고 다시 시작하세요. 설정하지 않아도 주가와 4년 치 재무제표는 Yahoo Finance에서 가져옵니다."
    ),
    "Yahoo Finance has {} of these figures otherwise; each is listed with the likely reason.": (
        "이 가운데 {0}개 수치가 Yahoo Finance와 다릅니다. 수치마다 짐작되는 이유를 적었습니다."
    ),
    "{} files with no authority that is read here; SEC EDGAR and OpenDART are.": (
        "{0}은(는) 여기서 읽는 공시 기관(SEC EDGAR, OpenDART)에 공시하지 않습니다."
    ),
    "Yahoo Finance tells this statement in {}, the filings in {}.": (
        "이 재무제표의 통화가 Yahoo Finance에서는 {0}, 공시에서는 {1}입니다."
    ),
    "years must be from 1 to {}.": "years는 1부터 {0}까지입니다.",
    "{} reports with its subsidiaries only; leave the basis out.": (
        "{0}은(는) 연결 기준으로만 보고합니다. basis를 빼세요."
    ),
    "From Yahoo Finance alone: {}": "Yahoo Finance 자료만 있습니다: {0}",
    "as_of, basis and concepts need what the company filed; Yahoo Finance has the figures of today only. Leave the source out.": (
        "as_of, basis, concepts에는 공시 자료가 필요합니다. Yahoo Finance에는 지금의 수치만 있습니다. source를 빼세요."
    ),
    "Not compared with Yahoo Finance: {}": "Yahoo Finance와 비교하지 못했습니다: {0}",
    "Not compared with Yahoo Finance, which cannot be reached.": (
        "Yahoo Finance에 연결할 수 없어 비교하지 못했습니다."
    ),
    "{} is no condition. Write a name, a comparison and a number: net_margin > 20, TotalRevenue >= 10B.": (
        "{0}은(는) 조건이 아닙니다. 이름, 비교 기호, 숫자를 쓰세요: net_margin > 20, TotalRevenue >= 10B."
    ),
    "There is no line or ratio {}. Ratios: {}. Lines: {}.": (
        "{0}(이)라는 항목이나 비율이 없습니다. 비율: {1}. 항목: {2}."
    ),
    # A filing that is opened
    "SEC EDGAR does not have the document of this filing under its address.": (
        "SEC EDGAR의 해당 주소에 이 공시의 문서가 없습니다."
    ),
    "The address names no figure and no passage of this filing.": (
        "이 주소에는 공시의 어느 수치나 대목인지가 없습니다."
    ),
    "SEC EDGAR does not list this filing among those of the company.": (
        "SEC EDGAR의 이 기업 공시 목록에 이 공시가 없습니다."
    ),
    "The filing has this figure, but prints it nowhere.": (
        "공시 데이터에 이 수치가 있지만 본문에는 적혀 있지 않습니다."
    ),
    "The filing has no figure under the name {} for this period.": (
        "이 공시에는 이 기간의 {0} 수치가 없습니다."
    ),
    "It has it for: {}.": "있는 기간: {0}.",
    "The document marks no figures, and the address does not tell the value to look for.": (
        "이 문서에는 수치 표시가 없고, 주소에는 찾을 값이 없습니다."
    ),
    "The document marks no figures, and no row of its tables has this value and a name that is like {}.": (
        "이 문서에는 수치 표시가 없고, 표에서 이 값과 {0} 비슷한 이름을 함께 가진 행을 찾지 못했습니다."
    ),
    "The address names no figure of this report.": "이 주소에는 보고서의 어느 수치인지가 없습니다.",
    "{} is no receipt number of OpenDART.": "{0}은(는) OpenDART의 접수번호가 아닙니다.",
    "OpenDART has this report as it was corrected since; that version is shown.": (
        "OpenDART에는 이 보고서의 정정본이 있어 그것을 보여 줍니다."
    ),
    # Small context windows
    (
        "Not all of what the tools returned fits into the model's window, so the model read a shortened form of "
        "it. Figures may be missing in its answer."
    ): (
        "도구가 가져온 내용이 모델의 컨텍스트 창에 모두 들어가지 않아 모델은 줄인 내용을 읽었습니다. "
        "답변에 빠진 수치가 있을 수 있습니다."
    ),
    (
        "With this assistant's instructions the question needs about {} tokens, and the model takes {}. "
        "Ask a shorter one, or choose a model with a larger context window."
    ): (
        "어시스턴트의 지침을 포함해 이 질문에는 토큰이 약 {0}개 필요하지만, 모델은 {1}개까지 처리합니다. "
        "더 짧게 질문하거나 컨텍스트 창이 더 큰 모델을 선택하세요."
    ),
    # Sources
    "sample data: Apple only": "샘플 데이터: Apple만",
    "sample data: Apple's annual reports (Form 10-K) for fiscal 2022 to 2024": (
        "샘플 데이터: Apple의 2022–2024 회계연도 연차보고서(Form 10-K)"
    ),
    "sample data: recorded closes of Apple on Nasdaq": "샘플 데이터: 나스닥 Apple 종가 기록",
    # Figures from Yahoo Finance and the sample
    "Yahoo Finance has no prices of {} ({}) in the time asked for.": (
        "Yahoo Finance에 요청한 기간의 {0}({1}) 주가가 없습니다."
    ),
    "{} ({}) is of the type {}, which has no dividends or splits.": (
        "{0}({1})의 유형은 {2}이며, 이 유형에는 배당과 주식 분할이 없습니다."
    ),
    "Yahoo Finance has no {} of {} ({}), which is of the type {}.": (
        "Yahoo Finance에 {1}({2})의 {0} 자료가 없습니다. 유형: {3}."
    ),
    "Yahoo Finance has no {} for {} ({}), which is of the type {}.": (
        "Yahoo Finance에 {1}({2})의 {0} 자료가 없습니다. 유형: {3}."
    ),
    "SEC lists no company with the ticker {}. It knows those that file in the United States only; figures of others come from Yahoo Finance.": (
        "SEC 목록에 {0} 티커의 회사가 없습니다. SEC에는 미국에서 공시하는 회사만 있으며, 그 밖의 회사 수치는 Yahoo Finance에서 가져옵니다."
    ),
    "SEC EDGAR sent a list of tickers in a shape that is not known.": "SEC EDGAR가 보낸 티커 목록의 형식을 알 수 없습니다.",
    "SEC EDGAR sent figures in a shape that is not known; none of them is used.": (
        "SEC EDGAR가 보낸 수치의 형식을 알 수 없어 하나도 사용하지 않습니다."
    ),
    "SEC EDGAR has no figures of {} ({}) as data. Funds have none, nor have foreign companies that file documents only.": (
        "SEC EDGAR에 {0}({1})의 데이터 수치가 없습니다. 펀드와 문서만 공시하는 외국 회사에는 이런 수치가 없습니다."
    ),
    "{} ({}) has filed no {} as data with SEC EDGAR{}.": "{0}({1}): SEC EDGAR에 데이터로 공시된 {2} 자료가 없습니다{3}.",
    "{} ({}) has no figures in {} for a {} at SEC EDGAR.": "{0}({1}): SEC EDGAR에 {2} 통화로 된 {3} 수치가 없습니다.",
    "{} has never reported {} to SEC as data.": "{0}: {1} 항목을 SEC에 데이터로 공시한 적이 없습니다.",
    "It has used {}.": "공시한 항목: {0}.",
    "{} tells nothing of {} for these periods.": "{0}: 이 기간에는 {1} 항목의 수치가 없습니다.",
    "The unit of {} is {}.": "{0}의 단위는 {1}입니다.",
    "years must be from 1 to {}, not {}.": "years는 1에서 {0} 사이여야 합니다(받은 값: {1}).",
    "Figures up to {} follow {}, newer ones {}: they are not comparable in every line.": (
        "{0}까지의 수치는 {1}, 그 뒤의 수치는 {2} 기준이라 모든 항목을 비교할 수는 없습니다."
    ),
    "Shares and figures per share up to {} are as they were before the split of {} if no later report restates them; newer ones are adjusted for it.": (
        "{0}까지의 주식 수와 주당 수치는 이후 보고서에서 다시 공시되지 않았다면 {1} 주식분할 이전 기준입니다. 그 뒤의 수치는 분할이 반영된 것입니다."
    ),
    "Each of the periods has {}, not {}.": "각 기간은 {1}개월이 아니라 {0}입니다.",
    "The period to {} has {}, not {}.": "{0} 마감 기간은 {2}개월이 아니라 {1}입니다.",
    "How many months the period to {} has is not known.": "{0} 마감 기간이 몇 개월인지 알 수 없습니다.",
    (
        "How many months the period to {} has is not known: it ends {} after the one before, which does not fit "
        "what Yahoo Finance says of it."
    ): (
        "{0} 마감 기간이 몇 개월인지 알 수 없습니다. 직전 기간 마감일부터 {1}인데 Yahoo Finance의 표시와 "
        "맞지 않습니다."
    ),
    "Yahoo Finance does not sum the twelve months to {}; shorter periods are added up here.": (
        "Yahoo Finance에 {0} 마감 12개월 합계가 없어 더 짧은 기간을 합산했습니다."
    ),
    "Of another length than the rest to the same day, so left out: {}.": (
        "같은 날 마감하는 다른 수치와 기간 길이가 달라 제외했습니다: {0}."
    ),
    "Only a part of the fiscal year to {} is known yet; that to {} counts as the last one.": (
        "{0} 마감 회계연도 수치는 아직 일부만 공개되어 {1} 마감 회계연도를 최근 회계연도로 봅니다."
    ),
    "Only a part of the twelve months to {} is known yet; those to {} are used.": (
        "{0} 마감 12개월 수치는 아직 일부만 공개되어 {1} 마감 수치를 사용했습니다."
    ),
    "Only a part of the balance sheet of {} is known yet; that of {} is used.": (
        "{0} 재무상태표는 아직 일부만 공개되어 {1} 재무상태표를 사용했습니다."
    ),
    "The figures to {} are in {} and left out; all others are in {}.": (
        "{0} 마감 수치는 통화가 {1}여서 제외했습니다. 나머지는 모두 {2} 기준입니다."
    ),
    "Yahoo Finance tags {} with {}, but most amounts with {}: these figures are left out.": (
        "Yahoo Finance의 통화 표시가 {0}은(는) {1}, 대부분의 금액은 {2}입니다. 통화가 다른 수치는 제외했습니다."
    ),
    (
        "Yahoo Finance tags figures per share with {}; times the shares they come to the net income in {}, so "
        "they are in {}."
    ): (
        "Yahoo Finance에는 주당 수치의 통화가 {0}로 표시되어 있지만, 주식 수를 곱하면 {1} 순이익과 맞으므로 "
        "{2} 기준으로 봅니다."
    ),
    "Figures per share in {} are converted to {} at the rate at which they come to the net income: {}.": (
        "{0} 기준 주당 수치는 순이익과 맞는 환율({2})을 적용해 {1}로 환산했습니다."
    ),
    (
        "Yahoo Finance tags {} with {}; nothing tells that this is the net income in {} by share, so these "
        "figures are left out."
    ): (
        "Yahoo Finance의 통화 표시가 {0}은(는) {1}이지만, {2} 순이익을 주식 수로 나눈 값인지 확인할 수 없어 "
        "제외했습니다."
    ),
    "The sample holds closes only; high and low are the highest and the lowest close.": (
        "샘플에는 종가만 있어, 고가와 저가는 종가의 최고와 최저입니다."
    ),
    "The sample holds closes only: the price is the last of them.": (
        "샘플에는 종가만 있어, 현재가는 마지막 종가입니다."
    ),
    "Yahoo Finance could not be reached, and the bundled sample holds only the daily closes of {} from {} to {}.": (
        "Yahoo Finance에 연결할 수 없고, 내장 샘플에는 {0}의 {1}부터 {2}까지의 일별 종가만 있습니다."
    ),
    "Yahoo Finance has no daily prices for {} ({}).": "Yahoo Finance에 {0}({1})의 일별 주가가 없습니다.",
    "{} is not a ticker symbol. Use one such as AAPL or BMW.DE; get_ticker finds it by name.": (
        "{0}: 종목 코드가 아닙니다. AAPL, BMW.DE와 같은 코드를 쓰세요. 이름으로도 찾을 수 있습니다."
    ),
    "That makes {} rows of {}; at most {} are given. Use interval {}, or a shorter time.": (
        "{1} 간격으로 {0}행이 되어 최대 {2}행을 넘습니다. {3} 간격이나 더 짧은 기간을 쓰세요."
    ),
    "end needs a start: give both as YYYY-MM-DD, or a period alone.": (
        "종료일에는 시작일이 필요합니다. 둘 다 YYYY-MM-DD로 주거나 기간만 주세요."
    ),
    "start {} is after end {}. Give the earlier day as start.": (
        "시작일 {0}이 종료일 {1}보다 늦습니다. 앞선 날짜를 시작일로 주세요."
    ),
    "start {} lies in the future; today is {}.": "시작일 {0}은 미래입니다. 오늘은 {1}입니다.",
    "Yahoo Finance keeps {} bars for the last {} days only. Use interval 1d or coarser, or a later start.": (
        "Yahoo Finance는 {0} 간격의 주가를 최근 {1}일 동안만 보관합니다. 1d 이상의 간격이나 더 늦은 시작일을 쓰세요."
    ),
    "{} {} is not a date such as 2024-12-31.": "{0} {1}: 2024-12-31과 같은 날짜가 아닙니다.",
    "DuckDuckGo refuses more searches for now. Try again in {} seconds.": (
        "DuckDuckGo가 지금은 검색을 더 받지 않습니다. {0}초 후에 다시 시도하세요."
    ),
    "DuckDuckGo did not answer in time. Try again in a minute.": (
        "DuckDuckGo가 제때 응답하지 않았습니다. 1분 후에 다시 시도하세요."
    ),
    "DuckDuckGo could not be searched.": "DuckDuckGo에서 검색할 수 없었습니다.",
    "Yahoo quotes this listing in {} ({}); the prices here are converted to {}.": (
        "Yahoo는 이 종목을 {0}({1})로 표시하며, 여기의 가격은 {2}로 환산한 것입니다."
    ),
    "Yahoo Finance mixes currencies ({}) in figures that are left out here.": (
        "Yahoo Finance의 일부 수치는 통화({0})가 섞여 있어 제외했습니다."
    ),
    "Yahoo Finance does not say which currency some of these figures are in.": (
        "Yahoo Finance는 이 수치 중 일부의 통화를 밝히지 않습니다."
    ),
    "Yahoo Finance mixes currencies ({}) in the dividends of {}; they cannot be added up, so none is given.": (
        "Yahoo Finance의 {1} 배당에는 통화({0})가 섞여 있어 합산할 수 없으므로 제시하지 않습니다."
    ),
    "Yahoo gives these dividends in {}; here they are converted to {}.": (
        "Yahoo는 이 배당을 {0}로 표시하며, 여기서는 {1}로 환산했습니다."
    ),
    "Yahoo Finance does not say which currency these dividends are in.": (
        "Yahoo Finance는 이 배당의 통화를 밝히지 않습니다."
    ),
    "Yahoo Finance sent {} instead of data. Try again in a minute.": (
        "Yahoo Finance가 데이터 대신 {0}을(를) 보냈습니다. 1분 후에 다시 시도하세요."
    ),
    "a web page": "웹 페이지",
    "something that is not valid JSON": "올바르지 않은 JSON",
    "Yahoo Finance knows no symbol {}. Look the company up with get_ticker, or check the spelling.": (
        "Yahoo Finance에 {0} 종목이 없습니다. 기업 이름으로 찾거나 철자를 확인하세요."
    ),
    "Yahoo Finance refused the request (HTTP {}).": "Yahoo Finance가 요청을 거절했습니다(HTTP {0}).",
    "Yahoo Finance refused the request (HTTP {}). {}": "Yahoo Finance가 요청을 거절했습니다(HTTP {0}). {1}",
    "Yahoo Finance refused: {}": "Yahoo Finance가 거절했습니다: {0}",
    "Yahoo Finance is down for maintenance. Try again later.": (
        "Yahoo Finance가 점검 중입니다. 나중에 다시 시도하세요."
    ),
    "Yahoo Finance's answer is not {} as we know it.": "Yahoo Finance의 응답이 알려진 형식이 아닙니다: {0}.",
    "a company calendar": "기업 일정",
    "a company's earnings": "기업 실적",
    "a list of dividends and splits": "배당과 주식 분할 목록",
    "a financial statement": "재무제표",
    "annual statements": "연간 재무제표",
    "a price history": "주가 이력",
    "a list of news": "뉴스 목록",
    "a list of owners": "주주 목록",
    "a company profile": "기업 개요",
    "a quote": "시세",
    "a list of search results": "검색 결과 목록",
    "a company's data": "기업 자료",
    "ownership data": "주주 자료",
    "Yahoo Finance does not say which currency these prices are in.": (
        "Yahoo Finance는 이 주가의 통화를 밝히지 않습니다."
    ),
    "Yahoo Finance answered with bars of {} instead of {}.": (
        "Yahoo Finance가 {1} 대신 {0} 간격으로 응답했습니다."
    ),
    "The date of a row is the first day of its week, month or quarter; the last may be running.": (
        "각 행의 날짜는 그 주, 월 또는 분기의 첫날이며, 마지막 행은 아직 진행 중일 수 있습니다."
    ),
    "{} of {} rows have no close at Yahoo Finance and are left out.": (
        "{1}행 중 {0}행은 Yahoo Finance에 종가가 없어 제외했습니다."
    ),
    "{} of {} days have no close at Yahoo Finance and are left out.": (
        "{1}일 중 {0}일은 Yahoo Finance에 종가가 없어 제외했습니다."
    ),
    "The session of {} is still open: its last price is not a close.": (
        "{0} 장이 아직 열려 있어 마지막 가격은 종가가 아닙니다."
    ),
    "Yahoo Finance has no prices of {} in the time asked for; its trading began later, or ended before.": (
        "Yahoo Finance에 요청한 기간의 {0} 주가가 없습니다. 거래가 더 늦게 시작되었거나 먼저 끝났습니다."
    ),
    "Yahoo Finance has no price of {} ({}), which is of the type {}.": (
        "Yahoo Finance에 {0}({1})의 가격이 없습니다. 유형: {2}."
    ),
    "The session is still open: the price is not a close.": "장이 아직 열려 있어 이 가격은 종가가 아닙니다.",
    "Prices of this exchange come {} minutes late.": "이 거래소의 시세는 {0}분 늦게 제공됩니다.",
    "pence": "펜스",
    "cents": "센트",
    "agorot": "아고라",
    "fils": "필스",
    "baisa": "바이사",
    "millimes": "밀림",
    "Yahoo gives this market cap in {}; it is converted to {}.": (
        "Yahoo는 이 시가총액을 {0} 단위로 표시하며, 여기서는 {1}로 환산했습니다."
    ),
    "{} was read as {}.": "{0}: {1} 종목으로 조회했습니다.",
    "Before {}, {} ({}) had the symbol {}.": "{0} 이전에는 {1}({2})의 종목 코드가 {3}이었습니다.",
    "{} is traded today, too: check which one is meant.": (
        "{0} 코드는 지금도 거래되고 있으니 어느 쪽을 뜻하는지 확인하세요."
    ),
    "Yahoo Finance answers for {} with {}.": "Yahoo Finance가 {0} 대신 {1} 종목으로 응답했습니다.",
    "Yahoo Finance says that {} is {} now.": "Yahoo Finance에 따르면 {0} 종목은 이제 {1}입니다.",
    "{} Its search finds {}.": "{0} 검색 결과: {1}.",
    "Yahoo Finance writes 0 for prices that it does not have; these are left out.": (
        "Yahoo Finance가 값이 없는 가격을 0으로 표시하므로 그런 가격은 제외했습니다."
    ),
    "Yahoo Finance has no estimates by analysts for this company.": (
        "Yahoo Finance에 이 기업에 대한 애널리스트 추정치가 없습니다."
    ),
    "Last traded on {}, {} days ago; not traded since. The price is of that day, not of today.": (
        "마지막 거래일은 {0}({1}일 전)이며 이후 거래가 없습니다. 가격은 오늘이 아니라 그날의 것입니다."
    ),
    "The market cap is taken as {}; without a number of shares it was not checked.": (
        "시가총액의 통화를 {0}로 보았으며, 주식 수가 없어 확인하지는 못했습니다."
    ),
    "The connection to Yahoo Finance broke off during the answer. Try again.": (
        "응답을 받는 중에 Yahoo Finance와의 연결이 끊겼습니다. 다시 시도하세요."
    ),
    "Yahoo Finance was reached but did not answer in time. Try again in a minute.": (
        "Yahoo Finance에 연결했지만 제때 응답하지 않았습니다. 1분 후에 다시 시도하세요."
    ),
    "Yahoo Finance could not be reached. Check the internet connection and try again.": (
        "Yahoo Finance에 연결할 수 없습니다. 인터넷 연결을 확인하고 다시 시도하세요."
    ),
    "Yahoo Finance refuses more requests for now. Try again in {} seconds.": (
        "Yahoo Finance가 지금은 요청을 더 받지 않습니다. {0}초 후에 다시 시도하세요."
    ),
    "Yahoo Finance had a server error (HTTP {}); nothing was fetched. Try again in a minute.": (
        "Yahoo Finance 서버에 오류가 있어(HTTP {0}) 아무것도 가져오지 못했습니다. 1분 후에 다시 시도하세요."
    ),
    "Prices before {} are adjusted for the {} split.": "{0} 이전의 주가는 {1} 주식 분할을 반영해 조정했습니다.",
    "{} figures carry no currency at Yahoo Finance; all others are in {}.": (
        "Yahoo Finance의 수치 {0}개에는 통화가 없고, 나머지는 모두 {1}입니다."
    ),
    "Yahoo Finance mixes currencies ({}) in this statement of {}; its figures cannot be compared, so none is given.": (
        "Yahoo Finance의 이 {1} 재무제표에는 통화({0})가 섞여 있어 비교할 수 없으므로 제시하지 않습니다."
    ),
    "Yahoo Finance does not say which currency these figures are in.": (
        "Yahoo Finance는 이 수치의 통화를 밝히지 않습니다."
    ),
    # Tools
    "These are the same company. Give at least two different tickers.": (
        "같은 기업입니다. 서로 다른 종목을 두 개 이상 주세요."
    ),
    "{} is not a currency. Give an ISO code such as USD, EUR or KRW.": (
        "{0}: 통화가 아닙니다. USD, EUR, KRW와 같은 ISO 코드를 쓰세요."
    ),
    "Amounts are in different currencies: compare ratios, or ask for one currency.": (
        "금액의 통화가 서로 다릅니다. 비율을 비교하거나 하나의 통화를 지정하세요."
    ),
    "All amounts, also those of past fiscal years, are converted at the last rates.": (
        "지난 회계연도를 포함한 모든 금액을 최근 환율로 환산했습니다."
    ),
    "Yahoo Finance lists no dividend since {}.": "Yahoo Finance에는 {0} 이후의 배당이 없습니다.",
    "Some of these dividends are very small beside the price. Yahoo Finance may have given them in {}, not in its minor unit; then they are {} times as much. Check them.": (
        "일부 배당이 주가에 비해 매우 적습니다. Yahoo Finance가 보조 단위가 아니라 {0} 단위로 표시했을 수 있으며, "
        "그렇다면 실제 금액은 {1}배입니다. 확인이 필요합니다."
    ),
    "Yahoo Finance lists no split since {}.": "Yahoo Finance에는 {0} 이후의 주식 분할이 없습니다.",
    "The list holds the last {} of {} dividends; the years count all.": (
        "목록에는 배당 {1}건 중 최근 {0}건이 있으며, 연도별 합계는 모두 포함합니다."
    ),
    "The sum of {} is what was paid up to {}.": "{0}년 합계는 {1}까지 지급된 금액입니다.",
    "Yahoo Finance does not mark special dividends. Those named here are inferred: far above what is usual, or between the usual payments. The yield leaves them out; the sums of years count them.": (
        "Yahoo Finance는 특별배당을 따로 표시하지 않습니다. 여기의 특별배당은 평소 금액보다 훨씬 많거나 "
        "정기 지급 사이에 나온 배당을 추정한 것입니다. 배당수익률에서는 제외했고, 연도별 합계에는 포함했습니다."
    ),
    "So few dividends do not tell which of them are regular and which special.": (
        "배당 횟수가 적어 정기배당과 특별배당을 구분할 수 없습니다."
    ),
    "Where a special dividend came with a regular one, the regular part is estimated from other payments.": (
        "특별배당이 정기배당과 함께 지급된 경우, 정기배당분은 다른 지급액을 바탕으로 추정했습니다."
    ),
    "The last dividend was on {}. They came {} before, so they seem to have stopped.": (
        "마지막 배당은 {0}입니다. 그전에는 {1} 지급되었으므로 배당이 중단된 것으로 보입니다."
    ),
    "No dividend fell into the last twelve months; the last was on {}. One may be due.": (
        "최근 12개월 동안 배당이 없었으며 마지막 배당은 {0}입니다. 곧 배당이 있을 수 있습니다."
    ),
    "The last regular dividend, {} on {}, is {} % below that of a year before, {} on {}.": (
        "마지막 정기배당({1}, {0})은 1년 전({4}, {3})보다 {2}% 적습니다."
    ),
    "Some dividends of the last twelve months are above the price itself. Yahoo Finance may have given them in another unit or currency. Check them.": (
        "최근 12개월 배당 중 일부가 주가보다 많습니다. Yahoo Finance가 다른 단위나 통화로 표시했을 수 있으니 확인이 필요합니다."
    ),
    "Dividends are in {}, last_close in {}: no yield is computed.": (
        "배당은 {0}, 마지막 종가는 {1} 기준이어서 수익률을 계산하지 않았습니다."
    ),
    "Yahoo Finance has no news about {} at the moment.": "현재 Yahoo Finance에 {0} 관련 뉴스가 없습니다.",
    "The latest {} of {} insider trades.": "내부자 거래 {1}건 중 최근 {0}건입니다.",
    "Found on the web, not confirmed by Yahoo Finance: check that the name is the company meant.": (
        "웹에서 찾은 결과이며 Yahoo Finance에서 확인되지 않았습니다. 찾는 기업이 맞는지 확인하세요."
    ),
    "Yahoo Finance knows no company named {}. Ask for another spelling.": (
        "Yahoo Finance에 {0}라는 이름의 기업이 없습니다. 다른 표기로 물어보세요."
    ),
    "company_name is empty. Give the name of a company.": "기업 이름이 비어 있습니다. 기업 이름을 주세요.",
    "DuckDuckGo names no listing either.": "DuckDuckGo에서도 종목을 찾지 못했습니다.",
    "DuckDuckGo could not be searched either.": "DuckDuckGo에서도 검색할 수 없었습니다.",
    "{}. {} takes a JSON object: {}": "인수가 맞지 않습니다: {0}. {1}에 필요한 값: {2}",
    "{} took longer than {} seconds and was given up. Try again.": (
        "{0}: {1}초가 넘게 걸려 중단했습니다. 다시 시도하세요."
    ),
    "There is no function {}. There are: {}.": "{0} 함수는 없습니다. 있는 함수: {1}.",
    "{} failed for a reason nobody foresaw; the app's log has the details.": (
        "{0}: 예상하지 못한 이유로 실패했습니다. 자세한 내용은 앱의 로그에 있습니다."
    ),
    "query is empty. Give the words to search for.": "검색어가 비어 있습니다. 검색할 말을 주세요.",
    "DuckDuckGo found nothing for {}. Try other words.": (
        "DuckDuckGo에서 {0}에 대한 결과를 찾지 못했습니다. 다른 말로 검색해 보세요."
    ),
    # Analysis
    "the source does not say which currency the price and the statements are in": (
        "주가와 재무제표의 통화를 출처가 밝히지 않음"
    ),
    "the price is in {}, the statements are in {}, and no rate was found": (
        "주가는 {0}, 재무제표는 {1} 기준인데 환율을 찾지 못함"
    ),
    "compound growth of free cash flow, {} to {}, years: {}": (
        "잉여현금흐름의 연평균 성장률, {0}부터 {1}까지 {2}년"
    ),
    "{} analysts' revenue estimates for the fiscal year to {}, years: {}": (
        "애널리스트 {0}명의 매출 추정치, {1} 마감 회계연도까지 {2}년"
    ),
    "{} ({} %), limited to {} %": "{0}({1}%), {2}%로 제한",
    "as given": "질문에서 지정",
    "weighted average cost of capital": "가중평균자본비용(WACC)",
    "cost of equity": "자기자본비용",
    "assumed: there is no effective tax rate": "가정: 유효세율을 계산할 수 없음",
    "assumed: the effective tax rate of {} % is no guide": "가정: 유효세율 {0}%는 기준이 되기 어려움",
    "There are no revenue estimates of analysts for {}. Give growth_percent, or take the growth from history.": (
        "{0}에 대한 애널리스트 매출 추정치가 없습니다. 성장률을 직접 정하거나 과거 성장률을 사용하세요."
    ),
    "Give either discount_rate_percent or the costs that it is made of, not both.": (
        "할인율과 그 구성 요소(자기자본비용, 타인자본비용) 중 하나만 정하세요."
    ),
    "A valuation to equity is discounted at the cost of equity alone: leave out cost_of_debt_percent and debt_weight_percent, or ask for the method to_firm.": (
        "주주 기준 평가는 자기자본비용만으로 할인합니다. 타인자본비용과 타인자본 비중을 빼거나 기업 전체 기준으로 평가하세요."
    ),
    "A weighted average cost of capital needs both cost_of_equity_percent and cost_of_debt_percent; or give it as discount_rate_percent.": (
        "가중평균자본비용에는 자기자본비용과 타인자본비용이 모두 필요합니다. 아니면 할인율을 직접 정하세요."
    ),
    "debt_weight_percent is of use only with cost_of_equity_percent and cost_of_debt_percent.": (
        "타인자본 비중은 자기자본비용, 타인자본비용과 함께 정해야 합니다."
    ),
    "The terminal growth ({} %) must be below the discount rate ({} %): otherwise the value would be infinite.": (
        "영구성장률({0}%)은 할인율({1}%)보다 낮아야 합니다. 그렇지 않으면 가치가 무한해집니다."
    ),
    "The projected years ({}) are over by {}, as they follow the twelve months to {}: project more years.": (
        "추정 기간({0}년)은 {2}에 끝난 12개월 다음부터 세므로 {1}에 이미 지났습니다. 더 긴 기간을 추정하세요."
    ),
    "A value per share cannot be given: {}.": "주당 가치를 계산할 수 없습니다: {0}.",
    "{} is a bank, an insurer or another financial company: lending and investing are its cash flow, so none can be discounted. Compare price_to_book and return_on_equity instead.": (
        "{0}은(는) 은행, 보험사 등 금융회사입니다. 대출과 투자가 곧 현금흐름이어서 할인할 잉여현금흐름이 없습니다. "
        "주가순자산비율(PBR)과 자기자본이익률(ROE)을 비교하세요."
    ),
    "{} cannot be valued: no reported period has twelve months.": (
        "{0}의 가치를 계산할 수 없습니다. 공시된 기간 중 12개월인 것이 없습니다."
    ),
    "{} cannot be valued: FreeCashFlow is not reported.": (
        "{0}의 가치를 계산할 수 없습니다. 잉여현금흐름이 공시되지 않았습니다."
    ),
    "{} cannot be valued: {} is not reported in its balance sheet. The method to_equity does without it.": (
        "{0}의 가치를 계산할 수 없습니다. 재무상태표에 {1} 항목이 없습니다. 주주 기준 평가에는 이 항목이 필요하지 않습니다."
    ),
    "StockBasedCompensation of {} is not reported, so it cannot be taken as a cost.": (
        "{0}의 주식기준보상이 공시되지 않아 비용으로 뺄 수 없습니다."
    ),
    "{} is not reported for the period: that of the year to {} is taken.": (
        "{0}: 해당 기간에 공시되지 않아 {1} 마감 연도의 값을 사용합니다."
    ),
    "Interest paid is not reported: none is added back, so the value is on the low side.": (
        "이자 지급액이 공시되지 않아 더하지 않았습니다. 가치가 낮게 나올 수 있습니다."
    ),
    "Interest received is not reported: what the cash earns stays in the cash flow, so the value is on the high side.": (
        "이자 수취액이 공시되지 않아 현금에서 나온 이자가 현금흐름에 남아 있습니다. 가치가 높게 나올 수 있습니다."
    ),
    "A real estate investment trust may buy properties outside of CapitalExpenditure, and its free cash flow before them is too high a base: compare with its funds from operations.": (
        "리츠의 부동산 매입은 자본적 지출에 포함되지 않을 수 있으며, 그러면 이를 빼지 않은 잉여현금흐름은 지나치게 높은 출발점이 됩니다. "
        "운영자금(FFO)과 비교하세요."
    ),
    "The free cash flow of {} is not positive ({} {} in the twelve months to {}), so discounting it says nothing.": (
        "{0}의 잉여현금흐름이 양수가 아니어서({3}까지 12개월간 {1} {2}) 할인해도 의미가 없습니다."
    ),
    "The newest twelve months of {} end on {}, more than two years before its last close ({}): they say nothing of what it is worth then.": (
        "{0}의 최근 12개월 실적은 {1}까지로, 마지막 종가일({2})보다 2년 넘게 앞섭니다. 그 시점의 가치를 말해 주지 못합니다."
    ),
    "The newest twelve months end on {}, long before the last close ({}): a newer report should be there.": (
        "최근 12개월 실적이 {0}까지여서 마지막 종가일({1})보다 훨씬 앞섭니다. 더 최근의 보고서가 나왔을 것입니다."
    ),
    "Debt and other claims exceed the value of the cash flows: under these assumptions nothing is left for the owners, and the value of a share is negative.": (
        "차입금과 그 밖의 청구권이 현금흐름의 가치보다 큽니다. 이 가정에서는 주주에게 남는 것이 없어 주당 가치가 음수입니다."
    ),
    "The market value in the statements' currency is not known, so the weights of equity and debt are not. Give debt_weight_percent.": (
        "재무제표 통화 기준 시가총액을 알 수 없어 자기자본과 타인자본의 비중을 계산할 수 없습니다. 타인자본 비중을 정하세요."
    ),
    "even at {} % a year the value is above the price": "연 {0}%로 가정해도 가치가 주가보다 높음",
    "even at {} % a year the value is below the price": "연 {0}%로 가정해도 가치가 주가보다 낮음",
    "listed shares * DilutedAverageShares / BasicAverageShares": (
        "상장 주식 수 * 희석 가중평균 주식 수 / 기본 가중평균 주식 수"
    ),
    "listed shares; their dilution is not reported": "상장 주식 수(희석 정보 미공시)",
    "none assumed: the past free cash flow has no growth that could be read off": (
        "가정하지 않음: 과거 잉여현금흐름에서 성장률을 읽을 수 없음"
    ),
    "The number of shares of {} is not known.": "{0}의 주식 수를 알 수 없습니다.",
    "the number of shares is not known": "주식 수를 알 수 없음",
    "the number of shares changed too much within the year, as by a split": (
        "주식 분할 등으로 한 해 동안 주식 수가 너무 많이 변함"
    ),
    "there is no figure of the year before": "전년도 수치가 없음",
    "the period to {} has {}, not 12": "{0} 마감 기간이 12개월이 아니라 {1}임",
    "it is not known how many months the period to {} has": "{0} 마감 기간이 몇 개월인지 알 수 없음",
    "there are no figures of twelve months": "12개월 수치가 없음",
    "{} months": "{0}개월",
    "1 month": "1개월",
    "{} is not reported": "{0} 미공시",
    "{} is zero": "{0}이(가) 0임",
    "{} is negative": "{0}이(가) 음수임",
    "debt, cash and lending are the business of a bank or an insurer, so it says nothing of one": (
        "은행·보험사는 차입과 현금, 대출이 곧 영업이므로 의미가 없음"
    ),
    "Taken for {}, by {}: {}.": "{1}에 따라 {0}(으)로 보았습니다. {2}.",
    "the lines of its statements": "재무제표 항목 구성",
    "a bank": "은행",
    "an insurer": "보험사",
    "a financial company": "금융회사",
    "a real estate investment trust": "부동산투자회사(리츠)",
    "it is measured by book value and earnings, not by enterprise value, EBITDA or free cash flow, as debt, cash and lending are its business": (
        "차입과 현금, 대출이 곧 영업이므로 기업가치(EV)나 EBITDA, 잉여현금흐름이 아니라 순자산과 이익으로 평가합니다"
    ),
    "its earnings are after the depreciation of property, so they are shown with funds from operations, net income plus depreciation and amortization less gains on sales of property": (
        "순이익에 부동산 감가상각이 반영되어 있어 FFO(순이익 + 감가상각비와 무형자산상각비 - 부동산 처분이익)를 함께 제시합니다"
    ),
    "A split came after the last report: {}. Figures per share may be of the shares before it, so the market value is held against the whole company's figures.": (
        "마지막 보고 이후 주식 분할·병합이 있었습니다: {0}. 주당 수치는 그 이전 주식 기준일 수 있으므로 "
        "시가총액을 회사 전체 수치와 비교합니다."
    ),
    "A split came after the last balance sheet: {}. The market value stands for as many shares as that sheet: either both are adjusted for the split, or neither is. Check it before relying on multiples.": (
        "마지막 재무상태표 이후 주식 분할·병합이 있었습니다: {0}. 그런데 시가총액의 주식 수가 재무상태표와 같습니다. "
        "둘 다 조정되었거나 둘 다 조정되지 않은 것이므로, 배수를 쓰기 전에 확인하세요."
    ),
    "By the market value, {}, as with a depositary receipt, another class of shares or a split. The market value is held against the whole company's figures.": (
        "시가총액으로 보면 {0}. 예탁증서이거나 다른 종류의 주식이거나 분할·병합이 있은 경우입니다. "
        "시가총액을 회사 전체 수치와 비교합니다."
    ),
    "one listed share stands for {} shares of the balance sheet": (
        "상장 증권 1주가 재무상태표의 주식 {0}주에 해당합니다"
    ),
    "{} listed shares stand for one share of the balance sheet": (
        "상장 증권 {0}주가 재무상태표의 주식 1주에 해당합니다"
    ),
    "The market value stands for {} shares, the balance sheet of the last report counts {} ({} %). Nothing that is known here explains it: a stock dividend, an issue, a buyback or another class of shares may. The market value is taken, and nothing per share is held against the price; by the counted shares it would be {}.": (
        "시가총액은 {0}주에 해당하는데 마지막 재무상태표의 주식 수는 {1}주입니다({2}%). 주식배당, 신주 발행, 자사주 매입, "
        "다른 종류의 주식 때문일 수 있으나 여기서는 확인되지 않습니다. 시가총액을 따르고, 주당 수치는 주가와 비교하지 않습니다. "
        "재무상태표의 주식 수로 계산하면 시가총액이 {3}."
    ),
    "{} % higher": "{0}% 더 큽니다",
    "{} % lower": "{0}% 더 작습니다",
    "Diluted earnings per share times the listed shares come to {} % of net income to common shares: others take part in it, as preferred shares that share in profits or shares that options become. Price to earnings is per share; the market value is of the listed shares alone, so what is made of it comes out low.": (
        "희석주당순이익에 상장 주식 수를 곱하면 보통주 귀속 순이익의 {0}%입니다. 이익을 나누어 갖는 우선주나 스톡옵션 등 "
        "다른 주식의 몫이 있기 때문입니다. PER은 주당 기준이고, 시가총액은 이 종목의 주식만 반영하므로 시가총액으로 계산한 배수는 "
        "낮게 나옵니다."
    ),
    "Diluted earnings per share ({}) times the shares of the market value come to {}, net income to common shares is {}: they are of other shares. The market value is held against net income.": (
        "희석주당순이익({0})에 시가총액의 주식 수를 곱하면 {1}인데 보통주 귀속 순이익은 {2}입니다. 서로 다른 주식 기준이므로 "
        "시가총액을 순이익과 비교합니다."
    ),
    "The last close is {}, the source's market value is of a price of {}. Multiples are of the close, with the shares of that market value.": (
        "마지막 종가는 {0}이고, 출처의 시가총액은 주가 {1} 기준입니다. 배수는 종가에 그 시가총액의 주식 수를 곱해 계산합니다."
    ),
    "Taxes were {} % of the profit before tax in the twelve months to {}, {} % in the median of the other years: net income and what is made of it are not typical.": (
        "{1}까지 12개월간 법인세가 세전이익의 {0}%였습니다(다른 해의 중앙값 {2}%). 순이익과 이를 쓰는 지표는 평소와 다를 수 있습니다."
    ),
    "Taxes were {} % of the profit before tax in the twelve months to {}: net income and what is made of it are not typical.": (
        "{1}까지 12개월간 법인세가 세전이익의 {0}%였습니다. 순이익과 이를 쓰는 지표는 평소와 다를 수 있습니다."
    ),
    "close / estimated EPS of the fiscal year that is not reported yet": (
        "종가 / 아직 발표되지 않은 회계연도의 예상 주당순이익"
    ),
    "close / estimated EPS of the fiscal year after it": "종가 / 그다음 회계연도의 예상 주당순이익",
    "{} / estimated growth of EPS to the fiscal year after it, in percent": (
        "{0} / 그다음 회계연도까지 예상 주당순이익 증가율(%)"
    ),
    "no analyst's estimate is known": "애널리스트 추정치가 없음",
    "a loss is expected": "적자가 예상됨",
    "earnings per share are not expected to grow": "주당순이익 증가가 예상되지 않음",
    "it is not known of which kind of share the estimates are": "추정치가 어떤 주식 기준인지 알 수 없음",
    "the source does not say which currency the estimates are in": "추정치의 통화가 출처에 표시되지 않음",
    "the estimates are in {}, the price is in {}": "추정치 통화는 {0}, 주가 통화는 {1}",
    "it is not known how many listed shares the company was in past years": (
        "과거에 상장 주식 몇 주였는지 알 수 없음"
    ),
    "there are no fiscal years of twelve months": "12개월인 회계연도가 없음",
    "no price at the end of a fiscal year is known": "회계연도 말의 주가를 알 수 없음",
    "The {} could not be had: {}": "{0} 자료를 가져오지 못했습니다. {1}",
    "funds from operations": "FFO",
    "sector and industry": "업종과 산업",
    "estimates of analysts": "애널리스트 추정치",
    "{} / that of the year before - 1": "{0} / 전년도 {0} - 1",
    "{} / average of {} at the end of the year and of the one before": "{0} / {1}의 기초·기말 평균",
    "twelve months to {}": "{0}까지 12개월",
    # Figures from OpenDART
    "Corrected since, so that what they said then is not at hand: {}.": "이후 정정되어 당시 내용을 알 수 없는 보고서: {0}.",
    "Korean filings come from OpenDART, which needs a key. Get one at opendart.fss.or.kr (it is free), set OPENDART_API_KEY to it and start again; prices and four years of statements come from Yahoo Finance without it.": "한국 기업의 공시는 OpenDART에서 가져오며 인증키가 필요합니다. opendart.fss.or.kr에서 무료로 발급받아 OPENDART_API_KEY에 설정하고 다시 시작하세요. 인증키가 없어도 주가와 4년치 재무제표는 Yahoo Finance에서 가져옵니다.",
    "Left out, because it is not certain which period they are for: {}.": "어느 기간의 보고서인지 확실하지 않아 제외했습니다: {0}.",
    "No report of {} has an account {} with figures in this statement. Ask by its id, as ifrs-full:FinanceIncome, or by its name in the report.": "{0}의 보고서에는 이 재무제표에 금액이 있는 계정 {1}이(가) 없습니다. ifrs-full:FinanceIncome 같은 계정 ID나 보고서에 적힌 계정명으로 요청하세요.",
    "Not certain in every report which account is meant, and left out there: {}.": "어느 계정인지 확실하지 않은 보고서에서는 제외했습니다: {0}.",
    "OpenDART answers no more requests with this key today: its daily limit is reached. Try again after midnight, Korean time.": "이 인증키의 하루 요청 한도에 도달하여 OpenDART가 오늘은 더 응답하지 않습니다. 한국 시각 자정 이후에 다시 시도하세요.",
    "OpenDART did not accept a value of the request; nothing was fetched.": "OpenDART가 요청 값을 받아들이지 않아 아무것도 가져오지 못했습니다.",
    "OpenDART did not tell in which month the fiscal year ends; December fits the dates of the reports.": "OpenDART에 결산월 정보가 없으나 보고서 제출일은 12월 결산과 맞습니다.",
    "OpenDART does not accept the key in OPENDART_API_KEY from this network address. Register the address at opendart.fss.or.kr.": "OpenDART가 이 IP 주소에서는 OPENDART_API_KEY의 인증키를 허용하지 않습니다. opendart.fss.or.kr에 IP 주소를 등록하세요.",
    "OpenDART does not know the key in OPENDART_API_KEY. Copy it again from opendart.fss.or.kr and start again.": "OPENDART_API_KEY의 인증키는 OpenDART에 등록되지 않은 키입니다. opendart.fss.or.kr에서 다시 복사하여 설정하고 다시 시작하세요.",
    "OpenDART does not tell when the fiscal year of {} ends, and the dates of its reports do not either; without that no figure has a period.": "OpenDART에 {0}의 결산월 정보가 없고 보고서 제출일로도 알 수 없어 수치의 기간을 정할 수 없습니다.",
    "OpenDART had an error that it does not explain; nothing was fetched. Try again in a minute.": "OpenDART에 정의되지 않은 오류가 발생하여 아무것도 가져오지 못했습니다. 1분 뒤에 다시 시도하세요.",
    "OpenDART has closed the account of the key in OPENDART_API_KEY, because the owner's details were kept for as long as is allowed. Register again at opendart.fss.or.kr.": "개인정보 보유 기간이 만료되어 OPENDART_API_KEY의 인증키를 사용할 수 없습니다. opendart.fss.or.kr에 다시 등록하세요.",
    "OpenDART has disabled the key in OPENDART_API_KEY. Ask opendart.fss.or.kr why, or set another one.": "OpenDART가 OPENDART_API_KEY의 인증키 사용을 중지했습니다. opendart.fss.or.kr에 문의하거나 다른 키를 설정하세요.",
    "OpenDART has no statements of {} ({}) that were filed by {}; it has those that were filed as data, from {} on.": "OpenDART에 {2}까지 제출된 {0}({1})의 재무제표가 없습니다. {3}년 이후 데이터로 제출된 것만 있습니다.",
    "OpenDART has no {} statements of the report {} of {}.": "OpenDART에 {2}년 보고서 {1}의 {0} 재무제표가 없습니다.",
    "OpenDART has statements from {} on; these are all of the time asked for.": "OpenDART에는 {0}년 이후의 재무제표가 있으며, 요청한 기간 중 있는 것은 이것이 전부입니다.",
    "OpenDART has the statements of the report {} no more.": "OpenDART에 보고서 {0}의 재무제표가 더 이상 없습니다.",
    "OpenDART is closed for maintenance. Try again later.": "OpenDART가 시스템 점검 중입니다. 나중에 다시 시도하세요.",
    "OpenDART lists no company called {}; it has those listed in Korea.": "OpenDART에 {0}(이)라는 기업이 없습니다. OpenDART에는 한국 상장기업이 있습니다.",
    "OpenDART lists no company with the stock code {}.": "OpenDART에 종목코드 {0}의 기업이 없습니다.",
    "OpenDART lists no filing of {} ({}) of this kind in this time.": "OpenDART에 이 기간, 이 종류의 {0}({1}) 공시가 없습니다.",
    "OpenDART refused the request as not allowed; nothing was fetched.": "OpenDART가 부적절한 접근이라며 요청을 거부하여 아무것도 가져오지 못했습니다.",
    "OpenDART refused with the status {}: {}": "OpenDART가 상태 코드 {0}(으)로 거부했습니다: {1}",
    "OpenDART sent no list of companies. Try again in a minute.": "OpenDART가 기업 목록을 보내지 않았습니다. 1분 뒤에 다시 시도하세요.",
    "OpenDART sent something that is not a ZIP file. Try again in a minute.": "OpenDART가 보낸 것이 ZIP 파일이 아닙니다. 1분 뒤에 다시 시도하세요.",
    "OpenDART sent something that is not a list of filings. Try again in a minute.": "OpenDART가 보낸 것이 공시 목록이 아닙니다. 1분 뒤에 다시 시도하세요.",
    "OpenDART sent something that is not the statements of one report. Try again in a minute.": "OpenDART가 보낸 것이 한 보고서의 재무제표가 아닙니다. 1분 뒤에 다시 시도하세요.",
    "OpenDART was asked for more companies at once than it answers for. Ask for fewer.": "한 번에 조회할 수 있는 기업 수를 넘었습니다. 더 적게 요청하세요.",
    "OpenDART's list of companies breaks off. Try again in a minute.": "OpenDART의 기업 목록이 중간에 끊겼습니다. 1분 뒤에 다시 시도하세요.",
    "OpenDART's list of companies has no XML in it.": "OpenDART의 기업 목록에 XML이 없습니다.",
    "OpenDART's list of companies is damaged. Try again in a minute.": "OpenDART의 기업 목록이 손상되었습니다. 1분 뒤에 다시 시도하세요.",
    "OpenDART's list of companies is larger than is read.": "OpenDART의 기업 목록이 읽을 수 있는 크기를 넘습니다.",
    "OpenDART's list of companies is longer than is read.": "OpenDART의 기업 목록이 읽을 수 있는 길이를 넘습니다.",
    "OpenDART's list of companies names none that is listed. Try again later.": "OpenDART의 기업 목록에 상장기업이 없습니다. 나중에 다시 시도하세요.",
    "Reports in another currency ({}) are left out.": "다른 통화({0})로 작성된 보고서는 제외했습니다.",
    "Several accounts of {} are called {} in this statement. Ask by the account's id, as ifrs-full:FinanceIncome.": "이 재무제표에는 {0}의 계정 중 이름이 {1}인 것이 여럿입니다. ifrs-full:FinanceIncome 같은 계정 ID로 요청하세요.",
    "Several listed companies are called {}: ask by stock code ({}).": "이름이 {0}인 상장기업이 여럿입니다. 종목코드({1})로 요청하세요.",
    "The amounts of these accounts could not be read: {}.": "다음 계정의 금액을 읽을 수 없습니다: {0}.",
    "The report {} of {} at OpenDART has no {} for the period up to {}.": "OpenDART의 {1} 보고서 {0}에 {3}까지 기간의 {2}이(가) 없습니다.",
    "The reports of {} ({}) at OpenDART have no {} that could be read.": "OpenDART에 있는 {0}({1})의 보고서에 읽을 수 있는 {2}이(가) 없습니다.",
    "There is nothing at this address of OpenDART (HTTP 404). Check OPENDART_URL.": "이 OpenDART 주소에 아무것도 없습니다(HTTP 404). OPENDART_URL을 확인하세요.",
    "{} ({}) had filed no such statement by {}, or has corrected all since; OpenDART has the corrected ones only.": "{0}({1})은(는) {2}까지 이런 재무제표를 제출하지 않았거나 이후 모두 정정했습니다. OpenDART에는 정정된 것만 있습니다.",
    "{} ({}) has filed no {} statements with OpenDART, but {} ones. Ask for those with basis={}.": "{0}({1})이(가) OpenDART에 제출한 재무제표에 {2}은(는) 없고 {3}은(는) 있습니다. basis={4}(으)로 요청하세요.",
    "{} is no report of a period that was filed with OpenDART.": "{0}은(는) OpenDART에 제출된 정기보고서가 아닙니다.",
    "the year less nine months": "연간에서 9개월 누적을 뺀 값",
    "nine months less six months": "9개월 누적에서 6개월 누적을 뺀 값",
    "six months less three months": "6개월 누적에서 3개월 누적을 뺀 값",
    "three months plus the year before less its first three months": "3개월 누적에 전년도를 더하고 전년 첫 3개월을 뺀 값",
    "six months plus the year before less its first six months": "6개월 누적에 전년도를 더하고 전년 첫 6개월을 뺀 값",
    "nine months plus the year before less its first nine months": "9개월 누적에 전년도를 더하고 전년 첫 9개월을 뺀 값",
    "operating cash flow less capital expenditure": "영업활동현금흐름에서 자본적 지출을 뺀 값",
    "purchases of property, plant and equipment and of intangible assets": "유형자산과 무형자산 취득의 합",
    # Figures of an answer
    "annual growth": "연간 성장률",
    "change of {}": "{0}의 증감",
    "compound growth a year of {}": "{0}의 연평균 성장률",
    "mean {}: {}": "{0} 평균: {1}",
    "sum {}: {}": "{0} 합계: {1}",
    "value per share at {}% discount and {}% terminal growth": "할인율 {0}%, 영구성장률 {1}%의 주당 가치",
    "lowest or highest of the grid": "표의 최저 또는 최고",
    "projected free cash flow, year {}": "{0}년 차 예상 잉여현금흐름",
    "split {}": "{0} 주식 분할",
    "year {}": "{0}년 차",
    # Files
    "This file is empty.": "빈 파일입니다.",
    "The engine failed to read this file: {}: {}": "엔진이 이 파일을 읽지 못했습니다: {0}: {1}",
    "Reading this file was interrupted {} times. Remove it, or try a part.": (
        "이 파일을 읽는 일이 {0}번 중단되었습니다. 삭제하거나 일부만 추가해 보세요."
    ),
    "The file or its place in the database is gone.": "파일이나 데이터베이스의 해당 항목이 없어졌습니다.",
    "This file is not read because {}, as made to do harm.": (
        "해를 끼치도록 만든 파일처럼 보여 읽지 않았습니다: {0}."
    ),
    "it is packed from more than {} files": "압축된 파일이 {0}개가 넘음",
    "unpacked it is larger than {} MB": "압축을 풀면 {0} MB가 넘음",
    "a part of it unpacks to more than {} times its size": "일부가 압축을 풀면 {0}배 넘게 커짐",
    "This file is damaged, perhaps cut short: save or download it again.": (
        "파일이 손상되었거나 중간에 잘렸습니다. 다시 저장하거나 내려받으세요."
    ),
    "This file is locked with a password: save a copy without one and add that.": (
        "암호로 잠긴 파일입니다. 암호 없이 저장한 사본을 추가하세요."
    ),
    "This file is not text, or in an encoding that cannot be told: save it as UTF-8 and add that.": (
        "텍스트가 아니거나 인코딩을 알 수 없습니다. UTF-8로 저장해 추가하세요."
    ),
    "This table is damaged ({}): save it anew as CSV.": "표가 손상되었습니다({0}). CSV로 다시 저장하세요.",
    "This e-book is damaged, {}: download it again.": "전자책이 손상되었습니다({0}). 다시 내려받으세요.",
    "it does not say where its text is": "본문의 위치가 없음",
    "it lists no chapters": "장 목록이 없음",
    "{} is missing": "{0} 없음",
    "This book is locked by its shop (DRM): it cannot be read here.": (
        "판매처가 잠근(DRM) 책이어서 여기서 읽을 수 없습니다."
    ),
    "This page has no text in it.": "이 페이지에는 텍스트가 없습니다.",
    "This JSON is nested too deeply to be read.": "JSON이 너무 깊게 중첩되어 읽을 수 없습니다.",
    "This PDF is damaged and could not be repaired: download it again, or print it to a new PDF.": (
        "PDF가 손상되어 복구할 수 없었습니다. 다시 내려받거나 새 PDF로 인쇄하세요."
    ),
    "This PDF has no text, only images: it is a scan. Run text recognition (OCR) on it first and add the PDF that gives.": (
        "텍스트 없이 이미지만 있는 스캔 PDF입니다. 먼저 문자 인식(OCR)을 거친 PDF를 추가하세요."
    ),
    "This PDF needs a password: save a copy without one and add that.": (
        "암호가 필요한 PDF입니다. 암호 없이 저장한 사본을 추가하세요."
    ),
    "This presentation has no slides.": "슬라이드가 없는 프레젠테이션입니다.",
    "This file is not text: save it anew as UTF-8 and add that.": (
        "텍스트가 아닙니다. UTF-8로 다시 저장해 추가하세요."
    ),
    "This file is damaged: a part of it is not XML. Save it anew from the program that it was made with.": (
        "파일이 손상되었습니다. 일부가 XML이 아닙니다. 만든 프로그램에서 다시 저장하세요."
    ),
    "This file is damaged, or uses something that is not known here.": (
        "파일이 손상되었거나 알 수 없는 형식을 씁니다."
    ),
    "This file is damaged, or is not what its name says.": "파일이 손상되었거나 이름과 다른 형식입니다.",
    "Download it again, or print it to a new PDF from the program that it was made with.": (
        "다시 내려받거나, 만든 프로그램에서 새 PDF로 인쇄하세요."
    ),
    "Download it again, or save it anew from the program that it was made with, perhaps as PDF.": (
        "다시 내려받거나, 만든 프로그램에서 PDF 등으로 다시 저장하세요."
    ),
    "Save it anew as plain text (UTF-8), and add that.": "일반 텍스트(UTF-8)로 다시 저장해 추가하세요.",
    "Reading this file took longer than {} seconds: split it into smaller files.": (
        "이 파일을 읽는 데 {0}초가 넘게 걸렸습니다. 더 작은 파일로 나누세요."
    ),
    "Reading this file takes more than {} MB of memory: split it into smaller files.": (
        "이 파일을 읽는 데 메모리가 {0} MB 넘게 필요합니다. 더 작은 파일로 나누세요."
    ),
    "Reading this file made its reader crash: it is damaged, or takes more memory than there is.": (
        "이 파일을 읽다가 오류로 멈췄습니다. 손상되었거나 메모리가 부족합니다."
    ),
    "This file has no text in it.": "텍스트가 없는 파일입니다.",
    "This file has more than {} characters of text: split it into smaller files.": (
        "텍스트가 {0}자를 넘습니다. 더 작은 파일로 나누세요."
    ),
    "This file has more than {} pages or sections: split it into smaller files.": (
        "{0}페이지 또는 섹션을 넘습니다. 더 작은 파일로 나누세요."
    ),
    "This is {}: {}.": "읽을 수 없는 형식입니다: {0}. {1}.",
    "This file is packed (zip, as Word, PowerPoint and EPUB files are) and damaged, perhaps cut short: save or download it again.": (
        "압축(zip) 형식의 파일이 손상되었거나 중간에 잘렸습니다. 다시 저장하거나 내려받으세요."
    ),
    "save it as PDF, Word (.docx) or text and add that": "PDF, Word(.docx) 또는 텍스트로 저장해 추가하세요",
    "run text recognition (OCR) on it and add the PDF or text that gives": (
        "문자 인식(OCR)을 거친 PDF나 텍스트를 추가하세요"
    ),
    "unpack it and add the documents inside": "압축을 풀어 안의 문서를 추가하세요",
    "add a transcript of it as text": "내용을 받아 적은 텍스트를 추가하세요",
    "it holds no text to read": "읽을 텍스트가 없습니다",
    "save it as PDF and add that": "PDF로 저장해 추가하세요",
    "save it as HTML or PDF and add that": "HTML이나 PDF로 저장해 추가하세요",
    "export its tables as CSV and add those": "표를 CSV로 내보내 추가하세요",
    "export it as CSV and add that": "CSV로 내보내 추가하세요",
    "save a copy without the password and add that": "암호 없이 저장한 사본을 추가하세요",
    "save it as .docx or PDF and add that": ".docx나 PDF로 저장해 추가하세요",
    "save it as PDF or .docx and add that": "PDF나 .docx로 저장해 추가하세요",
    "save it as .pptx or PDF and add that": ".pptx나 PDF로 저장해 추가하세요",
    "save its sheets as CSV and add those": "시트를 CSV로 저장해 추가하세요",
    "save it as .docx, .pptx or PDF and add that": ".docx, .pptx 또는 PDF로 저장해 추가하세요",
    "an image ({})": "이미지({0})",
    "a rich text file (RTF)": "서식 있는 텍스트(RTF)",
    "an old Hangul document (.hwp)": "옛 한글 문서(.hwp)",
    "a PostScript file": "PostScript 파일",
    "a DjVu file": "DjVu 파일",
    "a Windows help file (.chm)": "Windows 도움말 파일(.chm)",
    "an archive ({})": "압축 파일({0})",
    "a Windows program": "Windows 프로그램",
    "a program ({})": "프로그램({0})",
    "a sound recording ({})": "음성 파일({0})",
    "a sound recording or video ({})": "음성 또는 동영상 파일({0})",
    "a video or sound recording ({})": "동영상 또는 음성 파일({0})",
    "a video ({})": "동영상({0})",
    "a database (SQLite)": "데이터베이스(SQLite)",
    "a table (Parquet)": "표(Parquet)",
    "a Word, PowerPoint or Excel file locked with a password": "암호로 잠긴 Word, PowerPoint 또는 Excel 파일",
    "an old Word file (.doc)": "옛 Word 파일(.doc)",
    "a Hangul document ({})": "한글 문서({0})",
    "an old PowerPoint file (.ppt)": "옛 PowerPoint 파일(.ppt)",
    "an old Excel file (.xls)": "옛 Excel 파일(.xls)",
    "an Excel file (.xlsx)": "Excel 파일(.xlsx)",
    "an Office file of the old format": "옛 형식의 Office 파일",
    "an Office file of a kind that is not known here": "알 수 없는 종류의 Office 파일",
    "a file of a kind that is not known here, and not text": "알 수 없는 종류이며 텍스트가 아닌 파일",
    "an OpenDocument file": "OpenDocument 파일",
    "a Java archive": "Java 아카이브",
    # Models and runs
    "No model server is configured, so the model {} answered instead of {}. Set OPENAI_API_KEY or OPENAI_BASE_URL to use a language model.": (
        "설정된 모델 서버가 없어 {1} 대신 {0} 모델이 답했습니다. "
        "언어 모델을 쓰려면 OPENAI_API_KEY나 OPENAI_BASE_URL을 설정하세요."
    ),
    "No model is configured. Set OPENAI_API_KEY or OPENAI_BASE_URL, or name a provider in IN_PROCESS_MODELS, and start again.": (
        "설정된 모델이 없습니다. OPENAI_API_KEY나 OPENAI_BASE_URL을 설정하거나 "
        "IN_PROCESS_MODELS에 모델을 지정하고 다시 시작하세요."
    ),
    "The model provider {}={} of {} cannot be used: {}. Correct or remove it, and start again.": (
        "{2}의 모델 {0}={1}을(를) 쓸 수 없습니다: {3}. 고치거나 빼고 다시 시작하세요."
    ),
    "{} is retired; {} answered in its place (RETIRED_MODELS).": (
        "{0}은(는) 더 이상 제공되지 않아 {1}이(가) 대신 답했습니다(RETIRED_MODELS)."
    ),
    "The model connection of this answer ended with the app's restart; ask again.": (
        "앱이 다시 시작되면서 이 답변의 모델 연결이 끊겼습니다. 다시 질문하세요."
    ),
    "This model connection is not known here, or not any more. Connect the model again.": (
        "알 수 없거나 더 이상 없는 모델 연결입니다. 모델을 다시 연결하세요."
    ),
    "MODEL_PROVIDER=azure needs OPENAI_BASE_URL (https://NAME.openai.azure.com), OPENAI_API_KEY and OPENAI_MODEL (the name of a deployment). Set them and start again.": (
        "MODEL_PROVIDER=azure에는 OPENAI_BASE_URL(https://NAME.openai.azure.com), OPENAI_API_KEY, OPENAI_MODEL(배포 이름)이 필요합니다. 설정하고 다시 시작하세요."
    ),
    "MODEL_PROVIDER={} is not known here. Set it to one of: {}.": (
        "MODEL_PROVIDER={0}은(는) 알 수 없는 값입니다. 다음 중 하나로 설정하세요: {1}."
    ),
    "MODEL_PROVIDER=chat needs OPENAI_BASE_URL. Set it and start again.": (
        "MODEL_PROVIDER=chat에는 OPENAI_BASE_URL이 필요합니다. 설정하고 다시 시작하세요."
    ),
    "MODEL_PROVIDER=anthropic needs OPENAI_API_KEY. Set it and start again.": (
        "MODEL_PROVIDER=anthropic에는 OPENAI_API_KEY가 필요합니다. 설정하고 다시 시작하세요."
    ),
    "MODEL_PROVIDER=responses needs OPENAI_API_KEY. Set it and start again.": (
        "MODEL_PROVIDER=responses에는 OPENAI_API_KEY가 필요합니다. 설정하고 다시 시작하세요."
    ),
    "OPENAI_BASE_URL is not usable: it must be like http://localhost:11434/v1.": (
        "OPENAI_BASE_URL을 쓸 수 없습니다. http://localhost:11434/v1과 같아야 합니다."
    ),
    "OPENAI_BASE_URL is not usable: it must hold no user name, password or query. A key belongs into OPENAI_API_KEY.": (
        "OPENAI_BASE_URL을 쓸 수 없습니다. 사용자 이름, 암호, 쿼리가 없어야 합니다. 키는 OPENAI_API_KEY에 두세요."
    ),
    "EMBEDDING_MODEL needs OPENAI_BASE_URL or OPENAI_API_KEY. Set one, or unset it.": (
        "EMBEDDING_MODEL에는 OPENAI_BASE_URL이나 OPENAI_API_KEY가 필요합니다. 하나를 설정하거나 이 설정을 지우세요."
    ),
    "EMBEDDING_MODEL needs a server that embeds texts; Anthropic's does not. Unset it.": (
        "EMBEDDING_MODEL에는 텍스트를 임베딩하는 서버가 필요하지만 Anthropic 서버는 지원하지 않습니다. 이 설정을 지우세요."
    ),
    "{} is not usable: {}. Correct it and start again.": "{0}을(를) 쓸 수 없습니다: {1}. 고치고 다시 시작하세요.",
    "The model server listed no models within {} seconds. Try again.": (
        "모델 서버가 {0}초 안에 모델 목록을 주지 않았습니다. 다시 시도하세요."
    ),
    "The model server reported an error: {}": "모델 서버가 오류를 알렸습니다: {0}",
    "no reason was given": "이유를 밝히지 않음",
    "The model server answered {}: {}": "모델 서버의 응답 {0}: {1}",
    "The model server sent an event that cannot be read: {}": "모델 서버가 읽을 수 없는 이벤트를 보냈습니다: {0}",
    "The model server at {} could not be reached ({}). Check that it runs and that OPENAI_BASE_URL is right.": (
        "{0}의 모델 서버에 연결할 수 없습니다({1}). 서버가 실행 중이고 OPENAI_BASE_URL이 맞는지 확인하세요."
    ),
    "The connection to the model server broke off ({}).": "모델 서버와의 연결이 끊겼습니다({0}).",
    "The model server sent something that is not JSON ({}).": "모델 서버가 JSON이 아닌 것을 보냈습니다({0}).",
    "The model stopped before its answer was complete: {}. Ask again.": (
        "모델이 답변을 끝내지 못하고 멈췄습니다: {0}. 다시 질문하세요."
    ),
    "The model thought, but ended without an answer. Ask again, or choose another model.": (
        "모델이 생각만 하고 답 없이 끝냈습니다. 다시 질문하거나 다른 모델을 선택하세요."
    ),
    "The model used up all its tokens for thinking, before its first word. Ask it something smaller, give the server a larger context window, or choose a lower reasoning effort.": (
        "모델이 첫 단어를 쓰기 전에 생각하는 데 토큰을 모두 썼습니다. 더 작은 질문을 하거나, 서버의 컨텍스트 창을 늘리거나, "
        "추론 수준을 낮추세요."
    ),
    "No token was left for an answer: the prompt of about {} tokens fills the model's context window. Start the server with a larger one, or ask in a new conversation.": (
        "답변에 쓸 토큰이 남지 않았습니다. 약 {0}토큰의 프롬프트가 모델의 컨텍스트 창을 채웁니다. 서버를 더 큰 창으로 시작하거나 "
        "새 대화에서 질문하세요."
    ),
    "The tokens allowed for the answer (max_completion_tokens) were used up before its first word.": (
        "답변에 허용된 토큰(max_completion_tokens)을 첫 단어 전에 모두 썼습니다."
    ),
    "The model wrote a function call as text that could not be carried out: {}.": (
        "모델이 함수 호출을 글로 써서 실행할 수 없었습니다: {0}."
    ),
    "This model, or the server it runs on, cannot call tools, which this assistant needs. Choose a model that can.": (
        "이 모델이나 모델이 실행되는 서버는 이 어시스턴트에 필요한 도구 호출을 하지 못합니다. 도구를 호출할 수 있는 모델을 선택하세요."
    ),
    "Add credit at the provider, or choose a cheaper model.": (
        "제공업체에서 크레딧을 충전하거나 더 저렴한 모델을 선택하세요."
    ),
    "Ask in a new conversation, or choose a model with a larger context window.": (
        "새 대화에서 질문하거나 컨텍스트 창이 더 큰 모델을 선택하세요."
    ),
    "Check that OPENAI_BASE_URL is the address of the API; most end in /v1.": (
        "OPENAI_BASE_URL이 API의 주소인지 확인하세요. 대부분 /v1로 끝납니다."
    ),
    "Check that the API key (OPENAI_API_KEY) may use this model.": (
        "API 키(OPENAI_API_KEY)로 이 모델을 쓸 수 있는지 확인하세요."
    ),
    "Check the API key (OPENAI_API_KEY).": "API 키(OPENAI_API_KEY)를 확인하세요.",
    "Check the model's name and OPENAI_BASE_URL, which mostly ends in /v1.": (
        "모델 이름과 OPENAI_BASE_URL을 확인하세요. 주소는 대부분 /v1로 끝납니다."
    ),
    "If this deployment has no Responses API, set OPENAI_API_VERSION.": (
        "이 배포에 Responses API가 없으면 OPENAI_API_VERSION을 설정하세요."
    ),
    "If this server has no Responses API, set MODEL_PROVIDER=chat.": (
        "이 서버에 Responses API가 없으면 MODEL_PROVIDER=chat으로 설정하세요."
    ),
    "{} does not take {}; it was left out.": "{0} 모델이 {1} 설정을 받지 않아 제외했습니다.",
    "temperature above 1": "1보다 큰 temperature",
    "top_p beside temperature": "temperature와 함께 지정한 top_p",
    "{} with reasoning_effort": "reasoning_effort와 함께 지정한 {0}",
    "The model declined to answer: {}": "모델이 답변을 거절했습니다: {0}",
    "The model server at {} lists no model. Set OPENAI_MODEL.": (
        "{0}의 모델 서버에 모델이 없습니다. OPENAI_MODEL을 설정하세요."
    ),
    "The model asked for tools {} times in a row and never answered.": (
        "모델이 답하지 않고 도구를 {0}번 연달아 요청했습니다."
    ),
    "{} of the conversation's {} turns were left out, because it is too long for the model.": (
        "대화가 모델에 비해 너무 길어 {1}개 차례 중 {0}개를 제외했습니다."
    ),
    "The engine failed: {}: {}": "엔진이 실패했습니다: {0}: {1}",
    "The model server closed the connection before the answer was complete.": (
        "답변이 끝나기 전에 모델 서버가 연결을 닫았습니다."
    ),
    "The model server sent nothing for {} seconds. Try again, or raise MODEL_SILENCE_SECONDS if the model needs longer.": (
        "모델 서버가 {0}초 동안 아무것도 보내지 않았습니다. 다시 시도하거나 더 오래 걸리는 모델이라면 "
        "MODEL_SILENCE_SECONDS를 늘리세요."
    ),
    "The model server ended its answer without any text or tool call.": (
        "모델 서버가 텍스트나 도구 호출 없이 답변을 끝냈습니다."
    ),
    "A vector store has expired or was deleted, so its files were not searched.": (
        "벡터 저장소가 만료되었거나 삭제되어 그 파일은 검색하지 않았습니다."
    ),
    "{} of the files {} still being read and could not be searched.": (
        "파일 {0}개는 아직 읽는 중이어서 검색하지 못했습니다."
    ),
    "The arguments name nothing to look for. Give `queries` as a list of strings.": (
        "찾을 내용이 없습니다. `queries`를 문자열 목록으로 주세요."
    ),
    "There is no file to search: none has been added to this conversation.": (
        "검색할 파일이 없습니다. 이 대화에 추가된 파일이 없습니다."
    ),
    "{} of the files could not be read.": "파일 {0}개를 읽을 수 없었습니다.",
    "No code can be run here, so the model was not offered code_interpreter: {}": (
        "여기서는 코드를 실행할 수 없어 모델에 코드 실행 도구를 제공하지 않았습니다: {0}"
    ),
    # Why no code is run, and what stopped it
    "it is switched off (INTERPRETER=off).": "설정에서 꺼져 있습니다(INTERPRETER=off).",
    "the sandbox needs Linux; this is {}.": "샌드박스에는 Linux가 필요합니다. 이 컴퓨터의 운영 체제: {0}.",
    "the package sandlock is not installed.": "sandlock 패키지가 설치되어 있지 않습니다.",
    "the system calls of this machine ({}) are not listed.": (
        "이 컴퓨터({0})의 시스템 호출 목록이 없습니다."
    ),
    "this kernel ({}) has no Landlock, or it is switched off.": (
        "이 커널({0})에 Landlock이 없거나 꺼져 있습니다."
    ),
    "the kernel {} is too old: Linux 6.12 is needed (Landlock {}).": (
        "커널 {0}은 오래되었습니다. Linux 6.12 이상이 필요합니다(Landlock {1})."
    ),
    "the sandbox cannot be started: {}.": "샌드박스를 시작할 수 없습니다: {0}.",
    "the sandbox does not start: {}": "샌드박스가 시작되지 않습니다: {0}",
    "the sandbox does not run code: {}": "샌드박스에서 코드가 실행되지 않습니다: {0}",
    "the sandbox does not hold here: code in it could read a file outside.": (
        "여기서는 샌드박스가 안전하지 않습니다. 안의 코드가 바깥 파일을 읽을 수 있었습니다."
    ),
    "the sandbox does not hold here: code in it could learn of a file outside.": (
        "여기서는 샌드박스가 안전하지 않습니다. 안의 코드가 바깥 파일에 대해 알아낼 수 있었습니다."
    ),
    "the sandbox does not hold here: code in it could make a call that is not listed.": (
        "여기서는 샌드박스가 안전하지 않습니다. 안의 코드가 목록에 없는 시스템 호출을 할 수 있었습니다."
    ),
    "the sandbox does not hold here: code in it could write a file outside.": (
        "여기서는 샌드박스가 안전하지 않습니다. 안의 코드가 바깥에 파일을 쓸 수 있었습니다."
    ),
    "the sandbox does not hold here: code in it could open a connection.": (
        "여기서는 샌드박스가 안전하지 않습니다. 안의 코드가 연결을 열 수 있었습니다."
    ),
    "Stopped: it opened more than 100 pipes or sockets.": "파이프나 소켓을 100개 넘게 열어 중단했습니다.",
    "Stopped: it locked more than 1,000 parts of files.": "파일의 1,000곳 이상을 잠가 중단했습니다.",
    "Stopped: it ran for more than {} seconds (INTERPRETER_SECONDS).": (
        "실행 시간이 {0}초를 넘어 중단했습니다(INTERPRETER_SECONDS)."
    ),
    "It needed more than {} MB of memory (INTERPRETER_MEMORY_MB).": (
        "메모리가 {0}MB보다 많이 필요했습니다(INTERPRETER_MEMORY_MB)."
    ),
    "It wanted more than {} processes (INTERPRETER_PROCESSES).": (
        "프로세스를 {0}개보다 많이 만들려고 했습니다(INTERPRETER_PROCESSES)."
    ),
    "Stopped: it started hundreds of threads.": "스레드를 수백 개 만들어 중단했습니다.",
    "It wrote more than {} MB under /mnt/data (INTERPRETER_DISK_MB).": (
        "/mnt/data에 {0}MB보다 많이 썼습니다(INTERPRETER_DISK_MB)."
    ),
    "Stopped: it made more than 2,000 files, folders more than 30 deep, or files that cannot be counted (in folders that may not be listed, or removed while they are in use).": (
        "파일을 2,000개보다 많이 만들었거나, 폴더를 30단계보다 깊게 만들었거나, 셀 수 없는 파일(목록을 볼 수 없는 폴더에 있거나 사용 중에 삭제된 파일)을 만들어 중단했습니다."
    ),
    "All files under /mnt/data were removed. Those that were given, and those that earlier calls made and returned, are there again in the next call.": (
        "/mnt/data의 모든 파일을 삭제했습니다. 제공된 파일과 이전 호출에서 만들어 돌려준 파일은 다음 호출에서 다시 사용할 수 있습니다."
    ),
    "{} had no room under /mnt/data (INTERPRETER_DISK_MB).": (
        "/mnt/data에 공간이 부족하여 넣지 못한 파일: {0}(INTERPRETER_DISK_MB)."
    ),
    "Stopped: the interpreter's process ended.": "인터프리터 프로세스가 끝나 중단되었습니다.",
    "The engine closed the stream before the run began.": "실행이 시작되기 전에 엔진이 스트림을 닫았습니다.",
    "A 10-Q tells only what is new since the 10-K: {} paragraphs of the 10-K are not repeated, which does not mean that they were removed.": (
        "10-Q는 10-K 이후 새로운 내용만 적습니다. 10-K의 문단 {0}개가 다시 실리지 않았지만 삭제된 것은 아닙니다."
    ),
    "A long passage was cut; its link opens it whole.": "긴 대목은 잘렸습니다. 링크를 열면 전체를 볼 수 있습니다.",
    "A table is larger than what is read; its end is missing.": "표가 너무 커서 끝부분을 읽지 못했습니다.",
    "No passage has a word of the question. Ask in the language of the filing, or read a section.": (
        "질문의 낱말이 들어 있는 대목이 없습니다. 공시의 언어로 묻거나 항목을 읽으세요."
    ),
    "No table of the filing has {} in such a row; open it by its link.": (
        "공시의 어느 표에도 그런 행에 {0}이(가) 없습니다. 링크로 공시를 여세요."
    ),
    "SEC EDGAR does not have the document of {} {} of {}; open {}.": (
        "SEC EDGAR에 {2} 제출된 {0} {1}의 문서가 없습니다. {3}을(를) 여세요."
    ),
    "SEC EDGAR lists no annual report of {}.": "SEC EDGAR에 {0}의 연간 보고서가 없습니다.",
    "SEC EDGAR lists no filing {} of {}. Ask get_filings for its list.": (
        "SEC EDGAR에 {1}의 공시 {0}이(가) 없습니다. get_filings로 목록을 확인하세요."
    ),
    "SEC EDGAR lists no {} of {} for a period that ends in {}; there are those of {}.": (
        "SEC EDGAR에 {2}년에 끝나는 기간의 {1} {0}이(가) 없습니다. 있는 것: {3}."
    ),
    "SEC EDGAR lists no {} of {} for the year before that.": "SEC EDGAR에 {1}의 전년도 {0}이(가) 없습니다.",
    "Several sections are called {}: {}.": "{0}(이)라는 항목이 여럿입니다: {1}.",
    "Tables are not compared; read_filing shows them.": "표는 비교하지 않습니다. read_filing으로 볼 수 있습니다.",
    "The document ends in its middle; what came of it was read.": "문서가 중간에 끊겨 받은 데까지 읽었습니다.",
    "The document has no text that could be read; open it by its link.": (
        "문서에 읽을 수 있는 글이 없습니다. 링크로 여세요."
    ),
    "The document is longer than what is read; its end is missing.": "문서가 너무 길어 끝부분을 읽지 못했습니다.",
    "The document is nested too deeply; its formatting was left out.": (
        "문서의 구조가 너무 깊어 서식을 빼고 읽었습니다."
    ),
    "The document is not well formed; it was read as far as it goes.": (
        "문서의 형식이 올바르지 않아 읽을 수 있는 데까지 읽었습니다."
    ),
    "The document is plain text, so its tables could not be told from its text.": (
        "문서가 일반 텍스트라 표를 본문과 구분하지 못했습니다."
    ),
    "The filing has no section {}. There are: {}.": "공시에 {0} 항목이 없습니다. 있는 항목: {1}.",
    "The items of the form {} could not be told in this document; its headings are told as they stand.": (
        "이 문서에서 {0} 양식의 항목을 구분하지 못해 제목을 있는 그대로 보여 줍니다."
    ),
    "The text of filings is read from SEC EDGAR alone. Korean companies file with OpenDART: open the report by its link from get_filings.": (
        "공시 본문은 SEC EDGAR에서만 읽습니다. 한국 기업은 OpenDART에 공시하므로 get_filings의 링크로 보고서를 여세요."
    ),
    "There are {} parts of changes; there is no part {}.": "변경 사항은 {0}부분입니다. {1}번째 부분은 없습니다.",
    "This place is not printed in the filing; open the filing itself by its link.": (
        "공시 본문에 인쇄되지 않은 곳입니다. 링크로 공시를 여세요."
    ),
    "This section has {} parts; there is no part {}.": "이 항목은 {0}부분입니다. {1}번째 부분은 없습니다.",
    # Lists of filings, and figures by segment
    "SEC EDGAR lists no {} of {} {}.": "SEC EDGAR에 {1}의 {0} 공시가 없습니다({2}).",
    "A company from abroad files 20-F or 40-F instead of 10-K, and 6-K instead of 10-Q and 8-K.": (
        "해외 기업은 10-K 대신 20-F나 40-F를, 10-Q와 8-K 대신 6-K를 제출합니다."
    ),
    "SEC EDGAR has no list of filings under CIK {}.": "SEC EDGAR에 CIK {0}의 공시 목록이 없습니다.",
    "{} did not have its list of filings from {} to {}.": "{0}에 {1}부터 {2}까지의 공시 목록이 없었습니다.",
    "{} sent a list of filings in a shape that is not known.": "{0}가 알 수 없는 형식의 공시 목록을 보냈습니다.",
    "{} sent a list of documents in a shape that is not known.": "{0}가 알 수 없는 형식의 문서 목록을 보냈습니다.",
    (
        "The main document of the {} that {} filed on {} ({}) is not at SEC EDGAR under any name that it tells. "
        "Open {}."
    ): (
        "{1}가 {2}에 제출한 {0}({3})의 본문을 SEC EDGAR가 알려 주는 어떤 이름으로도 찾을 수 없습니다. {4}에서 여세요."
    ),
    "No report of {} that SEC EDGAR has since {} tells figures by {}.": (
        "SEC EDGAR에 있는 {1}년 이후 {0}의 보고서에는 {2}별 수치가 없습니다."
    ),
    "These reports could not be opened at {}: {}.": "{0}에서 다음 보고서를 열 수 없었습니다: {1}.",
    (
        "{} of the segments adds up to {} in the period to {}, and the company's is {}: the rest is not allocated "
        "to segments."
    ): "{2}까지의 기간에 {0}의 부문 합계는 {1}, 회사 합계는 {3}입니다. 나머지는 부문에 배분되지 않았습니다.",
    (
        "{} of the members adds up to {} in the period to {}, and the company's is {}: the report does not tell "
        "all of it this way, or some of it under several names."
    ): (
        "{2}까지의 기간에 {0}의 항목별 합계는 {1}, 회사 합계는 {3}입니다. 보고서가 전부를 이렇게 나누어 밝히지 "
        "않았거나 일부를 여러 이름으로 실었습니다."
    ),
    "One of the members is counted in others too; without it they add up.": (
        "항목 하나는 다른 항목에도 포함되어 있으며, 이를 빼면 합계가 맞습니다."
    ),
    "Fourth quarters are not reported by themselves: only the annual report covers them.": (
        "4분기는 따로 보고되지 않고 연차보고서에만 포함됩니다."
    ),
    "The newest {} of {} filings. Ask for one form to see older ones.": (
        "공시 {1}건 중 최근 {0}건입니다. 더 오래된 것은 서식 하나를 지정해 찾으세요."
    ),
    "Not listed, to be had by its form: {}.": "목록에서 뺐으며 서식을 지정하면 볼 수 있습니다: {0}.",
    "years must be 1 to {}, not {}.": "years는 1에서 {0} 사이여야 하며 {1}은(는) 쓸 수 없습니다.",
    # Items of current reports (8-K)
    "Material agreement entered": "중요 계약 체결",
    "Material agreement terminated": "중요 계약 해지",
    "Bankruptcy or receivership": "파산 또는 법정관리",
    "Mine safety": "광산 안전",
    "Cybersecurity incident": "사이버 보안 사고",
    "Acquisition or disposal of assets completed": "자산 취득·처분 완료",
    "Results of operations": "영업 실적",
    "New financial obligation": "새 금융 채무",
    "Financial obligation accelerated": "금융 채무의 기한이익 상실",
    "Costs of exit or disposal": "철수·처분 비용",
    "Impairment": "손상차손",
    "Delisting notice or transfer of listing": "상장폐지 통지 또는 이전 상장",
    "Unregistered sale of shares": "미등록 주식 발행",
    "Rights of shareholders changed": "주주 권리 변경",
    "Auditor changed": "감사인 변경",
    "Earlier statements no longer to be relied on": "과거 재무제표 신뢰 불가",
    "Control of the company changed": "지배권 변동",
    "Directors or officers changed": "이사·임원 변동",
    "Articles, bylaws or fiscal year changed": "정관 또는 회계연도 변경",
    "Trading suspended for employee plans": "임직원 제도 관련 거래 정지",
    "Code of ethics changed or waived": "윤리 규정 변경 또는 면제",
    "Votes of shareholders": "주주 표결",
    "Nominations of directors by shareholders": "주주의 이사 추천",
    "Asset-backed securities": "자산유동화증권",
    "Regulation FD disclosure": "공정공시(Reg FD)",
    "Other events": "기타 사항",
    "Financial statements and exhibits": "재무제표와 첨부 서류",
}
"""What tools, files and models say of themselves, in English, as templates; see `said.py`."""
