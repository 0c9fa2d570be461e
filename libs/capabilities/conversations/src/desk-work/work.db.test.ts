import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FollowUpRepository } from './follow-up.repository.js';
import { FollowUpWatch } from './follow-up-watch.js';
import { openDesk } from '../desk-fixture.js';
import { openNotify } from '@samenspraak/notifications';
import { Announcer } from '@samenspraak/platform/queue';
import { openScene } from './work-scene.js';

let scene: Awaited<ReturnType<typeof openScene>>;
beforeAll(async () => {
  scene = await openScene();
});
beforeEach(() => scene.tenancy.admin.query('delete from app.notification'));
afterAll(() => scene?.tenancy.close());

const HOUR = 3_600_000;
const later = (hours: number) => new Date(scene.time.now.getTime() + hours * HOUR);

describe('taking over and handing over', () => {
  test('who had it is told who took it, and the thread says so', async () => {
    const { tenancy, desk, rianne, sanne, hear, seen, member, told, events } = scene;
    const id = await hear();
    await tenancy.as(rianne, async () => desk.work.assign({ ...(await seen(id)), toMe: true }));
    await tenancy.as(sanne, async () => desk.work.assign({ ...(await seen(id)), toMe: true }));
    expect(await told()).toMatchObject([
      { membership_id: member(rianne), kind: 'CONVERSATION_TAKEN_OVER', params: { by: 'Sanne Bakker' } },
    ]);
    expect(await events(id)).toEqual([
      ['TAKEN', 'Rianne Visser', null, []],
      ['TAKEN_OVER', 'Sanne Bakker', 'Rianne Visser', []],
    ]);
  });

  test('a note goes along, and the colleague is told', async () => {
    const { tenancy, desk, open, rianne, sanne, hear, seen, member, told, events } = scene;
    const id = await hear();
    await tenancy.as(rianne, async () => desk.work.assign({ ...(await seen(id)), toMe: true }));
    await tenancy.as(rianne, async () =>
      desk.work.assign({
        ...(await seen(id)),
        toMe: false,
        colleagueId: member(sanne),
        note: ' Reiniging belt terug ',
      }),
    );
    expect(await told()).toMatchObject([{ membership_id: member(sanne), kind: 'CONVERSATION_ASSIGNED' }]);
    expect((await tenancy.as(sanne, () => open.read.timeline(id))).at(-1)).toMatchObject({
      kind: 'NOTE',
      text: 'Reiniging belt terug',
    });
    expect((await events(id)).at(-1)).toEqual(['HANDED_OVER', 'Rianne Visser', 'Sanne Bakker', []]);
  });
});

describe('tags', () => {
  test('are the tenant’s own words: once on a conversation, and off again', async () => {
    const { tenancy, desk, rianne, hear, seen, events } = scene;
    const id = await hear();
    const tagged = async () => (await tenancy.as(rianne, () => desk.tags.listOf(id))).map(({ name }) => name);
    for (const name of ['#Kermis', ' kermis ', 'afval\n2026'])
      await tenancy.as(rianne, async () => desk.tags.add({ ...(await seen(id)), name }));
    expect(await tagged()).toEqual(['afval 2026', 'Kermis']);
    const [first] = await tenancy.as(rianne, () => desk.tags.listOf(id));
    await tenancy.as(rianne, async () => desk.tags.remove({ ...(await seen(id)), tagId: first!.id }));
    await tenancy.as(rianne, async () => desk.tags.remove({ ...(await seen(id)), tagId: first!.id }));
    expect(await tagged()).toEqual(['Kermis']);
    expect((await events(id)).map(([kind]) => kind)).toEqual(['TAGGED', 'TAGGED', 'UNTAGGED']);
    await expect(
      tenancy.as(rianne, async () => desk.tags.add({ ...(await seen(id)), name: 'x'.repeat(41) })),
    ).rejects.toMatchObject({ code: 'CONVERSATIONS_TEXT_INVALID' });
  });

  test('of a neighbour are not there', async () => {
    const { tenancy, desk, theirs, neighbour, rianne, hear } = scene;
    const id = await hear({}, theirs);
    await tenancy.as(neighbour, () =>
      desk.tags.add({ conversationId: id, expectedTenantId: theirs.id, version: 2, name: 'Van de buren' }),
    );
    expect((await tenancy.as(rianne, () => desk.tags.list())).map(({ name }) => name)).not.toContain('Van de buren');
    expect((await tenancy.as(neighbour, () => desk.tags.list())).map(({ name }) => name)).toEqual(['Van de buren']);
  });
});

