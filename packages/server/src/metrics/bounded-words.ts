/** Lets the first so many different words through, and says `other` instead of every further one. */
export class BoundedWords {
  readonly #known = new Set<string>();

  constructor(private readonly limit: number) {}

  bounded(word: string): string {
    if (this.#known.has(word)) return word;
    if (this.#known.size >= this.limit) return 'other';
    this.#known.add(word);
    return word;
  }
}
