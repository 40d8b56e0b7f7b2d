/** A field of a header (RFC 5322 §2.2). */
export interface HeaderField {
  readonly name: string;
  /** Unfolded, still encoded. */
  readonly value: string;
  /** As it stands in the message, with its line breaks. */
  readonly raw: string;
}

/** The fields in their order. Eight-bit text is taken for UTF-8 (RFC 6532). */
export function headerFields(header: Buffer): readonly HeaderField[] {
  const lines = header.toString('utf8').match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const raws: string[] = [];
  for (const line of lines) {
    if (/^[ \t]/.test(line) && raws.length > 0) raws.push(`${raws.pop() ?? ''}${line}`);
    else raws.push(line);
  }
  return raws.flatMap((raw) => {
    const [, name, value] = /^([^\s:]+)[ \t]*:(.*)$/s.exec(raw) ?? [];
    if (name === undefined || value === undefined) return [];
    return [{ name, value: value.replace(/\r?\n(?=[ \t])/g, '').trim(), raw }];
  });
}

/** The value of the first field with that name, in any case; null where there is none. */
export function valueOf(fields: readonly HeaderField[], name: string): string | null {
  const wanted = name.toLowerCase();
  return fields.find((field) => field.name.toLowerCase() === wanted)?.value ?? null;
}
