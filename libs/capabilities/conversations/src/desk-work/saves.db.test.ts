import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openScene } from './work-scene.js';

let scene: Awaited<ReturnType<typeof openScene>>;
beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene?.tenancy.close());

const later = (hours: number) => new Date(scene.time.now.getTime() + hours * 3_600_000);

describe('every save', () => {
  type Change = { conversationId: string; expectedTenantId: string; version: number };
  const saves: [string, (change: Change) => Promise<unknown>][] = [
    ['assign', (change) => scene.desk.work.assign({ ...change, toMe: true })],
    ['take a step', (change) => scene.desk.work.takeStep({ ...change, step: 'THINK', result: 'gevraagd' })],
    ['mark', (change) => scene.desk.work.markQuestion({ ...change, question: true })],
    ['interpret', (change) => scene.desk.interpretation.interpret({ ...change, urgency: 'HIGH' })],
    ['note', (change) => scene.desk.work.addNote({ ...change, text: 'Gebeld' })],
    ['tag', (change) => scene.desk.tags.add({ ...change, name: 'stuk' })],
    ['promise', (change) => scene.desk.followUps.promise({ ...change, promise: 'Bellen', dueAt: later(5) })],
    ['snooze', (change) => scene.desk.work.snooze({ ...change, until: later(5) })],
    ['close', (change) => scene.desk.work.close({ ...change, result: 'REFERRED' })],
    ['reopen', (change) => scene.desk.work.reopen(change)],
  ];

  test.each(saves)(
    '%s: of what was seen before somebody else’s change is refused and changes nothing',
    async (_, save) => {
      const { tenancy, desk, rianne, sanne, hear, seen } = scene;
      const id = await hear();
      const old = await seen(id);
      await tenancy.as(sanne, () => desk.tags.add({ ...old, name: 'eerst' }));
      const before = await scene.see(id);
      await expect(tenancy.as(rianne, () => save(old))).rejects.toMatchObject({
        code: 'CONVERSATIONS_CHANGED',
        params: { version: before.version, by: 'Sanne Bakker', what: 'TAGGED' },
      });
      expect(await scene.see(id)).toEqual(before);
    },
  );

  test.each(saves)('%s: twice in the same words happens once', async (_, save) => {
    const { tenancy, rianne, hear, seen } = scene;
    const id = await hear();
    const change = await seen(id);
    await tenancy.as(rianne, () => save(change));
    const events = (await scene.events(id)).length;
    await tenancy.as(rianne, () => save(change)).catch(() => undefined);
    expect(await scene.events(id)).toHaveLength(events);
  });

  test.each(saves)('%s: of a neighbour’s conversation finds nothing', async (_, save) => {
    const { tenancy, theirs, rianne, neighbour, hear, ours } = scene;
    const id = await hear({}, theirs);
    const change = { conversationId: id, expectedTenantId: ours.id, version: 2 };
    await expect(tenancy.as(rianne, () => save(change))).rejects.toMatchObject({ code: 'CONVERSATIONS_NOT_FOUND' });
    await expect(tenancy.as(neighbour, () => save(change))).rejects.toMatchObject({ code: 'TENANT_MISMATCH' });
  });
});
