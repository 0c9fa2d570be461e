import type { AuditTrail } from '@samenspraak/platform/audit';
import { expectTenant, type TenantDoor } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import type { Announcer } from '@samenspraak/platform/queue';
import { wordInvalid, wordsFull } from '../library.errors.js';
import { libraryPermissions } from '../library.permissions.js';
import type { WordRepository } from './word.repository.js';

const WORD = /^\p{L}[\p{L}\p{M}\p{N}'’.-]{0,59}$/u;
const MOST = 2_000;

/** The tenant's own word list, which the spelling check takes as right. */
export class Words {
  constructor(
    private readonly door: TenantDoor,
    private readonly words: WordRepository,
    private readonly audit: AuditTrail,
    private readonly announcer: Announcer,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<string[]> {
    await this.door.require(libraryPermissions.read);
    return this.words.list();
  }

  async add(expectedTenantId: string, raw: string): Promise<string[]> {
    const word = await this.checked(expectedTenantId, raw);
    if ((await this.words.count()) >= MOST) throw wordsFull(MOST);
    await this.words.add(word, this.clock.now());
    return this.changed('word.add', word);
  }

  async remove(expectedTenantId: string, raw: string): Promise<string[]> {
    const word = await this.checked(expectedTenantId, raw);
    await this.words.remove(word);
    return this.changed('word.remove', word);
  }

  private async checked(expectedTenantId: string, raw: string): Promise<string> {
    await this.door.require(libraryPermissions.words);
    expectTenant(this.door, expectedTenantId);
    const word = raw.toWellFormed().normalize('NFC').trim();
    if (!WORD.test(word)) throw wordInvalid();
    return word;
  }

  private async changed(action: string, word: string): Promise<string[]> {
    await this.audit.record({ action, objectType: 'word', objectId: word, outcome: 'done' });
    await this.announcer.announce('TEMPLATE', []);
    return this.words.list();
  }
}
