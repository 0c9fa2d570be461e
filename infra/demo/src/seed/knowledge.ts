import { namedId } from '../content/named-id.js';
import { governmentQuestions } from '../content/sources.js';
import { membershipId, tenantId } from './ids.js';
import type { SeedRepository } from './seed.repository.js';

const DAY = 86_400_000;
const SET = 'Vragen van de Rijksoverheid';
const SOURCE = 'Rijksoverheid.nl, CC0';

interface Written {
  readonly kind: 'ARTICLE' | 'INSTRUCTION' | 'NEWS';
  readonly title: string;
  readonly topic: string;
  readonly sections: readonly (readonly [heading: string, text: string])[];
  readonly important?: true;
}

const written: readonly Written[] = [
  {
    kind: 'ARTICLE',
    title: 'Ondergrondse container is vol of kapot',
    topic: 'Afval',
    sections: [
      ['Wat zeg je?', 'Vraag naar de plaats van de container. Zeg dat de inwoner de zak niet naast de container zet.'],
      ['Wat doe je?', 'Geef het door aan de buitendienst. Die leegt op werkdagen binnen een dag.'],
    ],
  },
  {
    kind: 'ARTICLE',
    title: 'Parkeervergunning voor bezoek',
    topic: 'Parkeren',
    sections: [['', 'Een bewoner met een vergunning krijgt 100 uur bezoek per jaar. Aanmelden kan per kenteken.']],
  },
  {
    kind: 'INSTRUCTION',
    title: 'Zo ga je om met een bedreiging',
    topic: 'Veilig werken',
    sections: [
      ['Stop', 'Antwoord niet. Laat het bericht staan, dan is het bewijs bewaard.'],
      ['Meld', 'Meld agressie in het gesprek. Je coördinator belt je dezelfde dag.'],
    ],
  },
  {
    kind: 'NEWS',
    title: 'Vanaf maandag: nieuwe afvalkalender',
    topic: 'Afval',
    sections: [['', 'De inzameldagen veranderen in vier wijken. De link in de antwoorden is al aangepast.']],
    important: true,
  },
];

/** What the two councils of one desk know: a few articles, news that nobody read yet, and the questions of the government. */
export async function seedKnowledge(database: SeedRepository, now: Date): Promise<void> {
  for (const code of ['WOR', 'OOS']) {
    const [tenant, owner] = [tenantId(code), membershipId(code, 'sanne')];
    const id = (what: string) => namedId(`article ${code} ${what}`);
    const at = (daysAgo: number) => new Date(now.getTime() - daysAgo * DAY);
    const articles = written.map(({ sections, important, ...one }, n) => ({
      ...{ tenant_id: tenant, id: id(one.title), ...one, version: 1, roles: [], related: [] },
      sections: sections.map(([heading, text]) => ({ heading, text })),
      ...{ importance: important ? 'IMPORTANT' : 'NORMAL', must_confirm: important === true },
      ...{ owner_id: owner, changed_at: at(n + 1), changed_by: owner },
    }));
    await database.insert('article', articles);
    await database.insert(
      'article_version',
      articles.map(({ id: article_id, kind, title, topic, sections, changed_at }) => ({
        ...{
          tenant_id: tenant,
          id: id(`version ${title}`),
          article_id,
          version: 1,
          saved_at: changed_at,
          saved_by: owner,
        },
        content: { kind, title, topic, sections, ownerId: owner },
      })),
    );
    await database.insert('question_set', [
      {
        tenant_id: tenant,
        id: id('set'),
        name: SET,
        source: SOURCE,
        version: 1,
        changed_at: at(20),
        changed_by: owner,
      },
    ]);
    const questions = governmentQuestions.map(({ id: key, question, answer, subjects, url }) => ({
      ...{ tenant_id: tenant, id: id(`question ${key}`), set_id: id('set'), key, question, answer, url },
      ...{ topic: subjects.join(', '), version: 1, changed_at: at(20) },
    }));
    await database.insert('imported_question', questions);
    await database.insert('knowledge_feedback', [
      {
        ...{
          tenant_id: tenant,
          id: id('feedback'),
          kind: 'WRONG',
          subject_kind: 'ARTICLE',
          subject_id: id(written[1]!.title),
        },
        ...{ subject_title: written[1]!.title, note: 'Het zijn sinds dit jaar 120 uur.', owner_id: owner },
        ...{ by_id: membershipId(code, 'rianne'), at: at(1) },
      },
    ]);
    // Whoever searches first reads these into the index.
    await database.insert(
      'knowledge_stale',
      [...articles, ...questions].map((one) => ({
        tenant_id: tenant,
        id: namedId(`stale ${one.id}`),
        source_id: one.id,
      })),
    );
  }
}
