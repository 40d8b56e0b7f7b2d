/**
 * How text is compared when it is searched and sorted: without case, marks and invisible characters, at most
 * `maxLength` UTF-16 units. One function makes what is stored and what is looked for.
 */
export function foldedText(text: string, maxLength = 1_000): string {
  return text
    .slice(0, 2 * maxLength)
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\p{Cs}]/gu, '')
    .toLowerCase()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, maxLength);
}
