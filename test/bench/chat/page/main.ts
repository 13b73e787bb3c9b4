// Runs inside the page of the panel: feeds an answer to it or to a contender, and measures what each frame costs.

import type { PanelState, ToPanel } from '../../../../src/protocol/messages.ts';
import type { Thread, ThreadChange, TurnEvent } from '../../../../src/protocol/thread.ts';
import type { Contender, Feed, FrameCosts } from './benchPage.ts';
import { markdownIt, plainText, wholeMessage } from './contenders.ts';
import { Frames, nextTask } from './frames.ts';

const contenders = new Map<string, Contender>([
  ['wholeMessage', wholeMessage],
  ['markdownIt', markdownIt],
  ['plainText', plainText],
]);

function post(message: ToPanel): void {
  window.dispatchEvent(new MessageEvent('message', { data: message }));
}

function showThread(thread: Thread, state: PanelState): void {
  post({ kind: 'thread', thread, state });
}

let turns = 0;

/** Streams an answer into the panel as the host would, in a conversation that is otherwise what it was. */
async function streamIntoPanel({ pieces, perFrame }: Feed, after?: string): Promise<FrameCosts> {
  turns += 1;
  const id = `streamed-${turns}`;
  const frames = new Frames();
  const asked: Extract<ThreadChange, { kind: 'ask' }>['turn'] = {
    id,
    question: 'Tell me all of it',
    scope: { kind: 'workspace' },
    attachments: [],
    model: 'Model',
    startedAt: 0,
    ...(after !== undefined && { after }),
  };
  const send = (event: TurnEvent): void => {
    post({ kind: 'change', change: { kind: 'event', turnId: id, event, at: 1 } });
  };
  frames.measure(() => {
    post({ kind: 'change', change: { kind: 'ask', turn: asked } });
  });
  for (let at = 0; at < pieces.length; at += perFrame) {
    frames.measure(() => {
      for (const text of pieces.slice(at, at + perFrame)) {
        send({ kind: 'delta', text });
      }
    });
  }
  frames.measure(() => {
    send({ kind: 'end', outcome: 'complete' });
  });
  await frames.runIdle();
  return frames.end();
}

/** Streams an answer into one of the other ways. */
async function streamIntoContender(name: string, { pieces, perFrame }: Feed): Promise<FrameCosts> {
  const holder = document.createElement('div');
  holder.className = 'contender answer';
  holder.style.setProperty('overflow', 'auto');
  holder.style.setProperty('height', '600px');
  document.body.prepend(holder);
  const show = contenders.get(name)?.(holder);
  const frames = new Frames();
  let text = '';
  for (let at = 0; at < pieces.length; at += perFrame) {
    text += pieces.slice(at, at + perFrame).join('');
    frames.measure(() => {
      show?.(text);
    });
    if (name === 'streamdown') {
      // React counts the updates of one task, and refuses when they are many.
      await nextTask();
    }
  }
  await frames.runIdle();
  holder.remove();
  return frames.end();
}

/** Milliseconds from the message with a conversation until it is laid out and drawn. */
async function openThread(thread: Thread, state: PanelState): Promise<number> {
  const started = performance.now();
  showThread(thread, state);
  await nextFrame();
  await nextTask();
  return performance.now() - started;
}

/** Scrolls the conversation up by so many pixels a frame; the cost of each frame with its layout. */
async function scroll(step: number, count: number): Promise<FrameCosts> {
  const log = document.querySelector('.log');
  const frames = new Frames();
  for (let done = 0; done < count && log; done += 1) {
    frames.measure(() => {
      log.scrollTop -= step;
      log.dispatchEvent(new Event('scroll'));
    });
    await frames.runIdle();
  }
  return frames.end();
}

/** Types into the composer; the cost of each character with the frame and layout that follow it. */
async function type(text: string): Promise<FrameCosts> {
  const field = document.querySelector('textarea');
  const frames = new Frames();
  for (const character of field ? text : '') {
    frames.measure(() => {
      field?.setRangeText(character, field.value.length, field.value.length, 'end');
      field?.dispatchEvent(new InputEvent('input', { bubbles: true, data: character, inputType: 'insertText' }));
    });
    await nextTask();
  }
  return frames.end();
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        resolve();
      });
    });
  });
}

window.bench = { contenders, streamIntoPanel, streamIntoContender, showThread, openThread, scroll, type };
