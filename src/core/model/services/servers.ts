// Programs that people run themselves, on this computer or on one of theirs.

import type { Service } from './service.ts';

const own = { group: 'server', asks: ['address'], isKeyOptional: true, list: 'with-key' } as const;

/** Each at the place where it listens unless told otherwise, from its own documentation; in the order to show them. */
export const servers: readonly Service[] = [
  { ...own, id: 'ollama', label: 'Ollama', baseUrl: 'http://127.0.0.1:11434/v1', auth: ['none'], models: [] },
  { ...own, id: 'lm-studio', label: 'LM Studio', baseUrl: 'http://127.0.0.1:1234/v1', auth: ['none'], models: [] },
  { ...own, id: 'llama-cpp', label: 'llama.cpp', baseUrl: 'http://127.0.0.1:8080/v1', auth: ['bearer'], models: [] },
  { ...own, id: 'vllm', label: 'vLLM', baseUrl: 'http://127.0.0.1:8000/v1', auth: ['bearer'], models: [] },
  { ...own, id: 'litellm', label: 'LiteLLM', baseUrl: 'http://127.0.0.1:4000/v1', auth: ['bearer'], models: [] },
];
