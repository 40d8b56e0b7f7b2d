import { describe, expect, it } from 'vitest';
import { connectionTypeDeclarations } from '../../../connections/index.js';
import { pageTexts, sentence } from './index.js';

function leaves(node: object, prefix = ''): [string, string][] {
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'object' && value !== null
      ? leaves(value, `${prefix}${key}.`)
      : [[`${prefix}${key}`, String(value)] as [string, string]],
  );
}
const placeholders = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();

describe('the texts of the pages', () => {
  const czech = new Map(leaves(pageTexts.cs));

  it.each(leaves(pageTexts.en))(
    '%s is said in Czech as well, with the same words filled in',
    (key, english) => {
      expect(czech.get(key)).not.toBe(english);
      expect(placeholders(czech.get(key) ?? '')).toEqual(placeholders(english));
    },
  );

  it.each(Object.values(connectionTypeDeclarations))(
    'name each permission of $type in Czech',
    (declaration) => {
      const { permissions, application } = declaration;
      for (const { name } of [...permissions, ...(application?.permissions ?? [])]) {
        expect(pageTexts.cs.link.permissions[name]).toMatch(/^\p{Ll}/u);
      }
    },
  );

  it('escape what fills them, and read it for nothing', () => {
    expect(sentence('{a} & {b}', { a: { strong: '<i>{b}' }, b: '"' })).toBe(
      '<strong>&#60;i&#62;{b}</strong> &#38; &#34;',
    );
  });
});
