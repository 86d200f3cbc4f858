"""Questions of mathematics in Korean → problems. Particles stand right behind a formula, verbs at the end."""

import re

from assistant_core.builtin.mathematics import notation
from assistant_core.builtin.mathematics.english import bare, equations, headless
from assistant_core.builtin.mathematics.korean_words import in_signs
from assistant_core.builtin.mathematics.notation import DEFINED, integral, limit
from assistant_core.builtin.mathematics.parser import expression
from assistant_core.builtin.mathematics.problem import (
    Problem,
    about,
    evaluated,
    roots,
    solving,
)
from assistant_core.builtin.mathematics.tokens import Unreadable

DETAIL = re.compile(
    r"(좀 )?(더 )?(단계별로|단계적으로|한 단계씩|자세히|자세하게|상세히|상세하게|차근차근"
    r"|구체적으로)( 설명(하면서|과 함께))?"
    r"|(의 )?풀이 ?과정(을|도|과 함께|까지)?( ?(보여|알려|설명해) ?(줘요?|주세요|주십시오))?"
    r"|과정을 (보이며|보여)|과정과 함께"
)
_POLITE = re.compile(
    r"(^|(?<=\s))(안녕하세요|안녕|저기요?|혹시|제발|다음(?:의|을|를)?|이|두 (?:수|식)|x에 대한"
    r"|주어진|아래|아래의|선생님|좀"
    r"|그럼|그러면)(?=[\s,.!~]|$)[,.!~]*"
)
_END = (
    r"(?:\s*(?:하면|했을 때|한\s*(?:값|결과|식)(?:을|를|은|는|이)?))?"
    r"(?:\s*(?:해|하|구해|구하|풀어|풀|푸|계산해|계산하|찾아|알려|말해|보여|도와|부탁)?\s*"
    r"(?:줘요?|주세요|주십시오|주시겠어요|줄래요?|(?:줄|주실) 수 (?:있어요?|있나요|있을까요)|달라"
    r"|드려요|라|여라"
    r"|요|세요|시오|자|봐요?|보세요|보자"
    r"|드립니다|하세요|합니다|할래|해|하라|하시오|기|싶어요?|싶습니다))?\s*"
)
_IS = (
    r"\s*(?:은|는|이|가|을|를)?\s*(?:얼마(?:야|예요|에요|인가요|입니까|지|죠|일까요?)?"
    r"|무엇(?:인가요|입니까|이야|이에요|일까요?)?|뭐(?:야|예요|에요|죠|지|니)?|뭔가요|몇(?:이야"
    r"|인가요|이에요|입니까|이지)?"
    r"|어떻게 (?:되나요|돼요?|됩니까|될까요?)|인가요|입니까)?\s*"
)
_TO = r"\s*(?:을|를|은|는|이|가|의)?\s*"
_KIND = (
    r"(?:(?:(?:연립|일차|이차|삼차|다항|일원|이원)*\s*(?:방정식|부등식|식|함수|다항식|문제"
    r"|수식)|수)\s*(?:인|:)?\s*)?"
)
_ABOUT = r"(?:(?P<variable>[a-z])에 (?:대해서?|대하여|관해|관하여)\s*)?"
_RANGE = r"(?:(?P<a>\S+?)\s*(?:에서|부터)\s*(?P<b>\S+?)\s*까지\s*)"
_LETTERS = r"[a-z](?:(?:와|과|,)\s*[a-z])*"
_GOES = (
    r"(?:(?P<variable>[a-z])\s*(?:가|이)?\s*(?P<point>-?\s*\S+?)\s*(?:의\s*(?P<from>오른쪽"
    r"|왼쪽)에서)?\s*(?:으로|로|에)?\s*"
    r"(?:한없이\s*)?(?:갈|가까워질|다가갈|커질|접근할|수렴할)\s*때"
    r"|(?P<variable2>[a-z])\s*->\s*(?P<point2>\S+?)\s*(?:로\s*)?(?:일|갈)\s*때)"
)
_FORMS = (
    (
        "function",
        rf"{_KIND}{DEFINED}(?P<e>.+?)(?:일 때|이면|라 할 때|라고 하면|에서|에 대하여|에 대해),?\s*"
        rf"(?P<asked>[fgh]\s*'*\(.+\)|d[yf]/dx){_TO}(?:(?:의\s*)?값)?{_TO}{_END}{_IS}",
    ),
    (
        "slope",
        rf"{_KIND}y\s*=(?P<e>.+?)(?:일 때|이면|에서),?\s*(?P<asked>d[yf]/dx|y'+){_TO}{_END}{_IS}",
    ),
    ("integral", rf"{_KIND}(?P<e>.+?){_TO}{_RANGE}(?:정)?적분(?:\s*값)?{_TO}{_END}{_IS}"),
    ("integral", rf"{_RANGE}{_KIND}(?P<e>.+?){_TO}(?:정)?적분(?:\s*값)?{_TO}{_END}{_IS}"),
    ("integral", rf"{_KIND}(?P<e>.+?){_TO}{_ABOUT}(?:부정)?적분{_TO}{_END}{_IS}"),
    (
        "derivative",
        rf"{_KIND}(?P<e>.+?){_TO}{_ABOUT}(?P<times>두\s?번\s*|세\s?번\s*|2번\s*|3번\s*)?"
        rf"(?:미분(?:값)?|(?P<order>이계|삼계|2계|3계)?\s*도함수){_TO}{_END}{_IS}",
    ),
    (
        "derivative",
        rf"{_KIND}(?P<e>.+?)의\s*[a-z]\s*=\s*(?P<point>\S+?)\s*(?:에서의?"
        rf"|일 때의?)\s*미분\s*계수{_TO}{_END}{_IS}",
    ),
    (
        "derivative",
        rf"[a-z]\s*=\s*(?P<point>\S+?)\s*(?:에서의?|일 때의?)\s*{_KIND}"
        rf"(?P<e>.+?)의\s*미분\s*계수{_TO}{_END}{_IS}",
    ),
    (
        "limit",
        rf"{_GOES},?\s*(?:의\s*)?{_KIND}(?P<e>.+?){_TO}(?:극한(?:값)?|(?P<sided>우극한|좌극한)"
        rf"(?:값)?){_TO}{_END}{_IS}",
    ),
    ("factor", rf"{_KIND}(?P<e>.+?){_TO}(?:소?인수\s*분해){_TO}{_END}{_IS}"),
    ("expand", rf"{_KIND}(?P<e>.+?){_TO}전개{_TO}{_END}{_IS}"),
    ("simplify", rf"{_KIND}(?P<e>.+?){_TO}(?:간단히|간단하게|정리|약분)\s*(?:정리)?{_TO}{_END}{_IS}"),
    (
        "value",
        rf"(?P<values>[a-z]\s*(?:=|가|이)\s*.+?)\s*(?:일\s*때|이면|면)의?,?\s*{_KIND}(?P<e>.+?)"
        rf"(?:의\s*값)?{_TO}{_END}{_IS}",
    ),
    ("value", rf"{_KIND}(?P<e>.+?)에\s*(?P<values>[a-z]\s*=\s*.+?)(?:을|를)\s*(?:대입){_TO}{_END}{_IS}"),
    (
        "roots",
        rf"{_KIND}(?P<e>.+?)(?:의|을 만족하는|를 만족하는)\s*(?:모든\s*|두\s*)?(?:해|근|실근|풀이"
        rf"|(?P<letters>{_LETTERS})(?:의? (?:값|범위))?){_TO}{_END}{_IS}",
    ),
    ("set", rf"{_KIND}(?P<e>.+?)(?:의|을 만족하는|를 만족하는)\s*(?:모든\s*)?값{_TO}{_END}{_IS}"),
    (
        "roots",
        rf"{_KIND}(?P<e>.+?)(?:일|이면|면|인|에서|이다|입니다)\s*(?:때)?,?\s*(?P<letters>{_LETTERS})(?:의? "
        rf"(?:값|범위))?{_TO}{_END}{_IS}",
    ),
    (
        "roots",
        rf"{_KIND}(?P<e>.+?){_TO}(?:(?P<letters>{_LETTERS})에 (?:대해서?|대하여|관해|관하여)\s*)?(?:어떻게 )?"
        r"(?:연립(?:해서?|하여)? )?"
        rf"(?:풀어|풀이|풀|푸|해결해|해결하|연립)(?:면|하면)?{_END}{_IS}",
    ),
    ("roots", rf"(?P<letters>[a-z])에 (?:대해서?|대하여) (?:풀어|풀|푸){_END}[:.,]\s*{_KIND}(?P<e>.+)"),
    # Both of them: the positive one is called "루트".
    ("squares", rf"(?P<e>[\d./]+|\([^()]*\))\s*의\s*제곱\s*근{_TO}{_END}{_IS}"),
    (
        "compute",
        rf"{_KIND}(?P<e>.+?)(?P<value>의\s*(?:계산\s*)?(?:값|결과))?{_TO}(?:계산(?:하면|한 값)?"
        rf"|구){_TO}{_END}{_IS}",
    ),
    ("compute", rf"{_KIND}(?P<e>.+?)(?P<value>의\s*(?:계산\s*)?(?:값|결과))?{_IS}"),
    ("bare", r"(?P<e>.+?)\s*답(?:이|은)?(?:\s*(?:뭐야|뭐예요|얼마야|무엇인가요|알려 ?줘|알려 ?주세요))?"),
)
_COMPILED = [(task, re.compile(form, re.I | re.S)) for task, form in _FORMS]
_ORDERS = {"이계": 2, "2계": 2, "삼계": 3, "3계": 3, "두": 2, "2": 2, "세": 3, "3": 3}
_ASKED = re.compile(r"얼마|계산|구하|구해|몇|값")
_JOINT = re.compile(r"\s*(?:(?:이고|고|와|과|,?\s*그리고)(?=[\s,])|(?:에서|일\s*때),?(?=\s*[a-z]\s*=))\s*")
_VERB_FIRST = re.compile(
    r"(?P<verb>(?:[가-힣]+ )*?(?:미분|적분|부정적분|인수분해|소인수분해|전개|간단히|계산|풀|푸"
    r"|풀이|구)[가-힣]*(?: [가-힣]+)*)\s*"
    r"[:.,]?\s+(?P<e>[^가-힣]+)"
)

