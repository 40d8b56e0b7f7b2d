import { test as base } from '@playwright/test';
import { type RunningHub, startHub } from './hub.js';
import { type Words, wordsOfLocale } from '../words.js';
import { deleteEverything } from './seed.js';

export const administrator = {
  name: 'Hana Nováková',
  email: 'hana@example.com',
  password: 'a long enough pass phrase',
};

/** What a test says whose sentences are a promise in every language: it runs in Czech as well. */
export const inBothLanguages = { tag: '@both-languages' };

interface TestFixtures {
  cleanHub: undefined;
  /** The words of the language that the browser asks for. */
  say: Words;
}

interface WorkerFixtures {
  /** Whose hub it is: a file that fills the list names itself, and has one that no other file meets. */
  hubOf: string;
  /** Where the administrator is written to. */
  administratorEmail: string;
  hub: RunningHub;
  /** The cookies of the signed-in administrator. */
  signedIn: { name: string; value: string; url: string }[];
}

/** A hub with its simulator for each worker, an administrator signed in in every page, and nothing left over of the test before: no connection, no consent, no scenario. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  hubOf: ['everybody', { scope: 'worker', option: true }],
  administratorEmail: [administrator.email, { scope: 'worker', option: true }],
  hub: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const hub = await startHub();
      await use(hub);
      await hub.stop();
    },
    { scope: 'worker' },
  ],
  signedIn: [
    async ({ hub, administratorEmail: email }, use) => {
      const token = hub.setupUrl?.split('#')[1];
      const response = await fetch(`${hub.url}/setup`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: hub.url },
        body: JSON.stringify({ token, ...administrator, email }),
      });
      if (!response.ok) throw new Error(`No first administrator: ${await response.text()}`);
      const cookies = response.headers.getSetCookie().map((line) => {
        const [pair = ''] = line.split(';');
        const at = pair.indexOf('=');
        return { name: pair.slice(0, at), value: pair.slice(at + 1), url: hub.url };
      });
      await use(cookies);
    },
    { scope: 'worker' },
  ],
  cleanHub: [
    async ({ hub }, use) => {
      await deleteEverything(hub);
      await hub.resetMicrosoft();
      await use(undefined);
    },
    { auto: true },
  ],
  say: async ({ locale }, use) => use(wordsOfLocale(locale ?? '')),
  context: async ({ context, signedIn }, use) => {
    await context.addCookies(signedIn);
    await use(context);
  },
  baseURL: async ({ hub }, use) => use(hub.url),
});

export { expect } from '@playwright/test';
