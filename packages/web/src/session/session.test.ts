import { describe, expect, it } from 'vitest';
import { placeToMoveTo } from './session.js';

describe('placeToMoveTo', () => {
  it('moves a window opened at another address of this machine, place and fragment included', () => {
    expect(placeToMoveTo('http://localhost:4000', 'http://127.0.0.1:4000/setup?a=1#token', false)).toBe(
      'http://localhost:4000/setup?a=1#token',
    );
  });

  it('stays where the public address is', () => {
    expect(placeToMoveTo('http://localhost:4000/', 'http://localhost:4000/connections', false)).toBeNull();
  });

  it('stays when it has just come back from there', () => {
    expect(placeToMoveTo('https://hub.contoso.com', 'http://localhost:4000/connections', true)).toBeNull();
  });
});