_OBJECT = re.compile(
    r"^(?:(?:연립)?(?:방정식|부등식)|식|함수|문제)(?:을|를|의)\s*|(?:(?:극한)?값|극한|해)(?:을|를)\s*"
)


def read(text: str) -> Problem:
    """`Unreadable` when it is not, as a whole, a question of mathematics."""
    said = _cleared(text)
    if match := _VERB_FIRST.fullmatch(said):
        said = f"{headless(match['e'].strip(' ?.'))} {_OBJECT.sub('', match['verb']).strip()}"
    for task, form in _COMPILED:
        if match := form.fullmatch(said):
            try:
                found = {key: value for key, value in match.groupdict().items() if value}
                return _problem(task, found, sure=bool(_ASKED.search(said)))
            except Unreadable:
                continue
    raise Unreadable(text)


def _problem(task: str, found: dict[str, str], sure: bool) -> Problem:
    said, variable = found["e"].strip(" ,.:\n"), found.get("variable", found.get("variable2", ""))
    letters = re.findall("[a-z]", found.get("letters", ""))
    match task:
        case "function":
            return notation.of_function(found["f"], found["argument"], said, found["asked"])
        case "slope":
            return notation.of_function("y", "x", said, found["asked"])
        case "integral":
            return integral(headless(said), variable, found.get("a"), found.get("b"))
        case "derivative":
            point = expression(found["point"]) if "point" in found else None
            order = _ORDERS.get(found.get("order", found.get("times", ""))[:2].strip(" 번"), 1)
            return about("derivative", headless(said), variable, point=point, order=order)
        case "limit":
            side = {"오른쪽": "+", "우극한": "+", "왼쪽": "-", "좌극한": "-"}
            told = found.get("from", found.get("sided", ""))
            return limit(
                headless(said), variable, found.get("point", found.get("point2", "")), side.get(told, "")
            )
        case "simplify" | "factor" | "expand":
            return about(task, headless(said))
        case "value":
            values = re.sub(r"(?<=[a-z])\s*(?:가|이)\s+", " = ", _JOINT.sub(", ", found["values"]))
            return evaluated(headless(said), equations(values))
        case "squares":
            return solving([f"x^2 = {said}"])
        case "set" if not re.search("[=<>]", said):
            raise Unreadable(said)  # the value of an expression: zero is not meant
        case "roots" | "set":
            parts = equations(_JOINT.sub(", ", said))
            return roots(parts[0], letters) if len(parts) == 1 else solving(parts, letters)
    problem = bare(_JOINT.sub(", ", said), sure)
    if problem.task == "simplify" and "value" in found:
        raise Unreadable(said)
    return problem


def _cleared(text: str) -> str:
    text = in_signs(_POLITE.sub(" ", text))
    text = re.sub(r"[?]|(?<=[\w)])[.]+(?=\s|$)|(?<=[가-힣])!", " ", text)
    return re.sub(r"[ \t]+", " ", text).strip(" ,;:.")
