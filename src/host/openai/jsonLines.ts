// Lets a stream of JSON lines be read as the events that it means.

/** The content types of such a stream. */
export const JSON_LINES = /^\s*application\/(?:x-ndjson|ndjson|jsonl|x-jsonlines)\s*(?:;|$)/i;

/** The same stream with each line as an event. A last line without its end is passed on as it came. */
export function linesToEvents(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  let line = '';
  const events = (lines: readonly string[]): Uint8Array =>
    encoder.encode(
      lines
        .filter((one) => one.trim() !== '')
        .map((one) => `data: ${one.trim()}\n\n`)
        .join(''),
    );
  const change = new TransformStream<Uint8Array, Uint8Array>({
    transform: (bytes, controller) => {
      const lines = (line + decoder.decode(bytes, { stream: true })).split('\n');
      line = lines.pop() ?? '';
      controller.enqueue(events(lines));
    },
    flush: (controller) => {
      controller.enqueue(events([line + decoder.decode()]));
    },
  });
  return body.pipeThrough(change);
}
