import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import app from '../app/app.nl.json';
import { AskFailed } from '../app/ask';
import { errorText } from './error-text';
import errors from './texts.nl.json';

beforeAll(() => i18next.init({ resources: { nl: { app, errors } }, lng: 'nl', defaultNS: 'app', initAsync: false }));

const trace = '0af7651916cd43dd8448eb211c80319c';
const told = (code: string, correlationId: string | undefined = trace) =>
  errorText(new AskFailed(code, {}, correlationId));

test.each(['INTERNAL', 'SERVER_UNAVAILABLE', 'DATABASE_TOO_SLOW', 'UNKNOWN'])(
  'of %s, which is ours to look into, the person reads the number that stands in the logs',
  (code) => expect(told(code)).toMatch(/0af76519\.$/),
);

test('a refusal that says all there is to say names no number, and a made-up one is not shown', () => {
  expect(told('PERMISSION_DENIED')).not.toContain('0af7');
  expect(told('INTERNAL', '<b>bel 0900-1234</b>')).not.toContain('bel');
});
