import { expect, it } from 'vitest';
import { councils, placesOf } from './participants.js';

it('each council has at least one place whose name is its own', () => {
  for (const council of councils) expect(placesOf(council.gm).length).toBeGreaterThan(0);
  expect(placesOf('GM0880')).toContain('Jisp');
});

it('a place that lies in two municipalities is named by neither', () => {
  expect(councils.flatMap(({ gm }) => placesOf(gm))).not.toContain('Purmer');
});
