/** For how long the secret before can be accepted beside a new one. */
export const overlaps = [
  { seconds: 0, words: 'none' },
  { seconds: 86_400, words: 'day' },
  { seconds: 604_800, words: 'week' },
  { seconds: 2_592_000, words: 'month' },
] as const;
