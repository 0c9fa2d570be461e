import { execFileSync } from 'node:child_process';
import { QueryFailedError } from 'typeorm';
import { expect, it } from 'vitest';
import { DomainError, OperatorError } from '../kernel/index.js';
import { factNames, type Facts } from './facts.js';
import { createLog, type LogLevel } from './log.js';
import { inTrace, newTrace } from './trace.js';

const MARK = 'merk7f3a';

function logged(work: (log: ReturnType<typeof createLog>) => void, level?: LogLevel): Record<string, unknown>[] {
  const lines: string[] = [];
  work(createLog('test', level, (line) => lines.push(line)));
  expect(lines.join('\n')).not.toContain(MARK);
  return lines.map((line) => JSON.parse(line));
}

it('names the trace that a line belongs to', () => {
  const trace = newTrace();
  const [inside, outside] = logged((log) => {
    inTrace(trace, () => log.info('inside'));
    log.info('outside');
  });
  expect(inside).toMatchObject({ event: 'inside', level: 'info', process: 'test', trace: trace.traceId });
  expect(outside).not.toHaveProperty('trace');
});

it('writes what helps to find a fault only when it is asked for', () => {
  expect(logged((log) => log.debug('job.done'))).toEqual([]);
  expect(logged((log) => log.debug('job.done', { ms: 3 }), 'debug')).toMatchObject([{ event: 'job.done', ms: 3 }]);
});

it('keeps a text out of every field, whatever code puts it there', () => {
  const texts = [
    `een ${MARK} zin`,
    `${MARK}@dorp.nl`,
    `@${MARK}`,
    `https://dorp.nl/${MARK}`,
    `postgres://app:${MARK}@db/x`,
  ];
  const lines = logged((log) => {
    for (const text of texts) {
      for (const name of factNames) log.info('test', { [name]: text } as Facts);
      log.info('test', { handle: MARK, text } as Facts);
    }
  });
  expect(lines.filter((line) => 'unfit' in line)).toHaveLength(texts.length * factNames.length);
});

class UpstreamBroke extends Error {}

it.each([
  ['a message that quotes a post', new Error(`500: {"status":"${MARK}"}`)],
  ['a message that looks like a frame', new Error(`x\n    at ${MARK} (/etc/${MARK}.ts:1:2)`)],
  ['a cause with a text', new UpstreamBroke('x', { cause: new Error(MARK) })],
  ['a refusal with parameters', new DomainError('REPLY_TOO_LONG', 'invalid', { text: MARK })],
  ['fields of its own', Object.assign(new Error('x'), { code: `${MARK} zegt`, input: `postgres://app:${MARK}@db` })],
  ['an address that cannot be read', attempt(() => new URL(`://app:${MARK}@db`))],
  ['JSON that cannot be read', attempt(() => JSON.parse(`{"handle":"${MARK}`))],
  [
    'a statement with its parameters',
    new QueryFailedError(
      'select 1 where handle = $1',
      [MARK],
      Object.assign(new Error(`duplicate key (handle)=(${MARK})`), {
        code: '23505',
        detail: `Key (handle)=(${MARK}) exists`,
        constraint: 'author_handle_key',
      }),
    ),
  ],
  [
    'a mail server that echoes the address',
    Object.assign(new Error(`550 <${MARK}@dorp.nl> unknown`), { code: 'EENVELOPE', response: `550 <${MARK}@dorp.nl>` }),
  ],
  ['a text that was thrown', `wat een ${MARK}`],
  ['an object that was thrown', { handle: MARK }],
  ['a message that was changed afterwards', changed(new Error(`    at ${MARK} (/x:1:1)`))],
])('says of %s what kind of error it is and no more', (_, error) => {
  const [line] = logged((log) => log.error('test.failed', error));
  expect(line).toMatchObject({ level: 'error', event: 'test.failed', error: expect.any(String) });
});

it('says where an error was thrown, what the database refused, and what its refusal came of', () => {
  const [thrown, database, refused] = logged((log) => {
    log.error('a', new Error('x'));
    log.error('b', new QueryFailedError('', [], Object.assign(new Error('x'), { code: '23505', constraint: 'a_key' })));
    log.error(
      'c',
      new DomainError('DATABASE_BUSY', 'unavailable', {}, { cause: Object.assign(new Error(), { code: '40001' }) }),
    );
  });
  expect(thrown!.place).toMatch(/^libs\/platform\/src\/observability\/log\.test\.ts:\d+:\d+$/);
  expect(database).toMatchObject({ error: 'QueryFailedError', code: '23505', constraint: 'a_key' });
  expect(refused).toMatchObject({ error: 'DATABASE_BUSY', code: '40001' });
});

it('tells an operator why a process does not run, in our own words', () => {
  expect(logged((log) => log.error('a', new OperatorError('PORT: must be a number')))).toMatchObject([
    { error: 'OperatorError', told: 'PORT: must be a number' },
  ]);
});

it.each([
  ['what nobody caught', `setTimeout(() => { throw Object.assign(new Error('${MARK}'), { input: '${MARK}' }) })`, 1],
  ['a promise that nobody waited for', `void Promise.reject(new URL('https://app:${MARK}@db'))`, 1],
  ['what a library prints', `console.log('${MARK}'); console.error(new Error('${MARK}'))`, 0],
  ['a warning', `process.emitWarning('${MARK}', 'DeprecationWarning')`, 0],
])('lets %s leave a process as a line of its log only', (_, code, exit) => {
  const door = new URL('../../dist/observability/index.js', import.meta.url).href;
  const program = `import { createLog, guardProcess } from '${door}'; guardProcess(createLog('test', 'debug')); ${code}`;
  const shell = '"$0" --input-type=module -e "$1" 2>&1; echo "{\\"exit\\":$?}"';
  const lines = execFileSync('sh', ['-c', shell, process.execPath, program], { encoding: 'utf8' }).trim().split('\n');
  expect(lines.join('\n')).not.toContain(MARK);
  const records = lines.map((line) => JSON.parse(line));
  expect(records.pop()).toEqual({ exit });
  expect(records.length).toBeGreaterThan(0);
  for (const record of records) expect(record.event).toMatch(/^process\./);
});

function attempt(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

function changed(error: Error): Error {
  void error.stack;
  error.message = 'something else';
  return error;
}
