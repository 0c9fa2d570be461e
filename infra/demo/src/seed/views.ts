import { namedId } from '../content/named-id.js';
import { participants } from '../content/participants.js';
import { membershipId, tenantId } from './ids.js';
import type { SeedRepository } from './seed.repository.js';

/** What a team looks for each morning, and one view of Rianne's own. */
export async function seedViews(database: SeedRepository): Promise<void> {
  const view = (code: string, name: string, changed: object) => ({
    tenant_id: tenantId(code),
    id: namedId(`view ${code} ${name}`),
    name,
    folder: 'TEAM',
    sort: 'DUE',
    filters: {},
    ...changed,
  });
  const makers = new Map([
    ['WOR', 'rianne'],
    ['OOS', 'rianne'],
    ['ZAA', 'lotte'],
    ['LAN', 'tim'],
  ]);
  await database.insert(
    'saved_view',
    participants
      .flatMap(({ code }) => {
        const who = makers.get(code);
        return who ? [{ code, maker: membershipId(code, who) }] : [];
      })
      .flatMap(({ code, maker }) => [
        view(code, 'Te laat en van niemand', {
          filters: { due: 'LATE', assignees: ['NOBODY'] },
          owner_id: null,
          made_by: maker,
        }),
        view(code, 'Nieuwste boze berichten', {
          sort: 'NEWEST',
          filters: { sentiments: ['NEGATIVE'] },
          owner_id: code === 'WOR' ? maker : null,
          made_by: maker,
        }),
      ]),
  );
}
