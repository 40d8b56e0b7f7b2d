// A query of very many parts gains nothing: the text decides in the end.
const maxTrigrams = 32;

// So many rare trigrams of a word make its frequent ones superfluous.
const enoughRare = 3;
const hasDigitOrSign = /[^\p{L}]/u;

/**
 * What FTS5 is asked (SQLite, tokenizer `trigram`) for rows that may hold all words. Null when every word is too short to
 * have a trigram. Names repeat words and differ in numbers: trigrams with a digit or a sign are rare, and a word with
 * several of them is looked for by them alone; others by trigrams that together cover them.
 */
export function trigramQuery(words: readonly string[]): string | null {
  const trigrams = new Set(words.flatMap((word) => trigramsOf(Array.from(word))));
  if (trigrams.size === 0) return null;
  // https://www.sqlite.org/fts5.html#full_text_query_syntax: within a string, a quotation mark is doubled.
  return [...trigrams]
    .slice(0, maxTrigrams)
    .map((trigram) => `"${trigram.replaceAll('"', '""')}"`)
    .join(' AND ');
}

function trigramsOf(characters: readonly string[]): string[] {
  const all = characters.slice(2).map((_, start) => characters.slice(start, start + 3).join(''));
  const rare = all.filter((trigram) => hasDigitOrSign.test(trigram));
  if (new Set(rare).size >= enoughRare) return rare;
  return [...rare, ...all.filter((_, start) => start % 3 === 0 || start === all.length - 1)];
}
