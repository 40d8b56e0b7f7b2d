import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(path.join(import.meta.dirname, 'tokens.css'), 'utf8');

function block(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  const body = css.slice(start, css.indexOf('}', start));
  return new Map(
    [...body.matchAll(/--color-([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [
      name ?? '',
      value ?? '',
    ]),
  );
}

const light = block(':root');
const dark = new Map([...light, ...block(":root[data-theme='dark']")]);
const darkBySystem = new Map([...light, ...block(":root:not([data-theme='light'])")]);

function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

// WCAG 2.2, relative luminance and contrast ratio.
function contrast(one: string, other: string): number {
  const [bright, dim] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((bright ?? 0) + 0.05) / ((dim ?? 0) + 0.05);
}

const grounds = ['canvas', 'surface', 'sunken', 'hover', 'accent-soft'];
const states = ['authorized', 'again', 'failed', 'waiting', 'simulated'];

/** The least contrast of any of the colours on any of the grounds, cut to one digit as design figures are. */
function worst(palette: Map<string, string>, colours: string[], on: string[]): number {
  const value = (name: string): string => palette.get(name) ?? '#000000';
  return Math.min(...colours.flatMap((colour) => on.map((ground) => contrast(value(colour), value(ground)))));
}

describe.each([
  [
    'light',
    light,
    { text: 13.2, muted: 5.4, accent: 6.1, onAccent: 7.2, onFailed: 7.4, lineStrong: 3.3, focus: 6.1 },
  ],
  [
    'dark',
    dark,
    { text: 10.9, muted: 5.7, accent: 5.7, onAccent: 7.2, onFailed: 8.9, lineStrong: 3.4, focus: 7.9 },
  ],
] as const)('the %s palette', (_name, palette, promised) => {
  it('keeps text readable on every ground', () => {
    expect(worst(palette, ['text'], grounds)).toBeGreaterThanOrEqual(promised.text - 0.05);
    expect(worst(palette, ['text-muted'], grounds)).toBeGreaterThanOrEqual(promised.muted - 0.05);
    expect(worst(palette, ['accent'], grounds)).toBeGreaterThanOrEqual(promised.accent - 0.05);
  });

  it('keeps the words on buttons readable', () => {
    expect(worst(palette, ['on-accent'], ['accent'])).toBeGreaterThanOrEqual(promised.onAccent - 0.05);
    expect(worst(palette, ['on-accent'], ['accent-hover'])).toBeGreaterThanOrEqual(4.5);
    expect(worst(palette, ['on-failed'], ['failed'])).toBeGreaterThanOrEqual(promised.onFailed - 0.05);
  });

  it.each(states)('keeps the word and the line of the state %s apart from what is behind it', (state) => {
    expect(worst(palette, [state], [`${state}-soft`, 'surface'])).toBeGreaterThanOrEqual(5.85);
    expect(worst(palette, [`${state}-line`], ['canvas', 'surface'])).toBeGreaterThanOrEqual(3.35);
  });

  it('keeps edges of controls and the focus ring visible', () => {
    expect(
      worst(palette, ['line-strong'], ['canvas', 'surface', 'sunken', 'hover', 'accent-soft']),
    ).toBeGreaterThanOrEqual(promised.lineStrong - 0.05);
    expect(worst(palette, ['focus'], grounds)).toBeGreaterThanOrEqual(promised.focus - 0.05);
  });
});

describe('tokens.css', () => {
  it('has the same dark colours by choice and by the system', () => {
    expect([...darkBySystem]).toEqual([...dark]);
  });

  it('redefines every colour for the dark', () => {
    const redefined = block(":root[data-theme='dark']");
    expect([...light.keys()].filter((name) => !redefined.has(name))).toEqual([]);
  });
});
