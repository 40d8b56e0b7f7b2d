import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { secretSettings } from './config/secret-files.js';

const folder = new URL('../../../docs/running/', import.meta.url);
const files = readdirSync(folder).filter((name) => name !== 'README.md');
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const settings = read('../configuration.md');
const metrics = read('../operations.md');

describe('the files for running a hub', () => {
  it.each(files)('name only settings and metrics that there are: %s', (name) => {
    const text = read(name);
    for (const [named] of text.matchAll(
      /\b(?:LANDBRIDGE|MICROSOFT|DATABASE|DATA|PUBLIC|SIMULATOR)_[A-Z_]+\b/g,
    )) {
      const setting = named.replace(/_FILE$/, '');
      expect(settings).toContain(`\`${setting}\``);
      if (setting !== named) expect(secretSettings).toContain(setting);
    }
    for (const [metric] of text.matchAll(/\blandbridge_(?!connection\b)[a-z_]+/g)) {
      if (name === 'alerts.yaml') expect(metrics).toMatch(new RegExp(`\`${metric}[{\`]`));
    }
  });

  it('are all in their list', () => {
    for (const name of files.filter((file) => !file.endsWith('.dockerignore')))
      expect(read('README.md')).toContain(`[${name}](${name})`);
  });
});
