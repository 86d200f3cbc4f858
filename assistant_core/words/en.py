"""All English words of the interface."""

STRINGS = {
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
    "phase.reading": "Reading the question",
    "phase.loading": "Loading the model",
    "phase.retrying": "Asking the model again",
    "thought.growing": "Show thinking",
    "thought.over": "Thought for {time}",
    "thought.untimed": "Thinking",
    "thought.cut": "{count} more characters are not shown.",
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
    "tool.read_filing": "Text of filings",
    "tool.compare_filings": "Changes in filings",
    "tool.search_web": "Web search",
    "tool.code_interpreter": "Computation",
    "tool.file_search": "Search in files",
    "tool.no_output": "It returned nothing.",
    "tool.never_ended": "It was not finished.",
    "figures.line": "{verified} of {checked} figures verified",
    "figures.line.one": "{verified} of 1 figure verified",
    "figures.failed": "The figures of this answer could not be checked.",
    "figures.help": "Every figure of the answer, checked against what the tools returned",
    "figures.unverified": "no source found",
    "figures.instead": "The functions have: {candidates}",
    "figures.given": "from your question",
    "figures.file": "from a cited file, not checked",
    "figures.date": "date",
    "figures.text": "in a text that was returned",
    "figures.quote": "in the cited words",
    "table.line": "Line",
    "table.source": "{source}, {date}",
    "sample": "Sample data",
    "sample.help": "Bundled with the app because the live source could not be reached. Not current.",
    "model": "Answered by {model}",
    "model.builtin": "Built-in model (rules, no language model)",
    "tokens": "{count} tokens",
    "left_out_tools": "This model's context window is too small for every tool. It was not offered: {tools}.",
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
    "problem.files_unreadable": (
        "A file could not be read. A question that came with it has not been sent and is back in the box; "
        "send it again to ask without the file."
    ),
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
    # What the page says of itself
    "connection.lost": "No connection to the app. Trying again… What you have typed is kept.",
    "connection.waits": "No connection to the app. Your question is sent as soon as the connection is back.",
    "connection.back": "Connected again.",
    "refused.type": "“{name}” is of a kind that cannot be read here.",
    "refused.size": (
        "“{name}” is larger than {limit} MB. Split it, or add only the part that your question is about."
    ),
    "refused.failed": "“{name}” could not be uploaded. Click its mark to try again.",
    "refused.held": "Not sent yet. Send again to ask without what is listed here.",
    "refused.advice.image": (
        "Run text recognition (OCR) on the picture and add the PDF or text that gives, or type what it says."
    ),
    "refused.advice.sheet": "Save its tables as CSV and add those.",
    "refused.advice.document": "Save it as PDF or Word (.docx) and add that.",
    "refused.advice.archive": "Unpack it and add the documents inside.",
    "refused.advice.recording": "Add a transcript of it as text.",
    "refused.advice.other": (
        "PDF, Word (.docx), PowerPoint (.pptx), EPUB, web pages, text, CSV, JSON and source code "
        "can be read. If it is text, save it as .txt and add that."
    ),
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
    "exhibits": "Charts and tables",
    "exhibit.prices": "Prices",
    "exhibit.income_statement": "Income statement",
    "exhibit.balance_sheet": "Balance sheet",
    "exhibit.cash_flow": "Cash flow",
    "exhibit.quote": "Quote",
    "exhibit.profile": "Profile",
    "exhibit.officers": "Officers",
    "exhibit.ratios": "Key ratios",
    "exhibit.valuation": "Valuation multiples",
    "exhibit.past_valuation": "Multiples at the ends of past fiscal years",
    "exhibit.peers": "Against the others ({symbols})",
    "exhibit.comparison": "Comparison",
    "exhibit.own_currencies": "each in its own currency",
    "exhibit.dcf": "Valuation",
    "exhibit.projection": "Projection",
    "exhibit.alternatives": "Value per share ({unit}) where one assumption is another",
    "exhibit.bridge": "From the cash flows to the owners",
    "exhibit.base_cash_flow": "The cash flow that is projected",
    "exhibit.sensitivity": "Value per share ({unit}) by discount rate (down) and terminal growth (across)",
    "exhibit.sensitivity.corner": "Discount rate",
    "exhibit.dividends": "Dividends and splits",
    "exhibit.dividends.table": "One by one",
    "exhibit.splits.table": "Splits",
    "exhibit.dividends_by_year": "By year",
    "exhibit.special_dividends.table": "Special dividends (inferred)",
    "exhibit.earnings": "Earnings",
    "exhibit.estimates": "Estimates",
    "exhibit.history": "Reported earnings",
    "exhibit.recommendations": "Recommendations",
    "exhibit.ownership": "Ownership",
    "exhibit.holders": "Largest holders",
    "exhibit.insider_trades": "Insider trades",
    "exhibit.news": "News",
    "exhibit.web": "Web results",
    "exhibit.filing": "From the filing",
    "exhibit.filing.table": "As a table",
    "exhibit.changes": "What changed: {section}",
    "exhibit.counts.added_headings": "New headings",
    "exhibit.counts.removed_headings": "Headings gone",
    "exhibit.counts.changed_headings": "Headings changed",
    "exhibit.counts.added": "Paragraphs added",
    "exhibit.counts.removed": "removed",
    "exhibit.counts.changed": "changed",
    "exhibit.counts.changed_in_figures_only": "of them in figures alone",
    "exhibit.counts.moved": "moved",
    "exhibit.counts.unchanged": "unchanged",
    "exhibit.change.added": "Added",
    "exhibit.change.removed": "Removed",
    "exhibit.change.changed": "Changed",
    "exhibit.change.added_headings": "New heading",
    "exhibit.change.removed_headings": "Heading removed",
    "exhibit.change.changed_headings": "Heading changed",
    "exhibit.change.moved": "and moved",
    "passages.before": "Before",
    "passages.now": "Now",
    "passages.more": "{count} more",
    "exhibit.csv": "CSV",
    "exhibit.csv.help": (
        "Download this table for a spreadsheet: full figures with currency, unit, periods and source"
    ),
    "exhibit.alt.line": "{name} of {subject}, {first} to {last}: from {from_value} to {to_value} {unit}",
    "exhibit.alt.bars": "{names} of {subject} for {first} to {last}, in {unit}",
    "frequency.quarterly": "quarterly",
    "frequency.trailing": "trailing twelve months",
    "period.of_months": "{months} months to {date}",
    "period.of_one_month": "1 month to {date}",
    "period.of_unknown_length": "{date}, length not known",
    "chart.period": "Period end",
    "chart.time": "%b %-d, %H:%M",
    "chart.axis": "%b %Y",
    "chart.axis_days": "%b %-d",
    "scale.trillions": "trillions",
    "scale.billions": "billions",
    "scale.millions": "millions",
    "scale.thousands": "thousands",
    "scale.hundred_millions": "hundred millions",
    "scale.ten_thousands": "ten thousands",
    "scale.ones": "",
    "compact.trillions": "{figure} trillion",
    "compact.billions": "{figure} billion",
    "compact.millions": "{figure} million",
    "compact.thousands": "{figure} thousand",
    "compact.hundred_millions": "{figure} hundred million",
    "compact.ten_thousands": "{figure} ten thousand",
    "compact.ones": "{figure}",
    "unit.millions": "millions",
    "unit.thousands": "thousands",
    "unit.per_share": "{currency} per share",
    "unit.per_unit": "{currency} per unit",
    "unit.of_one_share": "per share",
    "unit.unknown_currency": "unknown currency",
    "unit.ratio": "ratio",
    "unit.percent": "%",
    "unit.times": "times",
    "shares.millions": "millions of shares",
    "shares.thousands": "thousands of shares",
    "shares.ones": "shares",
    "provenance.company": "Company",
    "provenance.symbol": "Symbol",
    "provenance.basis": "Basis",
    "basis.consolidated": "consolidated",
    "basis.separate": "separate (the company alone)",
    "provenance.unit": "Unit",
    "provenance.source": "Source",
    "provenance.as_of": "As of",
    "provenance.fetched_at": "Fetched at",
    "provenance.sample_data": "Kind of data",
    "provenance.note": "Note",
    "export": "Export",
    "export.markdown": "Markdown",
    "export.html": "Report (HTML)",
    "export.help": "The whole conversation with its figures and sources. The report prints from the browser.",
    "export.exported": "Exported from {app} on {time}",
    "export.disclaimer": "For research. Not investment advice.",
    "export.question": "Question",
    "export.answer": "Answer",
    "export.filings": "Filings that the figures stand in, and their names there",
    "filing.title": "Filing",
    "filing.opening": "Opening the filing …",
    "filing.no_address": (
        "This address names no filing. Open one from a figure: in an answer, in its list of verified "
        "figures, or in a statement's table."
    ),
    "filing.number.sec": "Accession number {number}",
    "filing.number.dart": "Receipt number {number}",
    "filing.filed": "filed {date}",
    "filing.period": "for the period to {date}",
    "filing.sought": "Looked for:",
    "filing.not_marked": "The table below has the figure; which of its cells it is cannot be told for sure.",
    "filing.other_value": "The answer has {value} here, which is not what the filing prints.",
    "filing.document": "Open the document",
    "filing.open.sec": "Open at SEC EDGAR",
    "filing.open.dart": "Open at DART",
    "filed.source": "{form}, filed {filed}",
    "filed.first": "first reported {value}{filing}",
    "filed.computed": "computed: {how}",
    "filed.restated": "Restated: hover for what was first reported.",
    "filed.open": "Click a figure to open the filing at its cell. An asterisk marks restated figures.",
    "filed.chart.source": "Source",
    "export.sources": "Where the figures come from",
    "export.citations": "Quoted sources",
    "export.no_result": "no result",
    "export.unfinished": "This answer was still being written.",
    "exhibit.rows": "{count} rows",
    "quote.market_cap": "Market cap",
    "quote.day": "Day's range",
    "quote.year": "52-week range",
    "quote.next_earnings": "Next earnings",
    "quote.estimated": "estimated",
    "quote.loading": "Fetching the quote",
    "quote.failed": "No quote for {symbol}: {reason}",
    "quote.price": "Price",
    "quote.old": "Not traded since {day}, {days} days ago",
    "quote.reason.unknown_function": "quotes are not available here",
    "quote.reason.unknown_symbol": "the source knows no such listing",
    "quote.reason.rate_limited": "the source asks to wait",
    "quote.reason.network_down": "the source cannot be reached",
    "quote.reason.timeout": "the source did not answer in time",
    "quote.reason.unexpected_answer": "the source's answer could not be read",
    "quote.reason.tool_crashed": "something unforeseen went wrong",
    "quote.ask": "Ask about it",
    "quote.question": "How is {company} ({symbol}) doing?",
    "watch.title": "Watchlist",
    "watch.add": "Add to the watchlist",
    "watch.remove": "Remove from the watchlist",
    "watch.open": "Show {company}",
    "watch.full": "The watchlist holds {most} companies. Remove one first.",
    "watch.unreadable": (
        "The watchlist in {path} cannot be used. Nothing in it was changed; repair or move the file."
    ),
    "watch.fetching": "…",
    "watch.old": "not traded since {day}",
    "watch.no_price": "no price: {reason}",
    # Settings
    "problem.files_gone": (
        "A file that you attached was lost with the connection, so your question was not sent. "
        "It is kept in the box: attach the file again, then send it."
    ),
    "clicks.missed": (
        "Your last click came to nothing: the page has changed since the connection was lost. "
        "Please look at it and click again."
    ),
    "problem.connection_gone": (
        "The model that you chose is no longer connected, and nothing was sent to another one. "
        "Choose a model on the Settings page, then ask again."
    ),
    "guard.host": (
        "This app does not answer under the name {host}.\n\n"
        "On the machine that runs it, open it as localhost. If it is meant to be open to others, whoever "
        "runs it adds the name to server.allowedHosts (README, “Open the app to others”)."
    ),
    "guard.no_host": "The request does not say, in one Host header, which name it is for.",
    "guard.origin": "This app answers only to its own pages, and this request comes from another one.",
    "settings.title": "Settings",
    "settings.caption": (
        "Which model answers. Keys stay in this app's memory unless you choose to store them."
    ),
    "settings.now": "Answering now",
    "settings.now.builtin": (
        "Built-in model. It follows rules and is no language model: it calls the tools, computes and "
        "summarises what they return."
    ),
    "settings.now.none": "None: no model is configured. Choose one below.",
    "settings.now.separate": "The model of the separate engine",
    "settings.now.session": "Chosen for this session. A reload of the page ends it.",
    "settings.now.gone": (
        "None: the model that you chose is no longer connected, and its key is gone. "
        "Choose it again below, or go back to the app's own settings. Until then no question is sent."
    ),
    "settings.now.app": "From the app's own settings.",
    "settings.back": "Back to the app's own settings",
    "settings.model": "Model",
    "settings.separate": (
        "This app uses the separate engine at {url}. Its model is set there (OPENAI_API_KEY, "
        "OPENAI_BASE_URL, OPENAI_MODEL), and cannot be changed from here."
    ),
    "settings.service": "Provider",
    "settings.service.builtin": "Built-in model",
    "settings.service.other": "Another OpenAI-compatible server",
    "settings.found": "Found on this machine: {names}",
    "settings.not_found": "Nothing answers here. Start {name}, or give the address where it runs.",
    "settings.url": "Address",
    "settings.endpoint": "Endpoint",
    "settings.endpoint.help": (
        "As the Azure portal shows it. A whole target URI may be pasted: its deployment and api-version are "
        "taken from it."
    ),
    "settings.deployment": "Deployment",
    "settings.deployment.help": "The name that you gave the model when you deployed it.",
    "settings.version": "api-version",
    "settings.version.v1": "None: the v1 API",
    "settings.version.help": (
        "Leave it empty for the v1 API, which is spoken to through Responses. With a date such as "
        "2024-10-21, it is chat completions of that API."
    ),
    "settings.key": "Key",
    "settings.key.optional": "Only if the server wants one",
    "settings.key.set": "A key is set.",
    "settings.key.tail": "A key is set (…{tail}).",
    "settings.key.own": "The app's own key is used. Type one here to use another.",
    "settings.key.forget": "Forget it",
    "settings.key.page": "Get a key from {name}",
    "settings.need_key": "{name} needs a key.",
    "settings.need_model": "Choose a model, or type its name.",
    "settings.need_deployment": "Give the name of your deployment.",
    "settings.need_endpoint": "Give the endpoint of your resource, as the Azure portal shows it.",
    "settings.need_version": "An api-version is a date such as 2024-10-21, or one with -preview behind it.",
    "settings.need_address": (
        "Give the server's address. It begins with http:// or https://, and has no user name, password or "
        "query in it."
    ),
    "settings.model_name": "Model name",
    "settings.default_model": "The provider's default",
    "settings.some_model": "Choose or type one",
    "settings.list": "List models",
    "settings.listing": "Asking for the models",
    "settings.listed": "Models listed: {count}",
    "settings.unlisted": "The server did not list its models. Type the model's name, or test the connection.",
    "settings.temperature": "Temperature",
    "settings.temperature.own": "The model's own",
    "settings.temperature.help": (
        "From 0 (always the likeliest words) to 2 (the most varied). A model that refuses it answers without."
    ),
    "settings.use": "Use for this session",
    "settings.used": "Your next question goes to this model.",
    "settings.test": "Test connection",
    "settings.check.running": "Testing the connection",
    "settings.check.works": "It works: {model} answered and called a function, in {seconds} s.",
    "settings.check.no_call": (
        "{model} answered in {seconds} s, but did not call the function it was asked to. Answers would "
        "rest on "
        "nothing that was looked up; choose a model that can call functions."
    ),
    "settings.check.no_tools": "This model cannot call functions. Choose one that can.",
    "settings.check.unreachable": (
        "Nothing answers at this address. Check that the server runs, and the address."
    ),
    "settings.check.wrong_address": (
        "A server answers, but not as a model server. The address usually ends in /v1; check it."
    ),
    "settings.check.garbled": (
        "A server answers, but what it sends cannot be read. Check that the address is that of an "
        "OpenAI-compatible server; it usually ends in /v1."
    ),
    "settings.check.key": "The server refused the key. Check it, and that it may use this model.",
    "settings.check.no_model": "The server has no such model. List its models and choose one.",
    "settings.check.limited": (
        "The server refused because of a rate limit or a used-up quota. The key is right; try again later."
    ),
    "settings.check.slow": (
        "The server did not answer within {seconds} s. It may still be loading the model; try again."
    ),
    "settings.check.failed": "The server was asked, but could not answer.",
    "settings.check.engine": "The assistant engine itself cannot be reached.",
    "settings.check.too_small": (
        "The model takes too few tokens: its context window is smaller than this app's assistants need. "
        "Load it with a larger one, or choose another model."
    ),
    "settings.takes": "The model takes {tokens} tokens, prompt and answer together.",
    "settings.takes.unknown": (
        "The server does not tell how many tokens the model takes. The test was as long as the prompt of "
        "{assistant}."
    ),
    "settings.takes.fewer": "These tools of {assistant} do not fit in and are left out: {tools}.",
    "settings.takes.shorter": "All tools of {assistant} fit in when they are described in short form.",
    "settings.step.reachable": "Model server found",
    "settings.step.key": "Key accepted",
    "settings.step.model": "Model there",
    "settings.step.answers": "Answers",
    "settings.step.tools": "Calls functions",
    "settings.store": "Store",
    "settings.store.about": (
        "Keep this for every session and restart, the key included. The file is readable by your account "
        "only "
        "and is never committed to git."
    ),
    "settings.store.in": "Store in {file}",
    "settings.store.elsewhere": (
        "Only someone at the machine that runs this app may store settings, because they would apply to "
        "everyone. "
        "Open the app as localhost there, without a proxy or a browser extension that adds headers."
    ),
    "settings.stored": "Stored in {file}, and in use from now on.",
    "settings.overridden": (
        "Stored in {file}, but the environment sets {names}, and that comes first. Unset it there and "
        "restart."
    ),
    "settings.not_stored": "Not stored. {reason}",
    # The models of an Ollama
    "ollama.models": "Models in Ollama: {count}",
    "ollama.none": "None yet. Pull one to use it here.",
    "ollama.name": "Pull a model into Ollama",
    "ollama.pull": "Pull",
    "ollama.no_name": "That is no model's name. Names are like qwen3:8b or someone/model:tag.",
    "ollama.library": "Models that can call functions, in Ollama's library",
    "ollama.elsewhere": (
        "Only someone at the machine that runs this app may pull models, because they fill its disk."
    ),
    "ollama.pulling": "Pulling {model}",
    "ollama.amount": "{done} of {total}",
    "ollama.stop": "Stop",
    "ollama.goes_on": "It goes on while you look at other pages.",
    "ollama.done": "{model} was pulled, and is in the list above.",
    "ollama.stopped": "Pulling {model} was stopped. What has come is kept; pull it again to go on.",
    "ollama.fault.unreachable": "Nothing answers at this address. Check that Ollama runs, and the address.",
    "ollama.fault.no_ollama": "A server answers, but it is no Ollama. Check the address.",
    "ollama.fault.no_model": "Ollama knows no model {model}. Check its name in Ollama's library.",
    "ollama.fault.no_space": "There is no room for {model} on Ollama's disk. Make some, and pull it again.",
    "ollama.fault.refused": "Ollama could not pull {model}. What has come is kept; try again.",
    "ollama.fault.broke_off": (
        "The connection to Ollama broke off. What has come of {model} is kept; pull it again to go on."
    ),
    # The conversations in the sidebar
    "conversations.title": "Conversations",
    "conversations.search": "Search conversations",
    "conversations.none": "No conversation has these words in its title.",
    "conversations.failed": (
        "The list of conversations cannot be loaded, because the assistant engine does not answer. "
        "None of them is lost."
    ),
    "conversations.today": "Today",
    "conversations.yesterday": "Yesterday",
    "conversations.week": "Last 7 days",
    "conversations.older": "Older",
    "conversations.more": "Show more",
    "conversations.open": "open",
    "conversations.running": "being answered",
    "conversations.rename": "Rename",
    "conversations.rename.title": "Title",
    "conversations.rename.save": "Save",
    "conversations.delete": "Delete",
    "conversations.delete.ask": (
        "Delete **{title}**? Its messages and the files you added to it are deleted for good."
    ),
    "conversations.delete.yes": "Delete for good",
    "conversations.deleted": "The conversation was deleted.",
    # messages: what a reader can do to each
    "message.edit": "Edit",
    "message.edit.label": "Your question",
    "message.edit.ask": "Save & ask",
    "message.edit.cancel": "Cancel",
    "message.edit.help": "What follows this question becomes an earlier version. Nothing is deleted.",
    "message.earlier": "{count} earlier versions",
    "message.earlier.one": "Earlier version",
    "message.more": "More",
    "message.copy": "Copy",
    "message.copied": "Copied",
    "message.copy_failed": "The browser does not allow copying",
    "message.regenerate": "Regenerate",
    "message.try_again": "Try again",
    "usage.conversation": "This conversation: {count} tokens",
    "usage.shown": "The messages above: {count} tokens",
    # Language
    "language": "Language",
    "exhibit.summary": "{text}",
    # Assistants
    "assistants.title": "Assistants",
    "assistants.caption": (
        "What answers you: what each may look up, and how it is told to work. Make one of your own."
    ),
    "assistants.new": "New assistant",
    "assistants.own": "Your own",
    "assistants.edited": "Edited",
    "assistants.no_tools": "No tools",
    "assistants.default_model": "The model of the settings",
    "assistants.chat": "Chat",
    "assistants.edit": "Edit",
    "assistants.duplicate": "Duplicate",
    "assistants.copy": "Copy of {name}",
    "assistants.all": "All assistants",
    "assistants.missing": "Assistant not found",
    "assistants.name": "Name",
    "assistants.description": "Description",
    "assistants.description.help": "Shown on its page before the first question.",
    "assistants.instructions": "Instructions",
    "assistants.instructions.help": (
        "Told to the model before every conversation. A change counts from the next question on."
    ),
    "assistants.model": "Model",
    "assistants.model.help": "Choose one, or type its name.",
    "assistants.model.unlisted": (
        "The model server could not say which models it has. Type a name, or keep the settings' model."
    ),
    "assistants.model.unknown": (
        "The model server does not list {model}. It can be saved; if "
        "the server does not know it, a question fails and says so."
    ),
    "assistants.tools": "Tools",
    "assistants.tools.about": "What each tool does",
    "assistants.save": "Save",
    "assistants.create": "Create",
    "assistants.cancel": "Cancel",
    "assistants.unsaved": "Not saved yet",
    "assistants.saved": "Saved. It counts from the next question on.",
    "assistants.not_saved": (
        "Nothing was changed. What you typed is still here; try again once this is settled."
    ),
    "assistants.kept": (
        "This assistant was deleted in the meantime. What you typed is kept here: create it anew, or cancel."
    ),
    "assistants.fault.name": "Give it a name.",
    "assistants.fault.long_name": "The name is too long: 256 characters at most.",
    "assistants.fault.long_description": "The description is too long: 512 characters at most.",
    "assistants.fault.long_instructions": "The instructions are too long: 256,000 characters at most.",
    "assistants.fault.model": "Choose a model, or the model of the settings.",
    "assistants.outdated": "The original has changed since this version was saved. Yours stays as it is.",
    "assistants.original": "Instructions of the original",
    "assistants.restore": "Back to the original",
    "assistants.restore.ask": (
        "Take {name} back to the original? Your changes are lost; its conversations stay."
    ),
    "assistants.restore.yes": "Take it back",
    "assistants.restored": "It is the original again.",
    "assistants.delete": "Delete",
    "assistants.delete.ask": "Delete {name}? Its conversations and their files are deleted, too.",
    "assistants.delete.yes": "Delete for good",
    "assistants.deleted": "{name} was deleted.",
    "problem.unknown_assistant": (
        "This assistant does not exist any more: it was deleted. Choose another one."
    ),
    "own.input": "Ask {name}",
    "own.empty": "{name} is ready. Ask your first question.",
    "tool.about.get_ticker": "Finds a company's listing by its name.",
    "tool.about.get_income_statement": "Revenue, costs and profit of a company's fiscal years or quarters.",
    "tool.about.get_balance_sheet": "What a company owns and owes.",
    "tool.about.get_cash_flow": "Where a company's cash came from and went.",
    "tool.about.get_key_ratios": (
        "Margins, growth, returns, debt and multiples, computed from the statements."
    ),
    "tool.about.compare_companies": "Up to eight companies side by side, in one currency where wanted.",
    "tool.about.value_by_discounted_cash_flow": "What a share is worth under stated assumptions.",
    "tool.about.get_daily_stock_performance": "Daily closing prices of the last months.",
    "tool.about.get_quote": "The latest price and the key figures beside it.",
    "tool.about.get_price_history": "Prices over any period and interval.",
    "tool.about.get_company_profile": "What a company does, where, and who leads it.",
    "tool.about.get_dividends_and_splits": "Dividends paid and splits made.",
    "tool.about.get_news": "Recent news about a listing, with links.",
    "tool.about.get_earnings": "Reported earnings, and what analysts expect.",
    "tool.about.get_ownership": "Institutions, funds and insiders that hold the share.",
    "tool.about.read_filing": "What a company wrote in a filing: a section, or what answers a question.",
    "tool.about.compare_filings": "What a section of a filing says otherwise than the year before.",
    "tool.about.search_web": "Searches the web and returns titles, excerpts and links.",
    "tool.about.code_interpreter": "Computes with code of its own.",
    "tool.about.file_search": "Searches the files of the conversation and cites the passages.",
    # Code, its figures and its files
    "phase.coding": "Computing",
    "code.writing": "Writing code…",
    "code.running": "Running code…",
    "code.output": "Output",
    "code.silent": "It printed nothing.",
    "code.all": "Whole output",
    "image.download": "Download as PNG",
    "image.name": "Figure",
    "image.gone": "This figure is no longer there: its file was deleted.",
    "image.unavailable": "This figure cannot be shown at the moment.",
    "made.gone": "{name} is no longer there: it was deleted.",
    "made.unavailable": "{name} cannot be had at the moment.",
    "figures.computed": "computed by code",
    "figures.typed": "typed in the code, not computed",
    "figures.line.official": "{official} from official filings",
    "figures.cell": "{form}, filed {filed}",
    "figures.cell.open": "Opens {form}, filed {filed}, at this figure",
    "figures.cells": "from",
    "figures.line.typed": "{typed} typed in the code",
    "export.code": "Code",
    "export.figure": "Figure, drawn by the code below: {title}",
    "interpreter": "Code",
    "interpreter.sandbox": "Assistants can run Python, with pandas and charts, in a sandbox.",
    "interpreter.calculator": "Assistants can run Python as a calculator, without pandas, charts and files.",
    "interpreter.none": "No code is run: this machine has no sandbox for it.",
    "interpreter.reason": "Why not more: {reason}",
    "interpreter.unknown": "Whether code can be run here is not known yet.",
    # The Math Tutor page.
    "tutor.title": "Math Tutor",
    "tutor.caption": (
        "Ask a question of mathematics. The tutor computes with code, answers briefly, and"
        " explains step by step "
        "when you ask."
    ),
    "tutor.input": "Ask a question of mathematics",
    "tutor.suggestion.1": "Solve 3x + 11 = 14",
    "tutor.suggestion.2": "Differentiate x^2 sin(x)",
    "tutor.suggestion.3": "What is 15% of 240?",
    "mode": "One conversation or several questions",
    "mode.chat": "Conversation",
    "mode.several": "Ask several at once",
    "several.box": "One question a line, {most} at most. Each gets a conversation of its own.",
    "several.example.1": "Solve x^2 - 5x + 6 = 0",
    "several.example.2": "Integrate x e^x from 0 to 1",
    "several.example.3": "x + y = 5, x - y = 1",
    "several.ask": "Ask all",
    "several.too_many": "These are {count} questions; {most} can be asked at once.",
    "several.progress": "{done} of {all} answered",
    "several.waiting": "Waiting for its turn",
    "several.unasked": "Not asked yet",
    "several.rest": "Ask the rest ({count})",
    "several.open": "Open as a conversation",
}

