// Decides what `npm start` writes into the user settings of its own VS Code, and writes it.
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { userSettingsFile } from '../run/server.mjs';

/** @typedef {Record<string, unknown>} Settings */
/** @typedef {Readonly<Record<string, string | undefined>>} Environment */

/** The profile that the environment describes; it is made and removed with the variables. */
const profileId = 'environment';

/** The service and model that are meant when only a key is given. */
const usual = { baseUrl: 'https://api.openai.com/v1', model: 'gpt-4.1-mini' };

/** What a VS Code that was just installed is spared: pages and offers that have nothing to do with Panorama. */
const firstSettings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
  'chat.disableAIFeatures': true,
};

/**
 * Writes the settings that the environment asks for, and changes nothing else of the user's.
 * The key is never written: the server passes it on in its environment.
 * @param {string} dataFolder
 * @param {Environment} environment
 * @returns {string | undefined} a sentence when the file could not be changed
 */
export function prepareSettings(dataFolder, environment) {
  const file = userSettingsFile(dataFolder);
  const text = existsSync(file) ? readFileSync(file, 'utf8') : JSON.stringify(firstSettings);
  const present = parseSettings(text);
  if (present === undefined) return `${file} cannot be read as JSON: it is left as it is`;
  const wanted = withProfile(present, environment);
  if (existsSync(file) && JSON.stringify(wanted) === JSON.stringify(present)) return undefined;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(`${file}.partial`, `${JSON.stringify(wanted, undefined, 2)}\n`);
  renameSync(`${file}.partial`, file);
  return undefined;
}

/**
 * The settings with the environment's profile chosen, or without it when the environment names no service.
 * @param {Settings} settings
 * @param {Environment} environment
 * @returns {Settings}
 */
export function withProfile(settings, environment) {
  const { 'panorama.profiles': profiles, 'panorama.profile': chosen, ...rest } = settings;
  const others = (Array.isArray(profiles) ? profiles : []).filter((profile) => profile?.id !== profileId);
  const profile = describeProfile(environment);
  const kept = [...others, ...(profile === undefined ? [] : [profile])];
  const choice = profile === undefined ? (chosen === profileId ? undefined : chosen) : profileId;
  return {
    ...rest,
    ...(kept.length === 0 ? {} : { 'panorama.profiles': kept }),
    ...(choice === undefined ? {} : { 'panorama.profile': choice }),
  };
}

/**
 * @param {Environment} environment
 * @returns {Settings | undefined} undefined when it names neither a key nor a service
 */
function describeProfile(environment) {
  const key = environment.PANORAMA_API_KEY;
  const baseUrl = environment.PANORAMA_BASE_URL;
  if (!key && !baseUrl) return undefined;
  return {
    id: profileId,
    label: 'From the environment',
    baseUrl: baseUrl || usual.baseUrl,
    model: environment.PANORAMA_MODEL || usual.model,
    auth: key ? 'bearer' : 'none',
    api: 'chat',
  };
}

/**
 * Reads settings as VS Code writes and allows them: JSON with comments and trailing commas.
 * @param {string} text
 * @returns {Settings | undefined} undefined when it is not an object
 */
export function parseSettings(text) {
  const comment = /("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
  const trailing = /("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/g;
  const plain = text.replace(comment, '$1').replace(trailing, '$1');
  try {
    const value = JSON.parse(plain.trim() === '' ? '{}' : plain);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
