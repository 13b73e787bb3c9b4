// The small windows of a dialogue in several steps: pick one, type one, wait; each with a way back.

import * as vscode from 'vscode';

/** What a person did in one window. */
export type StepAnswer<Value> =
  | { readonly kind: 'answer'; readonly value: Value }
  | { readonly kind: 'back' }
  /** Escape: the person went away. */
  | { readonly kind: 'cancelled' };

/** A line to pick. */
export interface Choice<Value> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  /** A codicon's name. */
  readonly icon?: string;
  /** A heading over this line and those after it. */
  readonly heading?: string;
  /** Whether Enter picks this line unless the person moves; the first one otherwise. */
  readonly isPresent?: boolean;
  readonly value: Value;
}

/** One window with lines to pick from. */
export interface PickStep<Value> {
  readonly title: string;
  readonly placeholder: string;
  readonly choices: readonly Choice<Value>[];
  /** Lines that take a moment to find; they are put first. */
  readonly later?: Promise<readonly Choice<Value>[]>;
  /** Makes a value of text that fits no line; without it only lines can be picked. */
  readonly typed?: (text: string) => Value | undefined;
  readonly canGoBack: boolean;
}

/** One window to type into. */
export interface TypeStep {
  readonly title: string;
  readonly prompt: string;
  readonly placeholder?: string;
  readonly value?: string;
  readonly isSecret: boolean;
  /** What is wrong with the text, in words; asked when Enter is pressed. */
  readonly problem: (text: string) => string | undefined;
  readonly canGoBack: boolean;
}

/** One window that waits for work. */
export interface WaitStep<Value> {
  readonly title: string;
  readonly placeholder: string;
  /** Aborted when the person goes away or back. */
  readonly work: (signal: AbortSignal) => Promise<Value>;
}

/** Lets a person pick a line. */
export function pickOne<Value>(step: PickStep<Value>): Promise<StepAnswer<Value>> {
  const box = vscode.window.createQuickPick<ChoiceItem<Value>>();
  box.placeholder = step.placeholder;
  box.matchOnDescription = true;
  const answer = showBox(box, step, () => {
    const value = box.selectedItems[0]?.value ?? step.typed?.(box.value);
    return value === undefined ? undefined : { value };
  });
  box.items = toItems(step.choices);
  const present = box.items.find((item) => item.isPresent === true);
  if (present) {
    box.activeItems = [present];
  }
  if (step.later) {
    addLater(box, step.choices, step.later, answer);
  }
  return answer;
}

/** Lets a person type a text; Enter does nothing but show the problem while there is one. */
export function typeOne(step: TypeStep): Promise<StepAnswer<string>> {
  const box = vscode.window.createInputBox();
  box.prompt = step.prompt;
  box.placeholder = step.placeholder;
  box.value = step.value ?? '';
  box.password = step.isSecret;
  box.onDidChangeValue(() => {
    box.validationMessage = undefined;
  });
  return showBox(box, step, () => {
    const problem = step.problem(box.value);
    box.validationMessage = problem;
    return problem === undefined ? { value: box.value } : undefined;
  });
}

/** Shows that work is under way; Escape and Back end it. */
export async function waitFor<Value>(step: WaitStep<Value>): Promise<StepAnswer<Value>> {
  const box = vscode.window.createQuickPick();
  const controller = new AbortController();
  box.placeholder = step.placeholder;
  box.busy = true;
  const left = showBox<Value>(box, { title: step.title, canGoBack: true }, () => undefined);
  const work = step.work(controller.signal).then((value): StepAnswer<Value> => ({ kind: 'answer', value }));
  try {
    return await Promise.race([work, left]);
  } finally {
    controller.abort();
    box.dispose();
  }
}

type ChoiceItem<Value> = vscode.QuickPickItem & { readonly value?: Value; readonly isPresent?: boolean };

type Box = vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox;

/** Shows a window until it is accepted with a value, left or gone back from. It stays when the focus goes elsewhere. */
function showBox<Value>(
  box: Pick<Box, 'title' | 'buttons' | 'ignoreFocusOut' | 'hide' | 'show' | 'dispose'> &
    Pick<vscode.InputBox, 'onDidTriggerButton' | 'onDidAccept' | 'onDidHide'>,
  step: { readonly title: string; readonly canGoBack: boolean },
  accepted: () => { readonly value: Value } | undefined,
): Promise<StepAnswer<Value>> {
  return new Promise((resolve) => {
    let answer: StepAnswer<Value> = { kind: 'cancelled' };
    box.title = step.title;
    box.ignoreFocusOut = true;
    box.buttons = step.canGoBack ? [vscode.QuickInputButtons.Back] : [];
    box.onDidTriggerButton(() => {
      answer = { kind: 'back' };
      box.hide();
    });
    box.onDidAccept(() => {
      const found = accepted();
      if (found) {
        answer = { kind: 'answer', ...found };
        box.hide();
      }
    });
    box.onDidHide(() => {
      box.dispose();
      resolve(answer);
    });
    box.show();
  });
}

function toItems<Value>(choices: readonly Choice<Value>[]): ChoiceItem<Value>[] {
  return choices.flatMap(({ icon, heading, ...choice }) => [
    ...(heading === undefined ? [] : [{ label: heading, kind: vscode.QuickPickItemKind.Separator }]),
    { ...choice, ...(icon !== undefined && { iconPath: new vscode.ThemeIcon(icon) }) },
  ]);
}

/** Puts what is found later before the rest, unless the window is gone by then. */
function addLater<Value>(
  box: vscode.QuickPick<ChoiceItem<Value>>,
  choices: readonly Choice<Value>[],
  later: Promise<readonly Choice<Value>[]>,
  closed: Promise<unknown>,
): void {
  let isClosed = false;
  void closed.then(() => {
    isClosed = true;
  });
  box.busy = true;
  void later.then((found) => {
    if (!isClosed) {
      box.busy = false;
      box.items = found.length === 0 ? box.items : toItems([...found, ...choices]);
    }
  });
}
