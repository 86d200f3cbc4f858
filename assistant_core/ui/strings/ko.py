from assistant_core.ui.strings.ko_exhibits import EXHIBITS

STRINGS = EXHIBITS | {
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
    "tool.search_web": "웹 검색",
    "tool.code_interpreter": "계산",
    "tool.file_search": "파일 검색",
    "tool.no_output": "반환된 내용이 없습니다.",
    "tool.never_ended": "완료되지 않았습니다.",
    "table.line": "항목",
    "table.per_share": "주당 {currency}",
    "table.shares": "주식 수, {unit}",
    "table.ratio": "비율",
    "table.source": "{source}, {date}",
    "sample": "샘플 데이터",
    "sample.help": "실시간 데이터에 연결할 수 없어 앱에 포함된 샘플을 사용했습니다. 최신 데이터가 아닙니다.",
    "model": "답변 모델: {model}",
    "model.builtin": "내장 모델(규칙 기반, 언어 모델 아님)",
    "tokens": "토큰 {count}개",
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
}
