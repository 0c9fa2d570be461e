import { namedId } from '../content/named-id.js';
import { councils } from '../content/participants.js';
import { membershipId, tenantId } from './ids.js';
import type { SeedRepository } from './seed.repository.js';

const DAY = 86_400_000;
/** RFC 2606: nobody has an address there. */
const domainOf = (name: string) => `${name.toLowerCase().replace(/[^a-z]+/g, '-')}.test`;

const contacts = [
  { kind: 'DEPARTMENT', name: 'Groen en water', department: '', mailbox: 'groen' },
  { kind: 'DEPARTMENT', name: 'Burgerzaken', department: '', mailbox: 'burgerzaken' },
  { kind: 'PERSON', name: 'Hans de Boer', department: 'Openbare ruimte', mailbox: 'h.deboer' },
] as const;

/** Whom each council can ask, one question that a department answered, and one of Zaanstad to its neighbours. */
export async function seedAsking(database: SeedRepository, now: Date): Promise<void> {
  await database.insert(
    'colleague_setting',
    councils.map(({ code, name }) => ({
      ...{ tenant_id: tenantId(code), id: namedId(`asking ${code}`), mail_domains: [domainOf(name)], answer_days: 14 },
      ...{ changed_at: now, changed_by: namedId(`asking ${code}`) },
    })),
  );
  await database.insert(
    'colleague_contact',
    councils.flatMap(({ code, name: council }) =>
      contacts.map(({ kind, name, department, mailbox }) => ({
        ...{ tenant_id: tenantId(code), id: namedId(`contact ${code} ${mailbox}`), kind, name, department },
        ...{ address: `${mailbox}@${domainOf(council)}`, changed_at: now, changed_by: namedId(`asking ${code}`) },
      })),
    ),
  );
  await answered(database, now);
  await open(database, now);
}

async function answered(database: SeedRepository, now: Date): Promise<void> {
  const [tenant, question] = [tenantId('WOR'), namedId('colleague question WOR')];
  await database.query(
    `insert into app.colleague_question (tenant_id, id, command_id, conversation_id, audience, text, asked_by, to_name, to_address, link_id, state, asked_at, ends_at, ended_at)
     select $1, $2, $2, c.id, 'COLLEAGUE', 'Wanneer wordt het riet langs de Wormerringdijk gemaaid, en wie doet dat?', $3, 'Groen en water', $4, $5, 'ANSWERED', $6, $7, $8
     from app.conversation c where c.tenant_id = $1 and c.status = 'waiting' order by c.last_inbound_at desc, c.id limit 1`,
    [
      ...[
        tenant,
        question,
        membershipId('WOR', 'rianne'),
        `groen@${domainOf('Wormerland')}`,
        namedId('colleague link WOR'),
      ],
      ...[new Date(now.getTime() - 2 * DAY), new Date(now.getTime() + 12 * DAY), new Date(now.getTime() - DAY)],
    ],
  );
  await database.query(
    `insert into app.colleague_answer (tenant_id, question_id, by_name, text, answered_at)
     select $1, q.id, 'Groen en water', 'Het hoogheemraadschap maait in week 42. Wij doen alleen de berm langs de weg.', $3
     from app.colleague_question q where q.tenant_id = $1 and q.id = $2`,
    [tenant, question, new Date(now.getTime() - DAY)],
  );
}

async function open(database: SeedRepository, now: Date): Promise<void> {
  const text = 'Hoe leggen jullie inwoners uit dat een verharde tuin regenwater de straat op stuurt?';
  const [id, asked, ends] = [
    namedId('colleague question ZAA'),
    new Date(now.getTime() - DAY / 8),
    new Date(now.getTime() + 14 * DAY),
  ];
  const others = councils.filter(({ code }) => code !== 'ZAA');
  await database.query(
    `insert into app.colleague_question (tenant_id, id, command_id, conversation_id, audience, text, asked_by, to_name, member_ids, asked_at, ends_at)
     select $1, $2, $2, c.id, 'NEIGHBOURS', $3, $4, 'De buren', $5, $6, $7
     from app.conversation c where c.tenant_id = $1 and c.status = 'open' order by c.last_inbound_at desc, c.id limit 1`,
    [
      ...[tenantId('ZAA'), id, text, membershipId('ZAA', 'lotte')],
      ...[others.map(({ code }) => tenantId(code)), asked, ends],
    ],
  );
  await database.insert(
    'neighbour_question',
    others.map(({ code }) => ({
      ...{
        tenant_id: tenantId(code),
        id: namedId(`neighbour question ${code}`),
        source_id: id,
        from_member_id: tenantId('ZAA'),
      },
      ...{ by_name: 'Zaanstad', by_code: 'ZAA', by_kind: 'municipality', by_theme: themeOf('ZAA'), text, topic: '' },
      ...{ asked_at: asked, ends_at: ends },
    })),
  );
}

const themeOf = (code: string): string => councils.find((one) => one.code === code)?.theme ?? 'neutral';