describe('a note', () => {
  test('tells who is named in it by whom, and nothing of what it says', async () => {
    const { tenancy, desk, rianne, sanne, trainee, hear, seen, member, told } = scene;
    const id = await hear();
    const mentions = [member(sanne), member(sanne), member(trainee)];
    await tenancy.as(rianne, async () => desk.work.addNote({ ...(await seen(id)), text: '@Sanne geheim', mentions }));
    const rows = await told();
    expect(rows.map((row) => [row.membership_id, row.kind, row.params]).sort()).toEqual(
      [sanne, trainee].map((person) => [member(person), 'NOTE_MENTIONED', { by: 'Rianne Visser' }]).sort(),
    );
    expect(JSON.stringify(rows)).not.toContain('geheim');
  });

  test('names only who writes along here', async () => {
    const { tenancy, desk, rianne, reader, neighbour, hear, seen, member, told } = scene;
    const id = await hear();
    for (const mention of [member(neighbour), member(reader), 'x', id]) {
      await expect(
        tenancy.as(rianne, async () => desk.work.addNote({ ...(await seen(id)), text: 'x', mentions: [mention] })),
      ).rejects.toMatchObject({ code: 'CONVERSATIONS_COLLEAGUE_NOT_FOUND' });
    }
    expect(await told()).toEqual([]);
  });
});

describe('a snooze', () => {
  test('lasts through an answer of ours, ends when the citizen writes, and holds when a person chose so', async () => {
    const { tenancy, desk, rianne, ours, hear, seen, see } = scene;
    for (const holds of [false, true]) {
      const externalId = `slaap-${holds}`;
      const id = await hear({ externalId });
      const until = later(24);
      await tenancy.as(rianne, async () => desk.work.snooze({ ...(await seen(id)), until, holds }));
      const answer = {
        ...{
          conversationId: id,
          replyId: id,
          sourceId: `mastodon:a-${holds}`,
          externalId: `a-${holds}`,
          accountId: null,
        },
        ...{ accountHandle: 'gemeente', authorName: 'Gemeente', text: 'Wij kijken ernaar', at: scene.time.now },
        ...{ permalink: null, visibility: 'public', parentSourceId: null, revision: 1 },
      };
      await tenancy.asWorker(ours, () => scene.worker.answering.recordSent(answer));
      expect(await see(id)).toMatchObject({ snoozedUntil: until });
      const heard = await hear({ parentSourceId: `mastodon:${externalId}` });
      expect(heard).toBe(id);
      expect((await see(id)).snoozedUntil).toEqual(holds ? until : null);
    }
  });
});

describe('a promise', () => {
  const due = async (id: string) => (await scene.see(id)).followUpAt;
  const promise = (id: string, hours: number, text = 'Wij bellen u terug') =>
    scene.tenancy.as(scene.rianne, async () =>
      scene.desk.followUps.promise({ ...(await scene.seen(id)), promise: text, dueAt: later(hours) }),
    );
  const remind = () => {
    const { tenancy, clock, ours } = scene;
    const door = tenancy.workerDoor;
    const { facts } = openDesk(door, clock);
    const watch = new FollowUpWatch(
      ...([door, new FollowUpRepository(door), facts, openNotify(door, clock), new Announcer(door), clock] as const),
    );
    return watch.remind(ours.id);
  };

  test('stands among what is due until it is kept; the first one counts', async () => {
    const { tenancy, desk, rianne, hear, seen, events } = scene;
    const id = await hear();
    await promise(id, 48);
    await promise(id, 24, 'De container wordt geleegd');
    expect(await due(id)).toEqual(later(24));
    const [first] = await tenancy.as(rianne, () => desk.followUps.list(id));
    expect(first).toMatchObject({ promise: 'De container wordt geleegd', promisedBy: 'Rianne Visser', doneAt: null });
    const finish = async () => desk.followUps.finish({ ...(await seen(id)), followUpId: first!.id, kept: true });
    await tenancy.as(rianne, finish);
    expect(await due(id)).toEqual(later(48));
    await expect(tenancy.as(rianne, finish)).rejects.toMatchObject({ code: 'CONVERSATIONS_FOLLOW_UP_NOT_FOUND' });
    expect((await events(id)).map(([kind]) => kind)).toEqual(['PROMISED', 'PROMISED', 'PROMISE_KEPT']);
  });

  test('that is due wakes its conversation and tells who has it, once', async () => {
    const { tenancy, desk, rianne, sanne, hear, seen, see, member, told, time } = scene;
    const id = await hear();
    await promise(id, 2);
    await tenancy.as(sanne, async () => desk.work.assign({ ...(await seen(id)), toMe: true }));
    await tenancy.as(rianne, async () =>
      desk.work.close({ ...(await seen(id)), result: 'ANSWERED', keepPromises: true }),
    );
    await remind();
    expect(await told()).toEqual([]);
    expect(await see(id)).toMatchObject({ status: 'CLOSED' });
    time.now = later(3);
    await remind();
    await remind();
    expect(await told()).toMatchObject([{ membership_id: member(sanne), kind: 'FOLLOW_UP_DUE', subject_id: id }]);
    expect(JSON.stringify(await told())).not.toContain('bellen');
    expect(await see(id)).toMatchObject({ status: 'OPEN', unread: true });
    time.now = new Date();
  });

  test('of a neighbour, of another conversation, or in the past is refused', async () => {
    const { tenancy, desk, rianne, hear, seen } = scene;
    const [id, other] = [await hear(), await hear()];
    await promise(id, 5);
    const [one] = await tenancy.as(rianne, () => desk.followUps.list(id));
    for (const followUpId of [one!.id, 'x', id]) {
      await expect(
        tenancy.as(rianne, async () => desk.followUps.finish({ ...(await seen(other)), followUpId, kept: true })),
      ).rejects.toMatchObject({ code: 'CONVERSATIONS_FOLLOW_UP_NOT_FOUND' });
    }
    await expect(promise(id, -1)).rejects.toMatchObject({ code: 'CONVERSATIONS_SNOOZE_INVALID' });
    await expect(promise(id, 1, '  ')).rejects.toMatchObject({ code: 'CONVERSATIONS_TEXT_INVALID' });
  });
});

