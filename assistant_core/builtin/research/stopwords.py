"""Words that are never, on their own, the name of a company. What is left of a question is."""

ENGLISH = frozenset(
    """
    a about above according account across actually after again ago ai all almost also am an analyse
    analysis analyst analysts analyze any anything are as ask at available away back bad be been before
    being best better between big both but by can cannot cant compare compared comparing comparison could
    current currently day days debt debts did do does doing dont down during each else enough even ever
    every everything explain far few figure figures find fine first five for form four from fundamental
    fundamentals future general get getting give given go going good got great guess guys had happen
    happened happening has have having health healthy he hello help her here hey hi high him his history
    hold holding how however i id if im in info information into is isnt it its ive just keep kind know
    large last lately later least less let lets like likely list little long look looking looks lot low
    make makes many market markets maybe me mean meant might mine moment month months more most much must
    my near need never new news next nice no not now number numbers of off often ok okay old on once one
    only opinion other our out over overall own part past people perhaps please point possible pretty
    probably put question quick quickly quite rather read really reason reasons recent recently research
    right risk risks risky run safe same say see seem seems she short should show shows side simple since
    situation small so some someone something sound still strong sum summarise summarize summary sure take
    talk tell terms than thank thanks that thats the their them then there these they thing things think
    this those though thought thoughts three through time times today tomorrow too top tough trend trends
    trust try two under until up upcoming us use used using very view want wants was way we weak week
    weeks well were what whats when where whether which while who whole whose why will with within
    wondering word words work works worried would year years yes yesterday yet you your youre asap anyone
    anybody doesnt didnt affordable annual asset assets balance bargain bear bearish bond bonds book
    borrow borrowed borrowing bought bubble bull bullish business buy buying capital cap cash ceo cfo
    chart charts cheap close closed closes closing companies company competition competitor competitors
    cost costs crash crypto currency daily data dividend dividends dollar dollars earn earned earning
    earnings economy eps equity etf etfs euro euros exchange expensive fell fall falling fair finance
    finances financial financially financials firm fiscal flow fund funds fy gain gains gdp gross grow
    growing grown grew growth income index inflation interest invest invested investing investment
    investments investor investors ipo leverage leveraged liabilities liability liquid liquidity loss
    losses made margin margins money moved multiple multiples net operating outlook overpriced overvalued
    owe owes pay pays pe peg performance performed performing performs perform portfolio position price
    priced prices profit profitability profitable profits quarter quarterly quarters rate rates ratio
    ratios recession recommend recommendation recommended result results return returns revenue revenues
    rise rising rose sale sales sector sell selling share shareholder shareholders shares sheet sheets
    solvency solvent stable stock stocks statement statements story ticker tickers total trade traded
    trades trading turnover undervalued underpriced usd eur gbp krw jpy valuation value valued volatile
    volatility volume worth ytd roe roa roi fcf ebitda ev ttm yoy uk eu q1 q2 q3 q4 usa cagr sec gaap
    indebted bankrupt bankruptcy state january february march april may june july august september october
    november december monday tuesday wednesday thursday friday saturday sunday english korean korea
    america europe china p e b d s per pbr check predict rank pick pull fetch review evaluate assess
    discount discounted discounting terminal perpetual perpetuity dcf wacc intrinsic assumption assumptions
    report reports reporting reported insider insiders owns owned owner owners ownership institution
    institutions institutional holder holders target targets estimate estimates estimated expect expects
    expected expectation expectations consensus headline headlines article articles split splits trailing
    twelve ttm ltm six seven eight nine ten percent capex expenditure expenditures generate generates
    generated generating free quote quotes cap industry employee employees profile headquarters ev roic roce
    fcf yen sterling rupees francs yuan buyback buybacks repurchase repurchases upcoming date dates
    yield yields payout payouts metrics metric return interest coverage conversion margin
    lookup calculate compute estimate describe discuss consider honestly basically assuming suppose
    regarding concerning wow sorry friend family dad mom broker bank house car job tax taxes rich retire
    retirement savings plan plans warren buffett buffet munger elon musk trump smart safely ignore
    instruction instructions previous system prompt
    plot plots plotted plotting draw drawn drawing graph graphs graphed charted charting visualise visualize
    average averages moving sma cumulative daily sessions session annualised annualized hundred simple rolling
    """.split()
)

