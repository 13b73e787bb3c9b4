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
  step(key: string, field: Pick<HTMLTextAreaElement, 'value' | 'selectionStart' | 'selectionEnd'>): string | undefined {
    const { value, selectionStart, selectionEnd } = field;
    if (selectionStart !== selectionEnd) {
      return undefined;
    }
    if (
      key === 'ArrowUp' &&
      !value.slice(0, selectionStart).includes('\n') &&
      (value === '' || this.place !== undefined)
    ) {
      return this.goTo((this.place ?? this.questions.length) - 1, value);
    }
    return key === 'ArrowDown' && this.place !== undefined && !value.slice(selectionEnd).includes('\n')
      ? this.goTo(this.place + 1, value)
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
