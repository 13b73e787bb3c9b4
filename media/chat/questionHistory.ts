// The questions asked before, brought back into the field with the arrow keys as in a terminal.

/** Steps through earlier questions; what was being written is kept as the last of them. */
export class QuestionHistory {
  private questions: readonly string[] = [];
  private place: number | undefined;
  private draft = '';

  /** Takes the questions of the conversation, the oldest first. */
  setQuestions(questions: readonly string[]): void {
    this.questions = questions.filter((question, index) => question !== questions[index + 1]);
  }

  /** Something was typed: the next step begins from the end. */
  leave(): void {
    this.place = undefined;
  }

  /** The text that an arrow key brings; undefined when the key is the field's own. */
  step(
    event: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>,
    field: Pick<HTMLTextAreaElement, 'value' | 'selectionStart' | 'selectionEnd'>,
  ): string | undefined {
    const { value, selectionStart, selectionEnd } = field;
    if (isChord(event) || selectionStart !== selectionEnd) {
      return undefined;
    }
    switch (event.key) {
      case 'ArrowUp':
        return value.slice(0, selectionStart).includes('\n') ? undefined : this.goBack(value);
      case 'ArrowDown':
        return value.slice(selectionEnd).includes('\n') || this.place === undefined
          ? undefined
          : this.goTo(this.place + 1, value);
      default:
        return undefined;
    }
  }

  /** Only from an empty field, or when the text is a question of before: what is being written is nobody's but the user's. */
  private goBack(value: string): string | undefined {
    return value === '' || this.place !== undefined
      ? this.goTo((this.place ?? this.questions.length) - 1, value)
      : undefined;
  }

  private goTo(place: number, value: string): string | undefined {
    if (place < 0) {
      return undefined;
    }
    this.draft = this.place === undefined ? value : this.draft;
    this.place = place < this.questions.length ? place : undefined;
    return this.place === undefined ? this.draft : this.questions[place];
  }
}

function isChord(event: Pick<KeyboardEvent, 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey'>): boolean {
  return event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
}
