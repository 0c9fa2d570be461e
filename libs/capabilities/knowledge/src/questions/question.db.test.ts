import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { article, openKnowledgeTown, type KnowledgeTown } from '../knowledge-fixture.js';

let tenancy: KnowledgeTown['tenancy'];
let ours: KnowledgeTown['ours'];
let agent: KnowledgeTown['agent'];
let coordinator: KnowledgeTown['coordinator'];
let drafter: KnowledgeTown['drafter'];
let neighbour: KnowledgeTown['neighbour'];
let articles: KnowledgeTown['articles'];
let questions: KnowledgeTown['questions'];
let feedback: KnowledgeTown['feedback'];
let titles: KnowledgeTown['titles'];

beforeAll(async () => {
  ({ tenancy, ours, agent, coordinator, drafter, neighbour, articles, questions, feedback, titles } =
    await openKnowledgeTown());
});
afterAll(() => tenancy?.close());

describe('what colleagues say of what they found', () => {
  test('"this is wrong" reaches the owner, and nobody else but who leads', async () => {
    const { id } = await tenancy.as(agent, () => articles.save(article('Openingstijden', 'Tot 17 uur.')));
    await tenancy.as(drafter, () => feedback.give({ kind: 'WRONG', subjectId: id, note: 'Tot 16 uur' }));
    const mine = await tenancy.as(agent, () => feedback.listOpen());
    expect(mine).toMatchObject([
      { kind: 'WRONG', subjectTitle: 'Openingstijden', note: 'Tot 16 uur', by: 'Bram de Boer' },
    ]);
    expect(await tenancy.as(drafter, () => feedback.listOpen())).toEqual([]);
    expect(await tenancy.as(coordinator, () => feedback.listOpen())).toHaveLength(1);
    const { rows } = await tenancy.admin.query(
      `select m.display_name from app.notification n join app.membership m on m.tenant_id = n.tenant_id and m.id = n.membership_id where n.kind = 'KNOWLEDGE_WRONG' and n.subject_id = $1`,
      [id],
    );
    expect(rows).toEqual([{ display_name: 'Rianne Visser' }]);
    await expect(tenancy.as(drafter, () => feedback.handle(mine[0]!.id))).rejects.toMatchObject({
      code: 'KNOWLEDGE_SUBJECT_NOT_FOUND',
    });
    await tenancy.as(agent, () => feedback.handle(mine[0]!.id));
    expect(await tenancy.as(agent, () => feedback.listOpen())).toEqual([]);
  });

  test('about something that the person cannot find is refused as if it were not there', async () => {
    const { id } = await tenancy.as(coordinator, () =>
      articles.save(article('Geheim', 'x', { roles: ['coordinator'] })),
    );
    for (const who of [agent, neighbour])
      await expect(
        tenancy.as(who, () => feedback.give({ kind: 'WRONG', subjectId: id, note: 'x' })),
      ).rejects.toMatchObject({ code: 'KNOWLEDGE_SUBJECT_NOT_FOUND' });
  });
});

describe('an import', () => {
  const rows = fc.uniqueArray(
    fc.record({
      key: fc.stringMatching(/^[a-z]{1,4}$/),
      question: fc.constantFrom('Waar?', 'Wanneer?', 'Hoe duur?'),
      answer: fc.constantFrom('Hier', 'Nu', 'Gratis'),
      topic: fc.constant(''),
    }),
    { selector: ({ key }) => key, minLength: 1, maxLength: 12 },
  );

  test('twice, in any order and in any pieces leaves the same set', async () => {
    let n = 0;
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 12 }), async (all, size) => {
        const [once, other] = [`set ${(n += 1)}`, `set ${(n += 1)}`];
        const bring = (setName: string, some: typeof all) =>
          tenancy.as(coordinator, () => questions.import({ setName, source: '', rows: some }));
        await bring(once, all);
        const again = await bring(once, all);
        expect(again).toEqual({ added: [], changed: [], same: all.length, refused: [] });
        const turned = [...all].reverse();
        for (let at = 0; at < turned.length; at += size) await bring(other, turned.slice(at, at + size));
        const stored = async (name: string) =>
          (
            await tenancy.admin.query(
              `select q.key, q.question, q.answer, q.version from app.imported_question q join app.question_set s on s.tenant_id = q.tenant_id and s.id = q.set_id
               where s.tenant_id = $1 and s.name = $2 order by q.key`,
              [ours.id, name],
            )
          ).rows;
        expect(await stored(other)).toEqual(await stored(once));
        expect(await stored(once)).toHaveLength(all.length);
      }),
      { numRuns: 15 },
    );
  });

  test('says beforehand what is new, changed and the same, and changes nothing by that', async () => {
    const row = (key: string, answer: string) => ({ key, question: `Vraag ${key}?`, answer, topic: '' });
    const set = { setName: 'Proef', source: '' };
    await tenancy.as(coordinator, () => questions.import({ ...set, rows: [row('a', 'Ja'), row('b', 'Ja')] }));
    const next = {
      ...set,
      rows: [row('a', 'Ja'), row('b', 'Nee'), row('c', 'Ja'), { ...row('d', ''), question: 'Leeg?' }],
    };
    const seen = await tenancy.as(coordinator, () => questions.preview(next));
    expect(seen).toEqual({ added: ['c'], changed: ['b'], same: 1, refused: ['d'] });
    expect(await tenancy.as(coordinator, () => questions.preview(next))).toEqual(seen);
    expect(await tenancy.as(coordinator, () => questions.import(next))).toEqual(seen);
    await expect(tenancy.as(agent, () => questions.import(next))).rejects.toMatchObject({ code: 'PERMISSION_DENIED' });
  });

  test('of the neighbour under the same name and key is a set of its own', async () => {
    const set = {
      setName: 'Proef',
      source: '',
      rows: [{ key: 'a', question: 'Van de buren?', answer: 'Ja', topic: '' }],
    };
    expect((await tenancy.as(neighbour, () => questions.import(set))).added).toEqual(['a']);
    expect(await titles(agent, 'buren')).toEqual([]);
  });
});
