// Counts the definitions of tools, which a service puts into the prompt in a form of its own.

/** A function that the model may call, with the JSON schema of its parameters. */
export interface ToolSchema {
  readonly name: string;
  readonly description?: string;
  readonly parameters?: {
    readonly properties?: Readonly<Record<string, ToolProperty>>;
  };
}

/** One parameter. What else its schema says is not counted: the rule of the cookbook ends here. */
export interface ToolProperty {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
}

/** Tokens around definitions for models with o200k_base (OpenAI's cookbook, "How to count tokens with tiktoken"). */
const PER_FUNCTION = 7;
const BEFORE_PROPERTIES = 3;
const PER_PROPERTY = 3;
const BEFORE_CHOICES = -3;
const PER_CHOICE = 3;
const AFTER_ALL = 12;

/** Tokens of the tools of a request; none cost nothing. An estimate: services do not publish the form in which the model reads them. */
export function countTools(tools: readonly ToolSchema[], count: (text: string) => number): number {
  return tools.length === 0 ? 0 : tools.reduce((sum, tool) => sum + countTool(tool, count), AFTER_ALL);
}

function countTool({ name, description = '', parameters }: ToolSchema, count: (text: string) => number): number {
  const properties = Object.entries(parameters?.properties ?? {});
  return properties.reduce(
    (sum, [key, property]) => sum + countProperty(key, property, count),
    PER_FUNCTION + count(`${name}:${withoutStop(description)}`) + (properties.length > 0 ? BEFORE_PROPERTIES : 0),
  );
}

function countProperty(key: string, property: ToolProperty, count: (text: string) => number): number {
  const { type = '', description = '', enum: choices } = property;
  const line = PER_PROPERTY + count(`${key}:${type}:${withoutStop(description)}`);
  return (choices ?? []).reduce(
    (sum, choice) => sum + PER_CHOICE + count(choice),
    line + (choices ? BEFORE_CHOICES : 0),
  );
}

function withoutStop(text: string): string {
  return text.endsWith('.') ? text.slice(0, -1) : text;
}