ENGLISH_SEPARATORS = frozenset("and or vs versus with to against than plus".split())

LEGAL_FORMS = frozenset(
    "inc inc. corp corp. co co. ltd ltd. plc ag se sa nv n.v. llc group holdings company corporation".split()
)

# Beginnings of Korean words (verbs change their endings), two syllables or more.
KOREAN_STEMS = tuple(
    """
    주식 주가 주주 재무 상태 상황 알려 알고 알아 궁금 어때 어떤 어떻 어떨 사도 사야 살까 살만 매수 매도
    팔아 팔까 투자 될까 되나 되는 될지 되요 돼요 괜찮 괜찬 좋은 좋을 좋아 좋나 나쁜 비교 분석 설명 보여
    말해 요약 정리 평가 해줘 해주 주세요 부탁 매출 이익 순익 손익 실적 영업 성장 마진 수익 부채 자산 자본
    차입 레버리지 유동 현금 대차 배당 가격 시세 종가 차트 고평가 저평가 밸류 전망 추천 종목 기업 회사 상장
    시장 경제 금리 환율 물가 최근 요즘 지금 현재 오늘 어제 내일 올해 작년 내년 분기 연간 앞으로 이제 정도
    얼마 무엇 무슨 뭐가 뭐야 뭐예 누가 언제 어디 어느 왜요 그리고 그러면 그럼 그런데 그래서 그것 그거 이것
    이거 저것 거기 여기 우리 저는 제가 나는 내가 혹시 정말 진짜 아주 매우 많이 조금 제일 가장 모두 전부
    함께 같이 대해 대한 관해 관련 대비 사이 중에 중에서 차이 어느쪽 싶어 싶은 싶습 있어 있나 있는 있을
    없어 없는 하면 할까 한가 하는 했어 했나 하고싶 합니다 해도 해야 인가 일까 입니까 이야 예요 이에요 올랐
    내렸 떨어 오른 내린 오를 내릴 비싼 비싸 싼가 저렴 위험 안전 건전 구조 지표 비율 정보 자료 데이터 의견
    생각 판단 결과 이유 방법 기준 사람 시간 시점 타이밍 계속 보유 장기 단기 안녕 감사 고마 미안 네네 아니
    맞아 다시 새로 최신 먼저 다음 지난 동안 개월 일간 년간 움직 흐름 추이 변화 뉴스 소식 간단 자세 빠르
    많은 낮은 높은 작은 적은 워런 버핏 머스크 쉽게 한국어 영어 당신 이번 경쟁 분위 날씨 주는 살지 사면
    할인 영구 터미널 가중 요구 가치 적정 내재 내부자 지분 대주 기관 최대 목표 예상 추정 컨센서스 애널리 증권사
    발표 어닝 액면 분할 시가총 시총 사업 업종 섹터 직원 임직 본사 대표 최고 경영 잉여 설비 자사주 후행 직전
    거래 매매 내역 배율 배수 자기 총자산 투하 이자 당좌 보상 기사 헤드라 일정 연도 추이 매년 해마 원화 달러
    유로 엔화 위안 파운드 만약 가정 환산 무엇 뭐하 하는지 구성 현황 상승 하락 개년 현금흐 최신 실시 거래량
    그려 그래프 그림 시각 이동평 평균 누적 변동 거래일 영업일
    사는 샀는 팔면 무시 지시 이전 인덱스 펀드 채권 코인 미국 중국 일본 달러
    """.split()
)
KOREAN_WORDS = frozenset(
    """
    그 이 저 것 수 좀 더 잘 안 못 및 또 또는 와 과 랑 의 왜 뭐 나 내 제 너 한국 가 은 는 도 대 중 좋 빚 재
    살 사
    """.split()
)
