// The thread's side of judging syntax: keeps the texts that were opened last.

import type { JudgedText, OpenJudgedText } from './insertionJudge.ts';
import type { FromJudge, ToJudge } from './judgeProtocol.ts';

/** The end of a message channel, as worker_threads has it. */
export interface JudgePort {
  postMessage(message: FromJudge): void;
  on(event: 'message', listener: (message: ToJudge) => void): unknown;
}

/** Requests that are under way at once; their trees are kept, and no others. */
const KEPT_TEXTS = 3;

/** Serves until the thread ends. */
export function serveJudge(port: JudgePort, open: OpenJudgedText): void {
  const texts = new Map<number, Promise<JudgedText | undefined>>();
  const drop = (id: number): void => {
    void texts.get(id)?.then((text) => text?.close());
    texts.delete(id);
  };
  const answer = async ({ id, call, insertions }: Extract<ToJudge, { kind: 'judge' }>): Promise<void> => {
    const text = await texts.get(id);
    port.postMessage({ kind: 'judged', call, fits: text?.judge(insertions) });
  };
  port.on('message', (message) => {
    if (message.kind === 'judge') {
      void answer(message);
      return;
    }
    const { id, languageId, text } = message;
    const opened = open(languageId, text);
    texts.set(id, opened);
    void opened.then(() => {
      port.postMessage({ kind: 'opened', id });
    });
    [...texts.keys()].slice(0, -KEPT_TEXTS).forEach(drop);
  });
}
