"""What the model says about itself, whatever the skill."""

from assistant_core.builtin.language import Language

FOOTER: dict[Language, str] = {
    "en": "Answered by the built-in rule-based model, not a language model.",
    "ko": "언어 모델이 아닌 내장 규칙 기반 모델이 작성한 답변입니다.",
}
HELLO: dict[Language, str] = {
    "en": "Hello! I am the built-in model: rules, not a language model.",
    "ko": "안녕하세요! 저는 언어 모델이 아니라 규칙으로 움직이는 내장 모델입니다.",
}
BEYOND: dict[Language, str] = {
    "en": "This question is beyond my rules. A language model may be able to answer it: you can connect one"
    " under Settings → Model.",
    "ko": "이 질문은 제 규칙으로는 답할 수 없습니다. 설정 → 모델에서 언어 모델을 연결하면 도움을 받을 수"
    " 있습니다.",
}
WELCOME: dict[Language, str] = {
    "en": "You're welcome! I'm here whenever you have another question.",
    "ko": "천만에요! 궁금한 점이 생기면 언제든 물어보세요.",
}
FOREIGN: dict[Language, str] = {
    "en": "The built-in model reads questions in English and Korean only.",
    "ko": "내장 모델은 영어와 한국어로 된 질문만 읽을 수 있습니다.",
}
CAN: dict[Language, str] = {"en": "What I can do here:", "ko": "여기서 할 수 있는 일:"}
NO_TOOL: dict[Language, str] = {
    "en": "Most of what I can do needs tools that are not available in this conversation.",
    "ko": "제가 할 수 있는 일은 대부분 도구가 필요한데, 이 대화에는 그 도구가 없습니다.",
}
TRY: dict[Language, str] = {"en": "For example:", "ko": "예를 들면:"}
RETURNED: dict[Language, str] = {
    "en": "I have no rules to interpret `{name}`. It returned:",
    "ko": "`{name}` 함수의 결과를 해석하는 규칙이 없어 그대로 보여 드립니다:",
}
