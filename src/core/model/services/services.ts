// All services that a person can connect.

import { keyServices } from './keyServices.ts';
import { servers } from './servers.ts';
import type { Service } from './service.ts';

/** The models that VS Code itself offers, as with a Copilot plan: no address, no key, no price for each token. */
const editorModels: Service = {
  id: 'editor',
  label: 'VS Code',
  group: 'plan',
  asks: [],
  auth: ['none'],
  models: [],
  list: 'unknown',
};

/** Any other address that answers in OpenAI's form. */
const customService: Service = {
  id: 'custom',
  label: '',
  group: 'other',
  asks: ['address'],
  auth: ['bearer'],
  models: [],
  list: 'unknown',
};

/** The search of the workspace, which asks no model. */
const offlineService: Service = {
  id: 'offline',
  label: '',
  group: 'other',
  asks: [],
  auth: ['none'],
  models: [],
  list: 'unknown',
};

/** In the order to show them. */
export const services: readonly Service[] = [...keyServices, editorModels, ...servers, customService, offlineService];
