import { expect, test, vi } from 'vitest';
import { Gather } from './gather';

test('the first event is read at once, a burst behind it together, and never two reads at a time', async () => {
  vi.useFakeTimers();
  const reads: string[][] = [];
  let [running, most] = [0, 0];
  const gather = new Gather(async (tenantId, ids) => {
    reads.push([tenantId, ...ids]);
    most = Math.max(most, (running += 1));
    await new Promise((resolve) => setTimeout(resolve, 200));
    running -= 1;
  }, 75);
  gather.add('wor', ['a']);
  expect(reads).toEqual([['wor', 'a']]);
  for (const id of ['b', 'c', 'b']) gather.add('wor', [id]);
  await vi.advanceTimersByTimeAsync(100);
  gather.add('wor', ['d']);
  expect(reads).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(reads).toEqual([
    ['wor', 'a'],
    ['wor', 'b', 'c', 'd'],
  ]);
  expect(most).toBe(1);
  vi.useRealTimers();
});

test('tenants do not wait for each other, and a read that fails does not stop the next', async () => {
  vi.useFakeTimers();
  const reads: string[] = [];
  const gather = new Gather(async (tenantId, ids) => {
    reads.push(`${tenantId} ${ids.join()}`);
    if (ids.includes('bad')) throw new Error('away');
  }, 75);
  gather.add('wor', ['bad']);
  gather.add('oos', ['x']);
  gather.add('wor', ['a']);
  await vi.advanceTimersByTimeAsync(100);
  expect(reads).toEqual(['wor bad', 'oos x', 'wor a']);
  gather.stop();
  gather.add('wor', ['late']);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(reads).toHaveLength(3);
  vi.useRealTimers();
});
