// A run whose model computes and draws, through the Node SDK's streaming helper.
import OpenAI from "openai";

const { assistants, threads } = new OpenAI({ maxRetries: 0 }).beta;
const assistant = await assistants.create({ model: "default", tools: [{ type: "code_interpreter" }] });
const thread = await threads.create({ messages: [{ role: "user", content: "Draw it." }] });

const seen = { input: "", calls: [], images: [], texts: [] };
const stream = threads.runs
  .stream(thread.id, { assistant_id: assistant.id })
  .on("toolCallCreated", (call) => (seen.input += call.code_interpreter.input))
  .on("toolCallDelta", (delta) => (seen.input += delta.code_interpreter.input ?? ""))
  .on("toolCallDone", (call) => seen.calls.push(call.code_interpreter))
  .on("imageFileDone", (image) => seen.images.push(image.file_id))
  .on("textDone", (text) => seen.texts.push(text));
const messages = await stream.finalMessages();
console.log(JSON.stringify({ ...seen, content: messages[0].content }));
