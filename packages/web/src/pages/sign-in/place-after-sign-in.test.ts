import { expect, it } from 'vitest';
import { placeAfterSignIn } from './place-after-sign-in.js';

it('goes back to where the person was', () => {
  expect(placeAfterSignIn('/connections?status=FAILED')).toBe('/connections?status=FAILED');
});

it.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/sign-in?next=/x', undefined, ['/a']])(
  'never leaves Landbridge for %s',
  (next) => {
    expect(placeAfterSignIn(next)).toBe('/connections');
  },
);
