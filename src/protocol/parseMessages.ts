// Checks every message that crosses between the host and the panel; what does not fit the contract is dropped.

import type { Estimate, FromPanel, Mention, OfferedBudget, PanelState, ToPanel } from './messages.ts';
import { isWebAddress } from './webAddress.ts';
import { either, isBoolean, isCount, isFiniteNumber, isText, listOf, oneOf, record, textUpTo, union } from './shape.ts';
import { isAttachment, isChange, isPack, isPackageScope, isPrice, isScope, isThread } from './threadShape.ts';

type From<K extends FromPanel['kind']> = Extract<FromPanel, { kind: K }>;
type To<K extends ToPanel['kind']> = Extract<ToPanel, { kind: K }>;

/** UTF-16 units of a question or a piece of code that the panel may send: far above any use, below any harm. */
const LONGEST_TEXT = 4_000_000;

const isLongText = textUpTo(LONGEST_TEXT);

/** A message from the panel, or undefined when the value is none. */
export function parseFromPanel(value: unknown): FromPanel | undefined {
  return isFromPanel(value) ? value : undefined;
}

/** A message from the host, or undefined when the value is none. */
export function parseToPanel(value: unknown): ToPanel | undefined {
  return isToPanel(value) ? value : undefined;
}

const isFromPanel = union<FromPanel>({
  ready: record<From<'ready'>>({ kind: oneOf('ready') }, {}),
  ask: record<From<'ask'>>({ kind: oneOf('ask'), question: isLongText, confirmed: isBoolean }, { insteadOf: isText }),
  askAgain: record<From<'askAgain'>>({ kind: oneOf('askAgain'), turnId: isText }, {}),
  show: record<From<'show'>>({ kind: oneOf('show'), turnId: isText }, {}),
  pin: record<From<'pin'>>({ kind: oneOf('pin'), turnId: isText, pinned: isBoolean }, {}),
  stop: record<From<'stop'>>({ kind: oneOf('stop') }, {}),
  retry: record<From<'retry'>>({ kind: oneOf('retry'), turnId: isText }, { pastCaps: isBoolean }),
  estimate: record<From<'estimate'>>({ kind: oneOf('estimate'), id: isCount, question: isLongText }, {}),
  stopEstimate: record<From<'stopEstimate'>>({ kind: oneOf('stopEstimate') }, {}),
  unpin: record<From<'unpin'>>({ kind: oneOf('unpin'), path: isText }, {}),
  answerProposal: record<From<'answerProposal'>>({ kind: oneOf('answerProposal'), accepted: isBoolean }, {}),
  setScope: record<From<'setScope'>>({ kind: oneOf('setScope'), scope: isScope }, {}),
  setSearch: record<From<'setSearch'>>({ kind: oneOf('setSearch'), on: isBoolean }, {}),
  setBudget: record<From<'setBudget'>>({ kind: oneOf('setBudget'), budget: oneOf('focus', 'wide', 'whole') }, {}),
  removeAttachment: record<From<'removeAttachment'>>({ kind: oneOf('removeAttachment'), index: isCount }, {}),
  findMentions: record<From<'findMentions'>>({ kind: oneOf('findMentions'), id: isCount, query: isText }, {}),
  findCommands: record<From<'findCommands'>>({ kind: oneOf('findCommands'), id: isCount, query: isText }, {}),
  addMention: record<From<'addMention'>>({ kind: oneOf('addMention'), id: isCount, index: isCount }, {}),
  useCode: record<From<'useCode'>>(
    { kind: oneOf('useCode'), target: oneOf('apply', 'newFile', 'terminal'), text: isLongText, language: isText },
    { path: isText },
  ),
  openCitation: record<From<'openCitation'>>(
    { kind: oneOf('openCitation'), turnId: isText, path: isText, quote: isLongText },
    {},
  ),
  openLink: record<From<'openLink'>>({ kind: oneOf('openLink'), url: isWebAddress }, {}),
  copy: record<From<'copy'>>({ kind: oneOf('copy'), text: isLongText }, {}),
  insert: record<From<'insert'>>({ kind: oneOf('insert'), text: isLongText }, {}),
  showSent: record<From<'showSent'>>({ kind: oneOf('showSent'), turnId: isText, what: oneOf('pack', 'prompt') }, {}),
  openConversation: record<From<'openConversation'>>({ kind: oneOf('openConversation'), id: isText }, {}),
  run: record<From<'run'>>(
    {
      kind: oneOf('run'),
      action: oneOf('setKey', 'chooseProfile', 'showPack', 'showLog', 'openSettings', 'newChat', 'manageTrust'),
    },
    {},
  ),
});

const isState = record<PanelState>(
  {
    model: record<PanelState['model']>({ label: isText, offline: isBoolean }, {}),
    scope: isScope,
    budget: either(oneOf('focus', 'wide', 'whole'), isCount),
    budgets: listOf(
      record<OfferedBudget>(
        { name: oneOf('focus', 'wide', 'whole'), tokens: isFiniteNumber },
        { price: isFiniteNumber },
      ),
    ),
    attachments: listOf(isAttachment),
    pinned: listOf(isText),
    marksVersion: isCount,
    workspace: record<PanelState['workspace']>({ name: isText, trusted: isBoolean }, { files: isCount }),
    suggestions: listOf(isText),
    recent: listOf(record<PanelState['recent'][number]>({ id: isText, title: isText, at: isCount }, {})),
  },
  { proposal: isPackageScope, search: isBoolean },
);

const isToPanel = union<ToPanel>({
  thread: record<To<'thread'>>({ kind: oneOf('thread'), thread: isThread, state: isState }, {}),
  change: record<To<'change'>>({ kind: oneOf('change'), change: isChange }, {}),
  state: record<To<'state'>>({ kind: oneOf('state'), state: isState }, {}),
  estimate: record<To<'estimate'>>(
    { kind: oneOf('estimate'), id: isCount },
    {
      estimate: record<Estimate>(
        { pack: isPack, price: isPrice, needsConfirmation: isBoolean },
        { warmMs: isFiniteNumber, waitMs: isFiniteNumber },
      ),
      problem: isText,
    },
  ),
  confirm: record<To<'confirm'>>({ kind: oneOf('confirm'), price: isPrice }, {}),
  mentions: record<To<'mentions'>>(
    {
      kind: oneOf('mentions'),
      id: isCount,
      found: listOf(
        record<Mention>(
          { label: isText, detail: isText, icon: oneOf('file', 'folder', 'symbol', 'text', 'command', 'prompt') },
          {},
        ),
      ),
    },
    {},
  ),
  settled: record<To<'settled'>>({ kind: oneOf('settled'), question: isLongText, isDone: isBoolean }, {}),
  focus: record<To<'focus'>>({ kind: oneOf('focus') }, { text: isText }),
});
