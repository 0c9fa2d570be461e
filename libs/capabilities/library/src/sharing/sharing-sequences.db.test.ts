import { openTestTenancy } from '@samenspraak/platform/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { libraryEntities } from '../index.js';
import { FIRST, SharingTown, type Council } from './sharing-fixture.js';

type Step = AuthorStep | AdopterStep;
type AuthorStep =
  | { readonly do: 'publish' | 'withdraw' | 'work' | 'authorLeaves' | 'authorReturns' }
  | { readonly do: 'recall'; readonly back: number };
type AdopterStep =
  | { readonly do: 'follow' | 'review' | 'override' | 'fork' | 'decline' | 'leave' | 'return'; readonly who: number }
  | { readonly do: 'settle'; readonly who: number; readonly choice: 'ACCEPT' | 'THEIRS' | 'KEEP' | 'EDIT' };

/** What one adopter must have, by what it did itself. */
interface Expected {
  uses: boolean;
  /** The sentence of its own that must stand in its text. */
  own: string | null;
  forks: number;
}

const ADOPTERS = 3;
let town: SharingTown;
let conversations: string[];

beforeAll(async () => {
  town = await SharingTown.open(await openTestTenancy(libraryEntities), ['Schrijfdam', 'Oost', 'West', 'Zuid']);
  conversations = await Promise.all(town.councils.slice(1).map((council) => town.addConversation(council)));
});
afterAll(() => town?.tenancy.close());

const who = fc.integer({ min: 0, max: ADOPTERS - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('publish', 'work') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('withdraw', 'authorLeaves', 'authorReturns') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('recall'), back: fc.integer({ min: 0, max: 2 }) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('follow', 'review', 'override'), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('fork', 'decline', 'leave', 'return'), who }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('settle'),
      who,
      choice: fc.constantFrom('ACCEPT', 'THEIRS', 'KEEP', 'EDIT'),
    }),
  },
) as fc.Arbitrary<Step>;

/** One template and what happens to it. */
class Story {
  private version = 1;
  private readonly published = new Set<number>([1]);
  private readonly recalled = new Set<number>();
  /** What the worker did not carry round yet. */
  private readonly unheard = new Set<number>();
  private readonly expected: Expected[] = Array.from({ length: ADOPTERS }, () => ({
    uses: false,
    own: null,
    forks: 0,
  }));
  private readonly away = new Set<number>();
  private authorAway = false;
  private edits = 0;

  private constructor(
    private readonly templateId: string,
    private readonly itemId: string,
  ) {}

  static async begin(): Promise<Story> {
    const templateId = await town.write(author());
    return new Story(templateId, await town.publish(author(), templateId));
  }

  async take(one: Step): Promise<void> {
    // What is refused changes nothing: the look afterwards says so.
    await this.attempt(one).catch((error: { code?: string }) => {
      if (!error.code?.startsWith('LIBRARY_')) throw error;
    });
  }

  private async attempt(one: Step): Promise<void> {
    if (one.do === 'publish') return this.publishNext();
    if (one.do === 'work') return this.work();
    if (one.do === 'withdraw') {
      await town.as(author(), () => town.sharing.templates.withdraw(this.templateId));
    } else if (one.do === 'authorLeaves' || one.do === 'authorReturns') {
      this.authorAway = one.do === 'authorLeaves';
      await town.setMember(author(), !this.authorAway);
    } else if (one.do === 'recall') {
      const version = Math.max(1, this.version - one.back);
      await town.as(author(), () =>
        town.recalls.recall({
          templateId: this.templateId,
          expectedTenantId: author().tenant.id,
          versions: [version],
          kind: 'WRONG',
          reason: 'Klopt niet',
        }),
      );
      this.recalled.add(version);
      this.unheard.add(version);
    } else if (one.do === 'leave' || one.do === 'return') {
      if (one.do === 'leave') this.away.add(one.who);
      else this.away.delete(one.who);
      await town.setMember(adopter(one.who), one.do === 'return');
    } else {
      await this.adopt(one as AdopterStep);
    }
  }

  private async work(): Promise<void> {
    await town.work();
    this.unheard.clear();
  }

  private async publishNext(): Promise<void> {
    const next = this.version + 1;
    const body = `${FIRST.body} Regel ${next} van de bron.`;
    await town.as(author(), () => town.templates.save({ ...FIRST, body, id: this.templateId, version: this.version }));
    this.version = next;
    await town.publish(author(), this.templateId, `Versie ${next}`);
    this.published.add(next);
  }