describe('closing', () => {
  const close = (id: string, more = {}) =>
    scene.tenancy.as(scene.rianne, async () =>
      scene.desk.work.close({ ...(await scene.seen(id)), result: 'ANSWERED', ...more }),
    );

  test('keeps the five things it asks', async () => {
    const id = await scene.hear();
    await close(id, { channel: 'PHONE', topic: 'Kermis', department: 'Evenementen', answerFound: true });
    const { rows } = await scene.tenancy.admin.query(
      'select status, channel, topic, department, result, answer_found from app.conversation where id = $1',
      [id],
    );
    expect(rows).toEqual([
      {
        ...{ status: 'closed', channel: 'PHONE', topic: 'Kermis', department: 'Evenementen' },
        ...{ result: 'ANSWERED', answer_found: true },
      },
    ]);
  });

  test('waits for an answer that is on its way, and asks about what was promised', async () => {
    const id = await scene.hear();
    let state: 'QUEUED' | 'SENDING' | 'UNKNOWN' | 'SENT' = 'QUEUED';
    const timeline = async () => [{ state }] as never;
    scene.gate.fill({ timeline, replyability: async () => undefined as never, recognise: async () => false });
    for (state of ['QUEUED', 'SENDING', 'UNKNOWN'] as const)
      await expect(close(id)).rejects.toMatchObject({ code: 'CONVERSATIONS_ANSWER_IN_FLIGHT' });
    state = 'SENT';
    await scene.tenancy.as(scene.rianne, async () =>
      scene.desk.followUps.promise({ ...(await scene.seen(id)), promise: 'Bellen', dueAt: later(4) }),
    );
    await expect(close(id)).rejects.toMatchObject({ code: 'CONVERSATIONS_PROMISE_OPEN', params: { count: 1 } });
    await close(id, { keepPromises: true });
    expect(await scene.see(id)).toMatchObject({ status: 'CLOSED', followUpAt: later(4) });
    scene.gate.fill({
      timeline: async () => [],
      replyability: async () => undefined as never,
      recognise: async () => false,
    });
  });

  test('twice at once is once; the second hears who was first', async () => {
    const { tenancy, desk, rianne, sanne, hear, seen } = scene;
    const id = await hear();
    const change = { ...(await seen(id)), result: 'ANSWERED' as const };
    const ends = await Promise.allSettled([
      tenancy.as(rianne, () => desk.work.close(change)),
      tenancy.as(sanne, () => desk.work.close(change)),
    ]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [refused] = ends.filter((end) => end.status === 'rejected');
    expect(refused!.reason).toMatchObject({
      code: 'CONVERSATIONS_CHANGED',
      params: { what: 'CLOSED', by: expect.stringMatching(/Visser|Bakker/) },
    });
    expect((await scene.events(id)).filter(([kind]) => kind === 'CLOSED')).toHaveLength(1);
  });
});

test('what else there is of the same citizen is found in this tenant only', async () => {
  const { tenancy, desk, theirs, rianne, hear } = scene;
  const author = { externalId: 'vast-1', handle: 'vaste', displayName: 'Vaste bezoeker', url: null };
  const [first, second] = [await hear({ author }), await hear({ author })];
  await hear({ author }, theirs);
  await hear({ author, network: 'bluesky' });
  const linked = await tenancy.as(rianne, () => desk.linked.list(first, 20));
  expect(linked.map(({ id }) => id)).toEqual([second]);
});
