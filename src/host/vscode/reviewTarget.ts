// What a command about a review is given: the row of the tree, the lens or nothing.

/** A file of a proposal, perhaps one hunk of it. */
export interface HunkTarget {
  readonly file: string;
  readonly hunk?: string;
}

/** The target that a command was given; menus of the editor pass an address, which is none. */
export function targetIn(value: unknown): HunkTarget | undefined {
  const [file, hunk] = [fieldOf(value, 'file'), fieldOf(value, 'hunk')];
  return file === undefined ? undefined : { file, ...(hunk !== undefined && { hunk }) };
}

/** A text among the fields of what a command was given. */
export function fieldOf(value: unknown, name: string): string | undefined {
  const fields: Readonly<Record<string, unknown>> = typeof value === 'object' && value !== null ? { ...value } : {};
  return typeof fields[name] === 'string' ? fields[name] : undefined;
}