  private async adopt(one: AdopterStep): Promise<void> {
    const [council, expected, itemId] = [adopter(one.who), this.expected[one.who]!, this.itemId];
    const { templates, sharing } = town.sharing;
    if (one.do === 'settle') {
      const { adoption, version } = await town.as(council, () => sharing.get(itemId));
      const own = this.ownSentence(one.who);
      const body = `${adoption?.content.body} ${own}`;
      const { choice } = one;
      const fields = choice === 'EDIT' ? { body } : undefined;
      const revision = adoption?.revision ?? 0;
      await town.as(council, () => templates.settle({ itemId, version, revision, choice, fields }));
      if (choice === 'THEIRS') expected.own = null;
      if (choice === 'EDIT') expected.own = own;
      return;
    }
    const own = this.ownSentence(one.who);
    const wish = {
      follow: { choice: 'FOLLOW' },
      review: { choice: 'FOLLOW', review: true },
      override: { choice: 'OVERRIDE', fields: { body: `Wat vervelend. ${own} We komen deze week langs.` } },
      fork: { choice: 'FORK' },
      decline: { choice: 'DECLINED', reason: 'Past niet' },
      leave: undefined,
      return: undefined,
    }[one.do] as Omit<Parameters<typeof templates.choose>[0], 'itemId'> | undefined;
    await town.as(council, () => templates.choose({ itemId, ...wish! }));
    expected.uses = one.do === 'follow' || one.do === 'review' || one.do === 'override';
    expected.own = one.do === 'override' ? own : null;
    if (one.do === 'fork') expected.forks += 1;
  }

  private readonly ownSentence = (of: number) => `Alleen bij adoptant ${of}, keer ${(this.edits += 1)}, van ons.`;

  /** What must hold at every moment. */
  async look(): Promise<void> {
    for (const [index, expected] of this.expected.entries()) {
      const council = adopter(index);
      const answers = await town.as(council, () => town.answers.all());
      const found = answers.find(({ id }) => id === this.itemId);
      expect(found !== undefined, 'nobody loses its text, nobody gets one').toBe(expected.uses);
      const forks = answers.filter(({ own, origin }) => own && origin?.itemId === this.itemId);
      expect(forks.length, 'a fork stays').toBe(expected.forks);
      for (const answer of found ? [found, ...forks] : forks) {
        expect(answer.body, 'every text is whole').toContain('We komen deze week langs.');
        expect(this.published.has(answer.origin!.version), 'it comes from a version that there was').toBe(true);
      }
      if (found) {
        expect(found.origin).toMatchObject({ itemId: this.itemId, override: expected.own !== null });
        if (expected.own) expect(found.body, 'own words stay').toContain(expected.own);
      }
      const others = answers.filter(({ body }) => /adoptant \d/.test(body) && !body.includes(`adoptant ${index},`));
      expect(others, "nobody sees a neighbour's words").toEqual([]);
      for (const answer of found ? [found, ...forks] : forks)
        await this.lookAtRecall(index, answer.id, answer.origin!.version);
    }
    const seen = await town.as(author(), () => town.sharing.templates.listShared(null));
    expect(JSON.stringify(seen), "the author sees nobody's words").not.toContain('adoptant');
  }

  private async lookAtRecall(index: number, answerId: string, version: number): Promise<void> {
    // Whoever left hears of a recall by the worker, a moment later.
    if (this.away.has(index) && this.unheard.has(version)) return;
    const rendered = town
      .as(adopter(index), () => town.answers.render(answerId, conversations[index]!))
      .then(
        () => 'rendered',
        (error: { code: string }) => error.code,
      );
    expect(await rendered).toBe(this.recalled.has(version) ? 'LIBRARY_ANSWER_RECALLED' : 'rendered');
  }

  /** Everybody heard what there was to hear, and is back for the next story. */
  async end(): Promise<void> {
    await this.work();
    await this.look();
    for (const council of town.councils) await town.setMember(council, true);
    this.away.clear();
    await this.work();
    await this.look();
    await town.tenancy.admin.query('delete from app.kept_recall; delete from app.library_recall');
  }
}

const author = (): Council => town.councils[0]!;
const adopter = (index: number): Council => town.councils[index + 1]!;

test('whatever happens, in any order: no text is lost, no neighbour reads along, nothing recalled is used, all says where it comes from', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      const story = await Story.begin();
      try {
        for (const one of steps) {
          await story.take(one);
          await story.look();
        }
      } finally {
        await story.end();
      }
    }),
    { numRuns: 8, endOnFailure: true },
  );
}, 120_000);
