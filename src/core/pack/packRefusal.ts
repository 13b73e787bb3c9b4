// Why a pack cannot be made although nothing is broken.

/** The question asks for what cannot be packed; the message is one sentence for the user. */
export class PackRefusal extends Error {
  override readonly name = 'PackRefusal';
  readonly code: 'nothing-in-scope' | 'budget-too-small';

  constructor(code: PackRefusal['code'], message: string) {
    super(message);
    this.code = code;
  }
}