TERMS = {
    "change": "Change",
    "heading": "Heading",
    "before": "Before",
    "now": "Now",
    "text": "Text",
    "SellingGeneralAndAdministration": "Selling, general and administration",
    "CashCashEquivalentsAndShortTermInvestments": "Cash and short-term investments",
    "TotalLiabilitiesNetMinorityInterest": "Total liabilities",
    "TotalNonCurrentLiabilitiesNetMinorityInterest": "Total non-current liabilities",
    "TotalEquityGrossMinorityInterest": "Total equity including minorities",
    "StockholdersEquity": "Stockholders' equity",
    "TaxRateForCalcs": "Tax rate",
    "discount_rate_percent": "Discount rate",
    "terminal_growth_percent": "Terminal growth",
    "growth_percent": "Growth",
    "upside_percent": "Upside to the price",
    "growth_implied_by_price_percent": "Growth that the price implies",
    "terminal_value_share_percent": "Terminal value, share of the present value",
    "present_value_of_cash_flows": "Present value of the projected cash flows",
    "tax_rate_percent": "Tax rate",
    "cost_of_equity_percent": "Cost of equity",
    "cost_of_debt_percent": "Cost of debt before tax",
    "equity_weight_percent": "Weight of equity",
    "debt_weight_percent": "Weight of debt",
    "fraction_counted": "Part of the year that counts",
    "discount_years": "Years from the valuation date",
    "years": "Projected years",
    "to_firm": "to the firm: cash flow before interest, less net debt",
    "to_equity": "to equity: cash flow after interest, no net borrowing",
    "free_cash_flow_to_firm": "Free cash flow to the firm",
    "free_cash_flow_to_equity": "Free cash flow to equity",
    "timing": "Timing of a year's cash flow",
    "mid_year": "middle of the year",
    "year_end": "end of the year",
    "added_back": "added back",
    "as_cost": "a cost",
    "as_debt": "debt",
    "as_operating_cost": "an operating cost, not debt",
    "included": "included",
    "excluded": "left out",
    "market_cap": "Market cap",
    "year_low": "52-week low",
    "year_high": "52-week high",
    "ex_dividend_date": "Ex-dividend date",
    "not_traded_since": "Last traded",
    "trailing_12_months": "Dividends of twelve months",
    "regular_amount": "Regular dividends of twelve months",
    "special_amount": "Of it special",
    "yield_percent": "Dividend yield",
    "yield_with_specials_percent": "Yield with special dividends",
    "insiders_percent": "Held by insiders",
    "institutions_percent": "Held by institutions",
    "institutions_count": "Institutions",
    "surprise_percent": "Surprise",
    "change_percent": "Change in percent",
    "percent": "Share",
    "peer_median": "Median of the others",
    "price_currency": "Currency of the price",
    "enterprise_value_to_ebitda": "EV/EBITDA",
    "enterprise_value_to_sales": "EV/sales",
    "price_to_earnings": "Price/earnings",
    "price_to_sales": "Price/sales",
    "price_to_book": "Price/book",
    "forward_price_to_earnings": "Forward P/E",
    "forward_price_to_earnings_next_year": "Forward P/E of the year after",
    "price_earnings_to_growth": "PEG",
    "price_to_funds_from_operations": "Price/FFO",
    "price_to_free_cash_flow": "Price/free cash flow",
    "net_debt_to_ebitda": "Net debt/EBITDA",
    "debt_to_equity": "Debt/equity",
}
"""Statement lines, ratios and columns whose names do not speak for themselves."""
