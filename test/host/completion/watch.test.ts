// What is counted of suggestions in the real editor: taken whole, by the word or by the line, typed, undone, and what still stands.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { SuggestionTally } from '../../../src/core/egress/sendRecord.ts';
import { SuggestionWatch } from '../../../src/features/completion/suggestionWatch.ts';
import type { StatusFigure } from '../../../src/host/vscode/statusItem.ts';
import { until } from '../../harness/until.ts';
import { closeAll, setUser, show, type } from './suggesting.ts';

const ACCEPTED = 'panoramaTest.accepted';
const LINE = 'let x = ';
const TEXT = 'one.two + three\nfour(five)';

/** Watches with a ledger and a clock of its own; suggestions come from the test. */
class Room {
  readonly rows: SuggestionTally[] = [];
  readonly watch: SuggestionWatch;
  figures: readonly StatusFigure[] = [];
  readonly #rests: (() => void)[] = [];
  readonly #parts: vscode.Disposable;
  #isAsked = false;
  #isShown = false;

  constructor() {
    this.watch = new SuggestionWatch(this.#services());
    const provideInlineCompletionItems: vscode.InlineCompletionItemProvider['provideInlineCompletionItems'] = (
      document,
      position,
    ) => (this.#isAsked ? this.#itemsAt(document, position) : []);
    this.#parts = vscode.Disposable.from(
      vscode.languages.registerInlineCompletionItemProvider(
        { language: 'plaintext' },
        { provideInlineCompletionItems },
      ),
      vscode.commands.registerCommand(ACCEPTED, () => {
        // The editor asks again after it was undone.
        this.#isAsked = false;
        this.watch.accept();
      }),
    );
  }

  /** Asks the editor for the suggestion. */
  async suggest(): Promise<void> {
    this.#isAsked = true;
    await vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');
    await until(() => this.#isShown, 'the suggestion is given to the editor');
  }

  /** Lets the time pass after which it is looked what still stands. */
  async age(): Promise<void> {
    await until(() => this.#rests.length > 0, 'something was kept');
    for (const rest of this.#rests.splice(0)) {
      rest();
    }
    await until(() => this.sum('aged') > 0, 'what was kept is looked at');
  }

  sum(field: 'shown' | 'kept' | 'partly' | 'aged' | 'survived'): number {
    return this.rows.reduce((sum, row) => sum + (row[field] ?? 0), 0);
  }

  close(): void {
    this.watch.dispose();
    this.#parts.dispose();
  }

  /** What is not written yet of the suggestion; nothing where something else is. */
  #itemsAt(document: vscode.TextDocument, position: vscode.Position): vscode.InlineCompletionItem[] {
    const written = document.getText().slice(LINE.length);
    if (written === TEXT || !TEXT.startsWith(written)) {
      return [];
    }
    const item = new vscode.InlineCompletionItem(TEXT.slice(written.length), new vscode.Range(position, position));
    item.command = { command: ACCEPTED, title: 'Accepted' };
    this.watch.show(document, item, true);
    this.#isShown = true;
    return [item];
  }

  #services(): ConstructorParameters<typeof SuggestionWatch>[0] {
    const most = Number.POSITIVE_INFINITY;
    const caps = { perQuestion: most, perDay: most, perMonth: most, suggestionsPerDay: most, suggestionsPerHour: 0.2 };
    const spent = { day: { questions: 0, suggestions: 0.03 }, month: 0.03, hour: 0.03, overrun: undefined };
    return {
      clock: { now: () => Date.now(), sleep: () => new Promise((resolve) => this.#rests.push(resolve)) },
      ledger: {
        append: (row) => {
          this.rows.push(...('kind' in row ? [row] : []));
          return Promise.resolve();
        },
        since: () => Promise.resolve({ records: [], tallies: this.rows }),
      },
      log: { warn: () => undefined },
      status: {
        setFigures: (figures) => {
          this.figures = figures;
        },
      },
      spend: { read: () => Promise.resolve(spent) },
      settings: { caps: () => caps },
    };
  }
}

/** Runs a command of the editor until the text is as expected; the ghost text may not be in view at once. */
async function untilText(command: string, expected: string): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const before = editor?.document.getText();
  await until(async () => {
    if (editor?.document.getText() === before) {
      await vscode.commands.executeCommand(command);
    }
    return editor?.document.getText() !== before;
  }, `${command} changes the text`);
  assert.equal(editor?.document.getText(), `${LINE}${expected}`);
}

const acceptAll = () => untilText('editor.action.inlineSuggest.commit', TEXT);
const acceptWord = (expected: string) => untilText('editor.action.inlineSuggest.acceptNextWord', expected);
const acceptLine = (expected: string) => untilText('editor.action.inlineSuggest.acceptNextLine', expected);

const cases: readonly (readonly [string, () => Promise<unknown>, readonly number[]])[] = [
  ['taken whole and left alone', acceptAll, [1, 1, 0, 1, 1]],
  [
    'taken whole and undone',
    async () => {
      await acceptAll();
      await untilText('undo', '');
    },
    [1, 1, 0, 1, 0],
  ],
  [
    'taken by the word, with other words after it',
    async () => {
      await acceptWord('one');
      await type('!');
    },
    [1, 1, 1, 1, 1],
  ],
  [
    'taken by the line, with other words after it',
    async () => {
      await acceptLine('one.two + three\n');
      await type('!');
    },
    [1, 1, 1, 1, 1],
  ],
  [
    'taken by the word, then whole',
    async () => {
      await acceptWord('one');
      await acceptAll();
    },
    [1, 1, 0, 1, 1],
  ],
  [
    'typed along, then taken whole',
    async () => {
      await type('on');
      await acceptAll();
    },
    [1, 1, 0, 1, 1],
  ],
  [
    'typed along and not taken',
    async () => {
      await type('one!');
    },
    [1, 0, 0, 0, 0],
  ],
];

if (process.env['PANORAMA_TEST_RESTRICTED'] !== '1') {
  describe('What is counted of a suggestion', () => {
    const opened: Room[] = [];

    before(() => setUser('completion.enabled', 'off'));

    afterEach(async () => {
      opened.splice(0).forEach((room) => {
        room.close();
      });
      await closeAll();
    });

    after(() => setUser('completion.enabled', undefined));

    const open = async (): Promise<Room> => {
      const room = new Room();
      opened.push(room);
      await show(`${LINE}‸`, 'plaintext');
      await room.suggest();
      return room;
    };

    for (const [name, act, expected] of cases) {
      it(`is right when it is ${name}`, async () => {
        const room = await open();
        await act();
        if (expected[1] === 1) {
          await room.age();
        }
        room.watch.dispose();
        const fields = ['shown', 'kept', 'partly', 'aged', 'survived'] as const;
        assert.deepEqual(
          fields.map((field) => room.sum(field)),
          expected,
        );
      });
    }

    it('is told by the status item', async () => {
      const room = await open();
      await acceptAll();
      await until(() => room.figures.some(([, value]) => value.startsWith('1 (')), 'the one that was kept is told');
      assert.deepEqual(room.figures, [
        ['Suggestions', 'Today'],
        ['Shown', '1'],
        ['Kept', '1 (100 %)'],
        ['Spent or set aside this hour', '3¢ of 20¢'],
      ]);
    });
  });
}
