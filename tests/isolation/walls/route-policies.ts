import type { Policy } from './policy-plan.js';

const route = 'the api says what its own tenant uses of others, so that the worker can tell it of news';
const its = { table: 'app.adoption_route', role: 'app', reason: route } as const;

/** Of who uses what, ids only: each tenant sees, adds and changes its own lines; the worker reads all. */
export const routePolicies: readonly Policy[] = [
  { ...its, name: 'own_seen', command: 'select', using: 'own' },
  { ...its, name: 'own_add', command: 'insert', check: 'own' },
  { ...its, name: 'own_change', command: 'update', using: 'own', check: 'own' },
];
