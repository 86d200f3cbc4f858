"""What the model says about itself, whatever the skill."""

from assistant_core.builtin.language import Language

FOOTER: dict[Language, str] = {
    "en": "Answered by the built-in rule-based model, not a language model.",
    "ko": "언어 모델이 아닌 내장 규칙 기반 모델이 작성한 답변입니다.",
}
HELLO: dict[Language, str] = {
    "en": "Hello! I am the built-in model: rules, not a language model. I can {abilities}.",
    "ko": "안녕하세요! 저는 언어 모델이 아니라 규칙으로 움직이는 내장 모델입니다. 할 수 있는 일:"
    " {abilities}.",
}
WELCOME: dict[Language, str] = {
    "en": "You're welcome! I'm here whenever you have another question.",
    "ko": "천만에요! 궁금한 점이 생기면 언제든 물어보세요.",
}
CAN_ONLY: dict[Language, str] = {
    "en": "I am the rule-based built-in model, and this question is beyond my rules. I can only {abilities}.",
    "ko": "저는 규칙 기반 내장 모델이라 이 질문에는 답할 수 없습니다. 할 수 있는 일은 이것뿐입니다:"
    " {abilities}.",
}
NO_TOOL: dict[Language, str] = {
    "en": "For that I need tools that are not available in this conversation.",
    "ko": "그러려면 도구가 필요한데, 이 대화에는 그 도구가 없습니다.",
}
TRY: dict[Language, str] = {"en": "For example:", "ko": "예를 들면:"}
RETURNED: dict[Language, str] = {
    "en": "I have no rules to interpret `{name}`. It returned:",
    "ko": "`{name}` 함수의 결과를 해석하는 규칙이 없어 그대로 보여 드립니다:",
}
OR: dict[Language, str] = {"en": " or ", "ko": ", "}
