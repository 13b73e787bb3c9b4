// The body of a request to fill a hole, and its endpoint, by the API that the profile names.

import type { FimApi } from '../../core/model/fim.ts';
import type { HoleTexts, ReleasedRequest } from '../../core/model/request.ts';
import { assembleBody, type AssembledBody, type Field } from './assembleBody.ts';

/** Where each API stands below the root of a service. */
const ENDPOINTS: Readonly<Record<FimApi, string>> = {
  'fim:completions': '/v1/completions',
  'fim:deepseek': '/beta/completions',
  'fim:codestral': '/v1/fim/completions',
  'fim:ollama': '/api/generate',
  'fim:llamacpp': '/infill',
};

/** The last part of an address that names a version, as base addresses for other APIs end. */
const VERSION = /\/(?:v\d+|beta)$/;

/** The whole address of an API of the service at a base address. A version that the address names is the one that is asked. */
export function fimAddress(api: FimApi, base: string): string {
  const version = VERSION.exec(base)?.[0] ?? '';
  const endpoint = ENDPOINTS[api];
  const path = version === '' ? endpoint : endpoint.replace(/^\/v1/, version);
  return base.slice(0, base.length - version.length) + path;
}

/** Builds the body. The stream is asked for always: an answer is read only as far as it matters. */
export function toFimBody(request: ReleasedRequest, api: FimApi, hole: HoleTexts): AssembledBody {
  const { profile } = request;
  return assembleBody(
    profile,
    fieldsOf(request, api),
    { ...holeFields(api, hole), model: profile.model, stream: true },
    [],
  );
}

function holeFields(api: FimApi, { prefix, suffix, extra }: HoleTexts): Readonly<Record<string, unknown>> {
  return api === 'fim:llamacpp'
    ? {
        input_prefix: prefix,
        input_suffix: suffix,
        input_extra: extra.map(({ path, text }) => ({ filename: path, text })),
      }
    : { prompt: prefix, suffix };
}

function fieldsOf(request: ReleasedRequest, api: FimApi): readonly Field[] {
  const { profile, temperature, stop = [] } = request;
  const bound = Math.min(request.maxOutput, profile.limits.output);
  const ends = stop.length > 0 ? { stop } : {};
  switch (api) {
    case 'fim:ollama':
      return [{ name: 'options', value: { num_predict: bound, temperature, ...ends } }];
    case 'fim:llamacpp':
      return toFields({ n_predict: bound, temperature, ...ends });
    case 'fim:codestral':
      return toFields({ max_tokens: bound, temperature, ...ends });
    case 'fim:completions':
    case 'fim:deepseek':
      return toFields({ max_tokens: bound, temperature, ...ends, stream_options: { include_usage: true } });
  }
}

function toFields(values: Readonly<Record<string, unknown>>): readonly Field[] {
  return Object.entries(values).map(([name, value]) => ({ name, value }));
}
