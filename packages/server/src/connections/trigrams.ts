// A query of very many parts gains nothing: the text decides in the end.
const maxTrigrams = 32;

// So many rare trigrams of a word make its frequent ones superfluous: those with a digit are the rarest.
const enoughWithDigit = 2;
const enoughRare = 3;
const hasDigit = /\p{N}/u;
const hasDigitOrSign = /[^\p{L}]/u;

/**
 * What FTS5 is asked (SQLite, tokenizer `trigram`) for texts that may hold a word, for each word that is long enough to
 * have a trigram, until there are enough. Names repeat words and differ in numbers: trigrams with a digit or a sign are
 * rare, and a word with several of them is looked for by them alone; others by trigrams that together cover them.
 */
export function trigramQueries(words: readonly string[]): string[] {
  const queries: string[] = [];
  let room = maxTrigrams;
  for (const word of words) {
    const trigrams = [...new Set(trigramsOf(Array.from(word)))].slice(0, room);
    room -= trigrams.length;
    if (trigrams.length > 0) queries.push(trigrams.map(quoted).join(' AND '));
  }
  return queries;
}

/** https://www.sqlite.org/fts5.html#full_text_query_syntax: within a string, a quotation mark is doubled. */
function quoted(trigram: string): string {
  return `"${trigram.replaceAll('"', '""')}"`;
}

function trigramsOf(characters: readonly string[]): string[] {
  const all = characters.slice(2).map((_, start) => characters.slice(start, start + 3).join(''));
  const withDigit = all.filter((trigram) => hasDigit.test(trigram));
  if (new Set(withDigit).size >= enoughWithDigit) return withDigit;
  const rare = all.filter((trigram) => hasDigitOrSign.test(trigram));
  if (new Set(rare).size >= enoughRare) return rare;
  return [...rare, ...all.filter((_, start) => start % 3 === 0 || start === all.length - 1)];
}
