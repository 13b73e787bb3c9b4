// `probe` against a scripted service: what it learns, and how it says that a service does not work.

import assert from 'node:assert/strict';
import type { Profile } from '../../../src/core/model/profile.ts';
import { errorReply, modelsReply, streamReply } from '../../fakes/openAiStream.ts';
import { probedService, type Manner } from '../../fakes/probedService.ts';
import { FaultServer } from '../../fakes/server.ts';
import { Place } from './runCli.ts';

type Probed = Profile & { readonly accepts: readonly string[]; readonly features: readonly string[] };

describe('probe', function () {
  this.timeout(60_000);
  let place: Place;
  let server: FaultServer;
  beforeEach(async () => {
    place = new Place({});
    server = await FaultServer.start();
  });
  afterEach(async () => {
    await server.stop();
    place.remove();
  });

  const service = (): Record<string, string> => ({
    PANORAMA_BASE_URL: `${server.origin}/v1`,
    PANORAMA_API_KEY: 'sk-test-0123456789',
    PANORAMA_MODEL: 'test-model',
  });

  async function probe(manner: Manner): Promise<Probed> {
    server.script(probedService(manner));
    const { code, stdout, stderr } = await place.run(['probe', '--json', '-'], service());
    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
    return JSON.parse(stdout) as Probed;
  }

  it('prints the profile of a service that does all', async () => {
    const { model, baseUrl, omit, accepts, features } = await probe('capable');
    assert.deepEqual(
      { model, baseUrl, omit, accepts: [...accepts].sort(), features: [...features].sort() },
      {
        model: 'test-model',
        baseUrl: `${server.origin}/v1`,
        omit: [],
        accepts: [
          ...['max_tokens', 'prediction', 'prompt_cache_key', 'response_format', 'service_tier', 'stop', 'stream'],
          ...['stream_options', 'temperature', 'tools'],
        ],
        features: [
          ...['cached', 'models', 'prediction', 'prompt-cache-key', 'stop', 'streaming', 'structured-output'],
          ...['tools', 'usage', 'vision'],
        ],
      },
    );
  });

  it('believes no ability of a service that answers anything', async () => {
    const { omit, accepts, features } = await probe('obedient');
    assert.deepEqual([omit, features], [[], ['models', 'usage', 'streaming']]);
    assert.ok(!accepts.includes('prediction'));
  });

  it('ends with 1 and the words of a service that refuses everything, after three requests', async () => {
    server.script(probedService('refusing'));
    const { code, stdout, stderr } = await place.run(['probe', '--json', '-'], service());
    assert.deepEqual([code, stdout, server.requests.length], [1, '', 3]);
    assert.match(stderr, /No\./);
  });

  it('learns which field a service refuses', async () => {
    const capable = probedService('capable');
    server.script((request) =>
      request.text.includes('"stream_options"')
        ? errorReply(400, { param: 'stream_options', code: 'unsupported_parameter' })
        : capable(request),
    );
    const { stdout } = await place.run(['probe', '--json', '-'], service());
    const { omit, accepts, features } = JSON.parse(stdout) as Probed;
    assert.deepEqual(omit, ['stream_options']);
    assert.ok(!accepts.includes('stream_options') && !features.includes('usage'));
  });

  it('goes on with a service that lists no models', async () => {
    const capable = probedService('capable');
    server.script((request) => (request.method === 'GET' ? errorReply(404, {}) : capable(request)));
    const { code, stdout } = await place.run(['probe', '--json', '-'], service());
    const { features } = JSON.parse(stdout) as Probed;
    assert.deepEqual([code, features.includes('models'), features.includes('streaming')], [0, false, true]);
  });

  it('prints a report to read', async () => {
    server.script(probedService('capable'));
    const { code, stdout } = await place.run(['probe'], service());
    assert.equal(code, 0);
    assert.match(stdout, /^streamed +works .*\n(?:.*\n)*unknown-field +refused/m);
    assert.match(stdout, /^features: .*tools/m);
  });

  it('prints a profile that --profiles reads', async () => {
    server.script(probedService('capable'));
    await place.run(['probe', '--json', 'profile.json'], service());
    const { id } = JSON.parse(place.read('profile.json')) as Probed;
    server.queue(streamReply(['Yes.']));
    place.write({ 'a.ts': 'export const a = 1;\n' });
    const words = ['ask', 'workspace', 'why?', '--profiles', 'profile.json', '--profile', id];
    const { code, stdout } = await place.run(words, service());
    assert.deepEqual({ code, stdout }, { code: 0, stdout: 'Yes.\n' });
  });

  it('ends with 1 and one line when the key is wrong', async () => {
    server.queue(errorReply(401, { code: 'invalid_api_key' }));
    const { code, stdout, stderr } = await place.run(['probe'], service());
    assert.deepEqual({ code, stdout, lines: stderr.trimEnd().split('\n').length }, { code: 1, stdout: '', lines: 1 });
  });

  it('names the models that there are when the one asked for is not', async () => {
    server.queue(modelsReply(['alpha', 'beta']), errorReply(404, { code: 'model_not_found' }));
    const { code, stderr } = await place.run(['probe'], service());
    assert.equal(code, 1);
    assert.match(stderr, /alpha, beta/);
  });

  it('ends with 3 when there is no key for a remote service', async () => {
    const { code } = await place.run(['probe', '--base-url', 'https://service.example/v1']);
    assert.equal(code, 3);
  });

  it('prints the profile of the offline engine when no service is named', async () => {
    const { code, stdout } = await place.run(['probe', '--json', '-']);
    assert.deepEqual({ code, api: (JSON.parse(stdout) as Probed).api }, { code: 0, api: 'offline' });
  });
});
