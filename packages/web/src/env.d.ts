/// <reference types="vite/client" />

declare module '@fontsource-variable/public-sans/files/*.woff2' {
  const url: string;
  export default url;
}

/** Made as the window is built, by build/letters.ts. */
declare module 'virtual:letters' {
  /** The code point of the first letter. */
  export const from: number;
  /** How each letter from there on is written in a–z, 0–9 and `-`. */
  export const letters: readonly string[];
}
