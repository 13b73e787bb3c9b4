// A PDF file of one page with one word, to find out whether a model reads such files.

import type { ChatPdf } from '../request.ts';

/** The word that stands in the file. */
export const PDF_WORD = 'plum';

/** The whole file: a page of 120 by 40 points. Two tokens of text are more than it has. */
export const plumPdf: ChatPdf = {
  filename: 'word.pdf',
  pages: 1,
  textTokens: 2,
  base64:
    'JVBERi0xLjQKMSAwIG9iajw8L1R5cGUvQ2F0YWxvZy9QYWdlcyAyIDAgUj4+CmVuZG9iagoyIDAgb2JqPDwvVHlwZS9QYWdlcy9LaWRzWzMgMC' +
    'BSXS9Db3VudCAxPj4KZW5kb2JqCjMgMCBvYmo8PC9UeXBlL1BhZ2UvUGFyZW50IDIgMCBSL01lZGlhQm94WzAgMCAxMjAgNDBdL0NvbnRlbnRz' +
    'IDQgMCBSL1Jlc291cmNlczw8L0ZvbnQ8PC9GIDUgMCBSPj4+Pj4+CmVuZG9iago0IDAgb2JqPDwvTGVuZ3RoIDMzPj5zdHJlYW0KQlQgL0YgMT' +
    'ggVGYgMTAgMTQgVGQgKHBsdW0pIFRqIEVUCmVuZHN0cmVhbQplbmRvYmoKNSAwIG9iajw8L1R5cGUvRm9udC9TdWJ0eXBlL1R5cGUxL0Jhc2VG' +
    'b250L0hlbHZldGljYT4+CmVuZG9iagp4cmVmCjAgNgowMDAwMDAwMDAwIDY1NTM1IGYgCjAwMDAwMDAwMDkgMDAwMDAgbiAKMDAwMDAwMDA1My' +
    'AwMDAwMCBuIAowMDAwMDAwMTAzIDAwMDAwIG4gCjAwMDAwMDAyMTIgMDAwMDAgbiAKMDAwMDAwMDI5MSAwMDAwMCBuIAp0cmFpbGVyPDwvU2l6' +
    'ZSA2L1Jvb3QgMSAwIFI+PgpzdGFydHhyZWYKMzUzCiUlRU9GCg==',
};
