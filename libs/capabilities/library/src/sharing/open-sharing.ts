import type { Provider } from '@nestjs/common';
import { TenantDoor } from '@samenspraak/platform/database';
import { systemClock, type Clock } from '@samenspraak/platform/kernel';
import { AdoptionHistory } from './adoption-history.js';
import { Contributions } from './contributions.js';
import { Publications } from './publications.js';
import { Sharing } from './sharing.service.js';
import { SharingParts } from './sharing-parts.js';
import { TemplateSharing } from './template-sharing.js';

/** Sharing put together from one door: for the api and for tests alike. */
export function openSharing(door: TenantDoor, clock: Clock) {
  const parts = new SharingParts(door, clock);
  const [sharing, publications] = [new Sharing(parts), new Publications(parts)];
  return {
    sharing,
    publications,
    contributions: new Contributions(parts),
    history: new AdoptionHistory(parts, sharing),
    templates: new TemplateSharing(parts, sharing, publications),
  };
}

const opened = Symbol('sharing');

/** The same, each by its name. */
export const sharingProviders: Provider[] = [
  { provide: opened, inject: [TenantDoor], useFactory: (door: TenantDoor) => openSharing(door, systemClock) },
  ...(
    [
      [Sharing, 'sharing'],
      [Publications, 'publications'],
      [Contributions, 'contributions'],
      [AdoptionHistory, 'history'],
      [TemplateSharing, 'templates'],
    ] as const
  ).map(([provide, name]) => ({
    provide,
    inject: [opened],
    useFactory: (all: ReturnType<typeof openSharing>) => all[name],
  })),
];
