// A conversation with function calls through the Node SDK: streamed, or polled when asked to.
// OPENAI_BASE_URL and OPENAI_API_KEY say where the engine is; the SDK reads both by itself.
import OpenAI from "openai";

const client = new OpenAI({ maxRetries: 0 });
const { assistants, threads } = client.beta;
const { runs } = threads;

const TICKERS = { Apple: "AAPL", Microsoft: "MSFT" };

function requested(run) {
  return run.required_action.submit_tool_outputs.tool_calls;
}

function outputsFor(run) {
  return requested(run).map((call) => ({
    tool_call_id: call.id,
    output: TICKERS[JSON.parse(call.function.arguments).company_name],
  }));
}

function nameAndArguments(calls) {
  return calls.map((call) => [call.function.name, call.function.arguments]);
}

async function streamed(thread, assistant) {
  const seen = { events: [], texts: [], textSnapshot: "", textDone: [] };
  seen.argumentPieces = [];
  seen.toolCallsDone = [];

  async function follow(stream) {
    stream
      .on("event", ({ event }) => seen.events.push(event))
      .on("textDelta", (delta, snapshot) => {
        seen.texts.push(delta.value);
        seen.textSnapshot = snapshot.value;
      })
      .on("textDone", (content) => seen.textDone.push(content.value))
      .on("toolCallCreated", (call) => seen.argumentPieces.push([call.function.arguments]))
      .on("toolCallDelta", (delta) => seen.argumentPieces.at(-1).push(delta.function.arguments))
      .on("toolCallDone", (call) => seen.toolCallsDone.push(...nameAndArguments([call])));
    return [await stream.finalRun(), await stream.finalMessages(), await stream.finalRunSteps()];
  }

  const [waiting, , steps] = await follow(runs.stream(thread.id, { assistant_id: assistant.id }));
  const outputs = { thread_id: thread.id, tool_outputs: outputsFor(waiting) };
  const [run, messages] = await follow(runs.submitToolOutputsStream(waiting.id, outputs));
  return {
    ...seen,
    statuses: [waiting.status, run.status],
    sameRun: waiting.id === run.id,
    toolCalls: nameAndArguments(requested(waiting)),
    stepToolCalls: nameAndArguments(steps.flatMap((step) => step.step_details.tool_calls)),
    finalMessages: messages.map((message) => message.content[0].text.value),
  };
}

async function polled(thread, assistant) {
  const options = { pollIntervalMs: 20 };
  const waiting = await runs.createAndPoll(thread.id, { assistant_id: assistant.id }, options);
  const outputs = { thread_id: thread.id, tool_outputs: outputsFor(waiting) };
  const run = await runs.submitToolOutputsAndPoll(waiting.id, outputs, options);
  const messages = [];
  // A page of one message each, so that the SDK pages on by itself.
  for await (const message of threads.messages.list(thread.id, { order: "asc", limit: 1 })) {
    messages.push([message.role, message.content[0].text.value]);
  }
  const statuses = [waiting.status, run.status];
  return { statuses, toolCalls: nameAndArguments(requested(waiting)), messages };
}

const assistant = await assistants.create({
  model: "default",
  instructions: "Be brief.",
  tools: [
    {
      type: "function",
      function: {
        name: "get_ticker",
        description: "Find a ticker.",
        parameters: { type: "object", properties: { company_name: { type: "string" } } },
      },
    },
  ],
});
const thread = await threads.create({ messages: [{ role: "user", content: "Which tickers?" }] });
const converse = process.argv.includes("polled") ? polled : streamed;
console.log(JSON.stringify(await converse(thread, assistant)));
