// `probe` against a scripted service: what it learns, and how it says that a service does not work.

import assert from 'node:assert/strict';
import type { Profile } from '../../../src/core/model/profile.ts';
import { errorReply, modelsReply, streamReply } from '../../fakes/openAiStream.ts';
import { FaultServer, type Reply } from '../../fakes/server.ts';
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

  async function probe(...replies: readonly Reply[]): Promise<Probed> {
    server.queue(...replies);
    const { code, stdout, stderr } = await place.run(['probe', '--json', '-'], service());
    assert.deepEqual({ code, stderr }, { code: 0, stderr: '' });
    return JSON.parse(stdout) as Probed;
  }

  const ready = streamReply(['ready'], { usage: { input: 12, output: 1 } });

  it('prints the profile of a service that does all', async () => {
    const { model, baseUrl, accepts, features } = await probe(modelsReply(['test-model']), ready);
    assert.deepEqual(
      { model, baseUrl, accepts, features },
      {
        model: 'test-model',
        baseUrl: `${server.origin}/v1`,
        accepts: ['stream_options', 'temperature', 'max_tokens'],
        features: ['models', 'streaming', 'usage'],
      },
    );
  });

  it('learns which field a service refuses', async () => {
    const refusal = errorReply(400, { param: 'stream_options', code: 'unsupported_parameter' });
    const { omit, accepts, features } = await probe(modelsReply([]), refusal, streamReply(['ready']));
    assert.deepEqual(
      { omit, accepts, features },
      { omit: ['stream_options'], accepts: ['temperature', 'max_tokens'], features: ['models', 'streaming'] },
    );
  });

  it('goes on with a service that lists no models', async () => {
    const { features } = await probe(errorReply(404, {}), ready);
    assert.deepEqual(features, ['streaming', 'usage']);
  });

  it('prints a profile that --profiles reads', async () => {
    server.queue(modelsReply(['test-model']), ready);
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
