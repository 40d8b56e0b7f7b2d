import type { FastifyInstance } from 'fastify';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pagesScript } from './pages-script.js';
import { pagesStylesheet } from './pages-stylesheet.js';

/** What the pages that the hub renders load, all of it from here. */
export const pageAssets = {
  stylesheet: '/auth/pages.css',
  script: '/auth/pages.js',
  font: '/auth/public-sans-latin.woff2',
  /** What Czech needs besides. */
  extendedFont: '/auth/public-sans-latin-ext.woff2',
} as const;

const shortly = 'public, max-age=300';
/** A font file never changes under its version of the package. */
const longer = 'public, max-age=604800';

/** Serves the look of the pages. */
export function registerPageAssets(app: FastifyInstance): void {
  app.get(pageAssets.stylesheet, (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', shortly).send(pagesStylesheet(pageAssets)),
  );
  app.get(pageAssets.script, (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').header('cache-control', shortly).send(pagesScript),
  );
  const fonts = [
    [pageAssets.font, 'latin'],
    [pageAssets.extendedFont, 'latin-ext'],
  ] as const;
  for (const [address, subset] of fonts) {
    app.get(address, async (_request, reply) =>
      reply
        .type('font/woff2')
        .header('cache-control', longer)
        .send(await readFile(fontFile(subset))),
    );
  }
}

function fontFile(subset: 'latin' | 'latin-ext'): string {
  // By name and not by place: the hub is delivered as a bundle.
  return createRequire(import.meta.url).resolve(
    `@fontsource-variable/public-sans/files/public-sans-${subset}-wght-normal.woff2`,
  );
}
