// Which addresses a service may have.

import assert from 'node:assert/strict';
import { toDestination } from '../../../src/core/model/destination.ts';

describe('the address of a service', () => {
  const accepted: readonly (readonly [string, string, string, boolean])[] = [
    ['https://api.openai.com/v1', 'https://api.openai.com', 'https://api.openai.com/v1', false],
    ['https://api.openai.com/v1/', 'https://api.openai.com', 'https://api.openai.com/v1', false],
    ['http://localhost:1234/v1', 'http://localhost:1234', 'http://localhost:1234/v1', true],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080', 'http://127.0.0.1:8080', true],
    ['http://127.1/v1', 'http://127.0.0.1', 'http://127.0.0.1/v1', true],
    ['http://[::1]:8080/v1', 'http://[::1]:8080', 'http://[::1]:8080/v1', true],
    ['https://gw.example/openai?api-version=1', 'https://gw.example', 'https://gw.example/openai?api-version=1', false],
  ];
  for (const [address, origin, base, loopback] of accepted) {
    it(`may be ${address}`, () => {
      assert.deepEqual(toDestination(address), {
        kind: 'ok',
        destination: { origin, host: new URL(origin).host, base, loopback },
      });
    });
  }

  const refused = [
    '',
    'api.openai.com/v1',
    'ftp://example.com',
    'file:///etc/passwd',
    'http://example.com/v1',
    'http://192.168.1.10:11434/v1',
    'http://127.0.0.1.evil.io/v1',
    'http://localhost.evil.io/v1',
    'http://evil.localhost/v1',
    'http://localhost./v1',
    'http://[::ffff:127.0.0.1]/v1',
    'http://0.0.0.0:8080/v1',
    'https://user@example.com/v1',
    'https://:secret@example.com/v1',
  ];
  for (const address of refused) {
    it(`may not be ${JSON.stringify(address)}`, () => {
      const result = toDestination(address);
      assert.deepEqual(result.kind === 'refused' && result.failure.code, 'configuration');
    });
  }

  it('shows no password in the words of a refusal', () => {
    assert.deepEqual(JSON.stringify(toDestination('https://me:hunter22@example.com')).includes('hunter22'), false);
  });
});
