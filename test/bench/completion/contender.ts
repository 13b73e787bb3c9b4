// What is measured: something that suggests, as the editor sees it.

import { holeAt, shapeOf, type Hole, type Shape } from '../../../src/core/completion/hole.ts';
import type { CompletionInput } from '../../../src/core/completion/completionTypes.ts';
import type { Send } from '../../../src/core/egress/sender.ts';
import type { Profile } from '../../../src/core/model/profile.ts';
import { nothingAround } from '../../unit/completion/fakeInput.ts';
import type { Stretch } from './sources.ts';
import type { VirtualTime } from '../../fakes/virtualTime.ts';

/** A text with the cursor in it. */
export interface Place {
  readonly text: string;
  readonly offset: number;
}

/** What a contender has to work with. */
export interface World {
  readonly time: VirtualTime;
  readonly send: Send;
  readonly stretch: Stretch;
  readonly profile: Profile;
}

/** Something that suggests. Text is put in at the cursor. */
export interface Contender {
  /** Asked by the editor when nothing was typed for a moment; the signal is aborted by the next key. */
  provide(place: Place, signal: AbortSignal): Promise<string | undefined>;
  /** Told of each change before the editor asks. */
  edited?(place: Place): void;
  /** Told when the cursor goes elsewhere. */
  left?(): void;
  /** Told when a suggestion was taken, with the place behind it. */
  accepted?(place: Place): void;
}

/** A policy with its name in the tables. */
export interface Policy {
  readonly name: string;
  readonly create: (world: World) => Contender;
}

/** The input of the product for a place. */
export function inputAt({ text, offset }: Place, { stretch, profile }: World): CompletionInput {
  const { path, languageId, indentUnit } = stretch;
  return {
    snapshot: { path, languageId, version: 1, text },
    offset,
    cursors: 1,
    trigger: 'automatic',
    forbidden: undefined,
    languageOff: false,
    profile,
    around: () => nothingAround,
    indentUnit,
  };
}

/** The hole at a place with the shape that belongs there. */
export function holeOf({ text, offset }: Place, { stretch }: World): { readonly hole: Hole; readonly shape: Shape } {
  const hole = holeAt(text, offset, stretch.languageId, stretch.indentUnit);
  return { hole, shape: shapeOf(hole) };
}
