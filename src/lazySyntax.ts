// The judge of syntax, whose code is loaded with the first suggestion.

import type { Log, SyntaxJudge } from './core/ports.ts';
import type { JudgeThread } from './host/syntax/judgeThread.ts';

/** A judge that is loaded on its first use; dispose it with the window. `workerPath` is the absolute path of the thread's file. */
export function syntaxOnUse(workerPath: string, log: Log): SyntaxJudge & { dispose(): void } {
  let loading: Promise<JudgeThread> | undefined;
  const load = async (): Promise<JudgeThread> =>
    (await import('./host/syntax/judgeThread.ts')).createJudgeThread(workerPath, log);
  return {
    open(languageId, text) {
      loading ??= load();
      const opened = loading.then((thread) => thread.open(languageId, text));
      return async (insertions) => (await opened)(insertions);
    },
    dispose() {
      void loading?.then((thread) => thread.dispose());
    },
  };
}
