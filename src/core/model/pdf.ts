// PDF files in messages: which models read them, and how large they are.

import type { Failure } from './failure.ts';
import type { Profile } from './profile.ts';
import type { ChatMessage, ChatPdf } from './request.ts';

/** Whether PDF files can go to the model: it reads them, and its API has a place for them. */
export function canReadPdfs({ api, features }: Pick<Profile, 'api' | 'features'>): boolean {
  return (api === 'chat' || api === 'responses') && features.includes('pdf');
}

/** For a question about a PDF file to a model that reads none: without the file its answer would be worth nothing. */
export function readsNoPdfs(label: string): Failure {
  return {
    code: 'needs-model',
    message: `${label} does not read PDF files. Choose another model for this.`,
    retryable: false,
  };
}

/** All files of the messages, in their order. */
export function pdfsOf(messages: readonly ChatMessage[]): readonly ChatPdf[] {
  return messages.flatMap(({ pdfs = [] }) => pdfs);
}

/** Bytes of what is written in base64. */
export function base64Bytes(base64: string): number {
  return Math.floor((base64.replace(/=+$/, '').length * 3) / 4);
}
