import { expectTenant, type TenantDoor } from '@samenspraak/platform/database';
import type { MailPost } from '@samenspraak/platform/mail';
import { kindRules, kindsSeenBy, type NoticeChoice, type NoticeKind } from './notice-kind.js';
import type { ChosenKind, NoticeSettings } from './notice.js';
import { timeInvalid } from './notifications.errors.js';
import { notificationPermissions } from './notifications.permissions.js';
import type { RecipientRepository } from './recipient.repository.js';

/** Whether this process's organisation sends mail at all. */
export class MailSwitch {
  constructor(readonly on: boolean) {}
}

export interface ChoicesView extends NoticeSettings {
  /** Where mail goes; null when nobody gave an address. */
  readonly address: string | null;
  /** The address refuses mail, so none is sent there. */
  readonly bouncing: boolean;
  readonly mailOn: boolean;
  readonly kinds: readonly ChosenKind[];
}

const MINUTES = 24 * 60;

/** How the signed-in person wants to be told in this tenant. */
export class ChoicesService {
  constructor(
    private readonly door: TenantDoor,
    private readonly recipients: RecipientRepository,
    private readonly post: MailPost,
    private readonly mail: MailSwitch,
  ) {}

  async get(): Promise<ChoicesView> {
    await this.door.require(notificationPermissions.choose);
    const { membershipId, roles } = await this.door.entrance();
    const chosen = new Map((await this.recipients.listChoices(membershipId)).map((one) => [one.kind, one.choice]));
    const recipient = await this.post.findRecipient(membershipId);
    return {
      ...(await this.recipients.settingsOf(membershipId)),
      address: recipient?.address ?? null,
      bouncing: recipient?.bouncing ?? false,
      mailOn: this.mail.on,
      kinds: kindsSeenBy(roles).map((kind) => ({ kind, choice: chosen.get(kind) ?? kindRules[kind].unlessChosen })),
    };
  }

  async choose(input: { kind: NoticeKind; choice: NoticeChoice; expectedTenantId: string }): Promise<ChoicesView> {
    await this.door.require(notificationPermissions.choose);
    expectTenant(this.door, input.expectedTenantId);
    await this.recipients.saveChoice((await this.door.entrance()).membershipId, input.kind, input.choice);
    return this.get();
  }

  /** @throws DomainError NOTIFICATIONS_TIME_INVALID */
  async save(input: NoticeSettings & { expectedTenantId: string }): Promise<ChoicesView> {
    await this.door.require(notificationPermissions.choose);
    expectTenant(this.door, input.expectedTenantId);
    const { language, digestMinute, quietFrom, quietUntil } = input;
    const times = [digestMinute, quietFrom ?? 0, quietUntil ?? 0];
    const wrong = times.some((time) => !Number.isInteger(time) || time < 0 || time >= MINUTES);
    if (wrong || (quietFrom === null) !== (quietUntil === null)) throw timeInvalid();
    const settings = { language, digestMinute, quietFrom, quietUntil };
    await this.recipients.saveSettings((await this.door.entrance()).membershipId, settings);
    return this.get();
  }

  /** The person says that the address takes mail again; until the server refuses it anew it does. */
  async trustAddress(input: { expectedTenantId: string }): Promise<ChoicesView> {
    await this.door.require(notificationPermissions.choose);
    expectTenant(this.door, input.expectedTenantId);
    await this.post.trust((await this.door.entrance()).membershipId);
    return this.get();
  }
}
