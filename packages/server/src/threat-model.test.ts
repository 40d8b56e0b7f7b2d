import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const attacks = read('../../../docs/threat-model.md')
  .split(/^### (?=\d+\. )/m)
  .slice(1);
const requirements = read('../../../docs/security-standards.md').match(/^\| \d.*$/gm) ?? [];
/** An attack on a part of the product that does not exist yet has no test, and says so. */
const saysThatItIsMissing = /\b(do|does|is|are|can)\b[^.]*\byet\b/;

function expectTests(text: string, otherwise: RegExp): void {
  const tests = [...text.matchAll(/`([\w/.-]+\.test\.ts)`: \*([^*]+)\*/g)];
  for (const [, file = '', title = ''] of tests) expect(read(`../../${file}`)).toContain(title);
  if (tests.length === 0) expect(text.replaceAll('\n', ' ')).toMatch(otherwise);
}

describe('the threat model', () => {
  it('has the attacks one by one', () => {
    expect(attacks.map((attack) => Number.parseInt(attack, 10))).toEqual(
      Array.from({ length: 25 }, (_, index) => index + 1),
    );
  });

  it.each(attacks)('names tests that there are, or says what does not exist yet: %s', (attack) => {
    expectTests(attack, saysThatItIsMissing);
  });
});

describe('the security standards', () => {
  it('have requirements', () => expect(requirements.length).toBeGreaterThan(40));

  it.each(requirements)('name tests that there are, or say why not: %s', (requirement) => {
    expectTests(requirement, /\| (not |– not )[^|]+\|$/);
  });
});
