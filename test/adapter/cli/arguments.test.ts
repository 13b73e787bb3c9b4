// What the command line says to words that it does not understand: exit code 2 and one clear line.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { Place } from './runCli.ts';

const refused: readonly { readonly words: readonly string[]; readonly line: RegExp }[] = [
  { words: [], line: /pack, ask or probe/ },
  { words: ['paint'], line: /no command “paint”/ },
  { words: ['pack'], line: /FOLDER is missing/ },
  { words: ['pack', 'absent'], line: /absent cannot be opened \(ENOENT\)/ },
  { words: ['pack', 'profiles.json'], line: /profiles\.json is not a folder/ },
  { words: ['pack', 'workspace', 'too', 'many'], line: /“too” is one word too many/ },
  { words: ['pack', 'workspace', '--bogus'], line: /--bogus/ },
  { words: ['pack', 'workspace', '--offline'], line: /--offline/ },
  { words: ['pack', 'workspace', '--budget', 'huge'], line: /--budget takes/ },
  { words: ['pack', 'workspace', '--budget', '5'], line: /budget/i },
  { words: ['pack', 'workspace', '--now', 'later'], line: /--now takes a number/ },
  { words: ['pack', 'workspace', '--scope', '*.absent'], line: /./ },
  { words: ['pack', 'workspace', '--json', 'no/such/folder.json'], line: /folder\.json cannot be written/ },
  { words: ['pack', 'workspace', '--profile', 'unknown'], line: /no profile “unknown”/ },
  { words: ['pack', 'workspace', '--profiles', 'absent.json'], line: /absent\.json cannot be read/ },
  { words: ['pack', 'workspace', '--profiles', 'profiles.json'], line: /profiles\.json: / },
  { words: ['pack', 'workspace', '--base-url', 'http://service.example'], line: /https/ },
  { words: ['pack', 'workspace', '--base-url', 'nonsense'], line: /address/ },
  { words: ['pack', 'workspace', '--auth', 'secret'], line: /--auth takes/ },
  { words: ['ask', 'workspace'], line: /QUESTION is missing/ },
  { words: ['ask', 'workspace', ' '], line: /question is empty/ },
  { words: ['ask', 'workspace', 'why', '--max-cost', 'much'], line: /--max-cost takes a number/ },
  { words: ['ask', 'absent', 'why'], line: /absent cannot be opened/ },
  { words: ['ask', 'workspace', 'why', '--scope', '*.absent'], line: /./ },
  { words: ['probe', 'workspace'], line: /one word too many/ },
];

describe('command line arguments', function () {
  this.timeout(30_000);
  let place: Place;
  before(() => {
    place = new Place({ 'a.ts': 'export const a = 1;\n' });
    writeFileSync(place.beside('profiles.json'), '[{"id": "mine"}]');
  });
  after(() => {
    place.remove();
  });

  for (const { words, line } of refused) {
    it(`refuse “${words.join(' ')}” with code 2 and one line`, async () => {
      const { code, stdout, stderr } = await place.run(words);
      assert.deepEqual({ code, stdout, lines: stderr.trimEnd().split('\n').length }, { code: 2, stdout: '', lines: 1 });
      assert.match(stderr, line);
    });
  }

  it('show the usage when asked for it', async () => {
    const { code, stdout, stderr } = await place.run(['--help']);
    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
    assert.match(stdout, /panorama pack FOLDER/);
  });
});
