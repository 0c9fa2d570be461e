import { SIGNATURE, signatureOf, type SignAs } from '@samenspraak/language/template';
import type { AuditTrail } from '@samenspraak/platform/audit';
import { expectTenant, type TenantDoor } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import type { Announcer } from '@samenspraak/platform/queue';
import { dayInvalid, settingChanged, signatureInvalid, tenantListens } from '../library.errors.js';
import { libraryPermissions } from '../library.permissions.js';
import type { AnsweringSetting } from './answering-setting.js';
import type { AnsweringSettingRepository } from './answering-setting.repository.js';

export interface SetAnswering {
  readonly expectedTenantId: string;
  readonly signAs: SignAs;
  readonly teamSignature: string;
  readonly listening: boolean;
  readonly listeningUntil?: string | null;
  readonly version: number;
}

/** How the tenant answers: what it signs with, and whether it sends at all yet. */
export class AnsweringSettings {
  constructor(
    private readonly door: TenantDoor,
    private readonly rows: AnsweringSettingRepository,
    private readonly audit: AuditTrail,
    private readonly announcer: Announcer,
    private readonly clock: Clock,
  ) {}

  async get(): Promise<AnsweringSetting> {
    await this.door.require(libraryPermissions.read);
    return this.rows.get();
  }

  async set(input: SetAnswering): Promise<AnsweringSetting> {
    await this.door.require(libraryPermissions.configure);
    expectTenant(this.door, input.expectedTenantId);
    const teamSignature = input.teamSignature.toWellFormed().trim();
    if (!SIGNATURE.test(teamSignature) || teamSignature.length > 30) throw signatureInvalid();
    const listeningUntil = input.listening ? dayOf(input.listeningUntil) : null;
    const { signAs, listening, version } = input;
    const saved = await this.rows.save({ signAs, teamSignature, listening, listeningUntil, version }, this.clock.now());
    const now = await this.rows.get();
    if (!saved) throw settingChanged(now.version);
    await this.audit.record({
      action: 'answering.set',
      objectType: 'answering_setting',
      objectId: this.door.tenantId(),
      outcome: 'done',
      details: { signAs, listening: String(listening) },
    });
    await this.announcer.announce('TEMPLATE', [this.door.tenantId()]);
    return now;
  }

  /** What an answer of this member goes out with; `asTeam` keeps the person out of it. @throws DomainError LIBRARY_LISTENING when this tenant does not send yet. */
  async signToSend(
    member: { readonly initials: string; readonly displayName: string },
    asTeam = false,
  ): Promise<string> {
    const setting = await this.rows.get();
    if (setting.listening) throw tenantListens(setting.listeningUntil);
    return signatureOf(member, asTeam ? { ...setting, signAs: 'TEAM' } : setting);
  }
}

function dayOf(text: string | null | undefined): string | null {
  if (!text) return null;
  const day = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(day.getTime()) || !day.toISOString().startsWith(text)) {
    throw dayInvalid();
  }
  return text;
}
