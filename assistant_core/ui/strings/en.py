from assistant_core.ui.strings.en_exhibits import EXHIBITS

STRINGS = EXHIBITS | {
    "app.title": "Investor GPT",
    "investor.title": "Investor",
    "investor.caption": (
        "Ask about a listed company. Answers rest on its published statements and prices, "
        "fetched while you watch. Not investment advice."
    ),
    "investor.input": "Ask about a company or a stock",
    "investor.suggestion.1": "I want to know if Apple stock is a good buy.",
    "investor.suggestion.2": "How has Apple's profit developed?",
    "investor.suggestion.3": "How much debt does Apple have?",
    "suggestions": "Suggested questions",
    "new_chat": "New chat",
    "stop": "Stop",
    "older": "Show earlier messages",
    "phase.thinking": "Thinking",
    "phase.calling": "Looking things up",
    "phase.writing": "Writing",
    "seconds": "{seconds}\u00a0s",
    "steps.running": "Looking things up",
    "steps.done.one": "1 step",
    "steps.done": "{count} steps",
    "steps.failed.one": "1 step without a result",
    "steps.failed": "{count} steps, {failed} without a result",
    "tool.get_ticker": "Find the listing",
    "tool.get_income_statement": "Income statement",
    "tool.get_balance_sheet": "Balance sheet",
    "tool.get_cash_flow": "Cash flow statement",
    "tool.get_key_ratios": "Key ratios",
    "tool.compare_companies": "Comparison of companies",
    "tool.value_by_discounted_cash_flow": "Discounted cash flow",
    "tool.get_daily_stock_performance": "Daily prices",
    "tool.get_quote": "Quote",
    "tool.get_price_history": "Price history",
    "tool.get_company_profile": "Company profile",
    "tool.get_dividends_and_splits": "Dividends and splits",
    "tool.get_news": "News",
    "tool.get_earnings": "Earnings and estimates",
    "tool.get_ownership": "Owners and insider trades",
    "tool.search_web": "Web search",
    "tool.code_interpreter": "Computation",
    "tool.file_search": "Search in files",
    "tool.no_output": "It returned nothing.",
    "tool.never_ended": "It was not finished.",
    "figures.line": "{verified} of {checked} figures verified",
    "figures.line.one": "{verified} of 1 figure verified",
    "figures.help": "Every figure of the answer, checked against what the tools returned",
    "figures.unverified": "no source found",
    "figures.given": "from your question",
    "figures.file": "from a cited file, not checked",
    "figures.date": "date",
    "figures.text": "in a text that was returned",
    "figures.quote": "in the cited words",
    "table.line": "Line",
    "table.per_share": "{currency} per share",
    "table.shares": "{unit} of shares",
    "table.ratio": "ratio",
    "table.source": "{source}, {date}",
    "sample": "Sample data",
    "sample.help": "Bundled with the app because the live source could not be reached. Not current.",
    "model": "Answered by {model}",
    "model.builtin": "Built-in model (rules, no language model)",
    "tokens": "{count} tokens",
    "image.alt": "Chart drawn for this answer",
    "detail": "Details: {detail}",
    "problem.busy": (
        "The last question is still being answered. Your question is kept in the box: "
        "send it when the answer is there, or stop the answer first."
    ),
    "problem.engine_unreachable": (
        "The assistant engine cannot be reached. What was said so far is kept. "
        "Check that it is running, then reload this page."
    ),
    "problem.engine_key": (
        "The engine refused the key. Set ENGINE_API_KEY to your engine's key and restart."
    ),
    "problem.engine_refused": "The engine did not accept the request. Ask again, or start a new chat.",
    "problem.engine_settings": "A setting keeps the app from starting its engine. Correct it and restart.",
    "problem.expired": "The answer took too long and was given up. What was written is kept; ask again.",
    "problem.incomplete": "The answer reached its length limit. Ask for the rest, or ask more narrowly.",
    "problem.model_failed": (
        "The language model could not answer. Your question is kept; ask again, or check the model settings."
    ),
    "problem.rate_limited": (
        "The model provider refused because of a rate limit or an exhausted quota. "
        "Wait a little and ask again, or check the provider's plan."
    ),
    "problem.stopped": "Stopped. What was written is kept.",
    "problem.unexpected": "Something unforeseen went wrong. What was said is kept; ask again.",
    "problem.unknown_thread": (
        "This conversation does not exist any more. Ask a question to start a new one."
    ),
    "book.title": "Book",
    "book.caption": (
        "Ask about your own files: a book, a paper, an annual report. Every claim is cited, and "
        "each citation opens its page."
    ),
    "book.input": "Ask about your files",
    "book.empty": (
        "Drop a file into the box below, or press + there: "
        "PDF, Word, PowerPoint, EPUB, web pages, text, tables or code. Then ask about it."
    ),
    "book.suggestion.1": "What is this about?",
    "book.suggestion.2": "What are the main points?",
    "book.suggestion.3": "Give me an outline.",
    "files.title": "Files",
    "files.failed": "It could not be read. {reason}",
    "files.remove": "Remove this file",
    "files.remove.ask": "Remove {name}? It is deleted, and its citations can no longer be opened.",
    "files.remove.yes": "Remove",
    "files.known": "Already here: {names}",
    "files.waiting": "Waiting to be read",
    "files.reading": "Reading",
    "files.reading_pages": "Reading: {done} of {pages}",
    "files.indexing": "Indexing",
    "files.page": "{count} pages",
    "files.page.one": "1 page",
    "files.slide": "{count} slides",
    "files.slide.one": "1 slide",
    "files.section": "{count} sections",
    "files.section.one": "1 section",
    "cite.title": "Source",
    "cite.page": "page {number}",
    "cite.slide": "slide {number}",
    "cite.section": "section {number}",
    "cite.of": "{place} of {count}",
    "cite.image": "Page of {name}",
    "cite.gone": "{name} is no longer there: it was removed.",
    "cite.no_page": "The engine does not say where in the file this stands.",
    "table.file": "File",
    "table.page": "Page",
    "table.heading": "Heading",
    "table.score": "Score",
}
