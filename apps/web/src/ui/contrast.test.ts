import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = ['palette.css', 'tokens.css']
  .map((name) => readFileSync(new URL(name, import.meta.url), 'utf8'))
  .join('\n');
const colours = new Map(
  [...css.matchAll(/--([\w-]+):\s*light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name, light, dark]) => [name!, { light: light!, dark: dark! }] as const,
  ),
);
const codes = ['wor', 'oos', 'zaa', 'pur', 'wat', 'edv', 'lan', 'vrz', 'ovg'];
const schemes = ['light', 'dark'] as const;

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(front: string, back: string, scheme: (typeof schemes)[number]): number {
  const [a, b] = [front, back].map((name) => luminance(colours.get(name)![scheme]));
  return (Math.max(a!, b!) + 0.05) / (Math.min(a!, b!) + 0.05);
}

describe.each(codes)('the palette of %s', (code) => {
  test.each(schemes)('can be read in %s', (scheme) => {
    expect(contrast(`${code}-on`, `${code}-solid`, scheme)).toBeGreaterThanOrEqual(4.5);
    for (const back of [`${code}-soft`, 'bg-surface', 'bg-app', 'bg-hover'])
      expect(contrast(`${code}-tx`, back, scheme), back).toBeGreaterThanOrEqual(4.5);
    expect(contrast('tx-1', `${code}-soft`, scheme)).toBeGreaterThanOrEqual(4.5);
    expect(contrast('tx-2', `${code}-soft`, scheme)).toBeGreaterThanOrEqual(4.5);
    expect(contrast('tx-3', `${code}-soft`, scheme)).toBeGreaterThanOrEqual(4.5);
  });
});

test.each(schemes)('the solid colours of all tenants differ in %s', (scheme) => {
  expect(new Set(codes.map((code) => colours.get(`${code}-solid`)![scheme])).size).toBe(codes.length);
});

test('every tenant has a row, a theme and a class', () => {
  for (const code of codes) {
    expect(css).toContain(`.theme-${code} `);
    expect(css).toContain(`.tn-${code} `);
  }
});
