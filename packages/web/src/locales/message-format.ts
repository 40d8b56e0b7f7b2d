import type { MessageCompiler, MessageFunction } from 'vue-i18n';

type Part = string | { name: string };

/** What vue-i18n gives a compiled message to fill itself in; its types hide what is for its own compilers. */
interface Filling {
  type: string;
  named(name: string): unknown;
  plural(forms: unknown[]): unknown;
  interpolate(value: unknown): unknown;
  normalize(parts: unknown[]): unknown;
}
type Message = MessageFunction;

const known = new Map<string, Message>();

/**
 * Reads the part of vue-i18n's message format that our texts use: `{name}`, `{'literally'}` and forms separated by `|`.
 * Of a text it says what vue-i18n's own compiler says, which is three times the size of this window's English.
 */
export const readMessage: MessageCompiler = (message) => {
  const text = typeof message === 'string' ? message : '';
  const read = known.get(text) ?? messageOf(text);
  known.set(text, read);
  return read;
};

function messageOf(text: string): Message {
  const [first = [], ...others] = formsOf(text);
  const forms = [first, ...others];
  const message = (filling: Filling): unknown =>
    others.length === 0 ? joined(filling, first) : filling.plural(forms.map((form) => joined(filling, form)));
  return message as unknown as Message;
}

function joined(filling: Filling, parts: readonly Part[]): unknown {
  const filled = parts.map((part) =>
    typeof part === 'string' ? part : filling.interpolate(filling.named(part.name)),
  );
  // Where components are filled in, even a single piece is one of several.
  return filling.type === 'text' && filled.length === 1 ? filled[0] : filling.normalize(filled);
}

function formsOf(text: string): Part[][] {
  const forms: Part[][] = [[]];
  for (const token of text.match(/\{'[^']*'\}|\{[^}]*\}|\s*\|\s*|[^{|\s]+|\s+/g) ?? []) {
    const form = forms.at(-1) ?? [];
    if (token.trim() === '|') forms.push([]);
    else if (token.startsWith("{'")) append(form, token.slice(2, -2));
    else if (token.startsWith('{')) form.push({ name: token.slice(1, -1).trim() });
    else append(form, token);
  }
  return forms;
}

function append(form: Part[], text: string): void {
  const last = form.at(-1);
  if (typeof last === 'string') form[form.length - 1] = last + text;
  else form.push(text);
}
