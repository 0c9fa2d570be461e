import type { FieldCipher } from '@samenspraak/platform/database';
import { cleanText, MOST_ANSWER } from '../clean-text.js';
import { forwardedTooOften, linkAnswered, linkGone } from '../colleagues.errors.js';
import { checkDomain, checkedAddress } from '../contact.js';
import { hashOfToken, linkOwner, type LinkSight } from '../link-token.js';
import type { OpenedLink, VisitRepository } from './visit.repository.js';

/** What somebody with a link may do: read one question, answer it once, or pass it on. Nobody is signed in, no tenant is entered. */
export class Visits {
  constructor(
    private readonly links: VisitRepository,
    private readonly cipher: FieldCipher,
  ) {}

  /** Looking uses nothing up: programs that follow links in mail do no harm. @throws DomainError COLLEAGUES_LINK_GONE, COLLEAGUES_LINK_ANSWERED */
  async open(token: unknown): Promise<LinkSight> {
    return this.sight((await this.find(token)).link);
  }

  /** @throws DomainError COLLEAGUES_LINK_GONE, COLLEAGUES_LINK_ANSWERED, COLLEAGUES_TEXT_INVALID */
  async answer(token: unknown, given: unknown): Promise<void> {
    const { hash, link } = await this.find(token);
    const text = cleanText(given, MOST_ANSWER);
    await this.settle(hash, link, 'ANSWERED', text);
  }

  /** To a colleague inside the mail domains of the council. @throws DomainError also COLLEAGUES_ADDRESS_INVALID, COLLEAGUES_DOMAIN_REFUSED */
  async forward(token: unknown, given: unknown): Promise<void> {
    const { hash, link } = await this.find(token);
    const { domains } = this.sight(link);
    if (domains.length === 0) throw forwardedTooOften();
    const address = checkedAddress(given);
    checkDomain(address, domains);
    await this.settle(hash, link, 'FORWARDED', address);
  }

  private async settle(hash: Buffer, link: OpenedLink, state: 'ANSWERED' | 'FORWARDED', text: string): Promise<void> {
    const body = this.cipher.seal(text, linkOwner('written', link.tenantId, link.id));
    const outcome = await this.links.settle(hash, state, body);
    if (outcome === 'DONE') return;
    const now = outcome === 'ANSWERED' ? (await this.links.open(hash))?.answeredAt : undefined;
    throw now ? linkAnswered(now) : linkGone();
  }

  private async find(token: unknown): Promise<{ hash: Buffer; link: OpenedLink }> {
    const hash = hashOfToken(token);
    const link = hash && (await this.links.open(hash));
    if (!link) throw linkGone();
    if (link.answeredAt) throw linkAnswered(link.answeredAt);
    return { hash, link };
  }

  private sight({ id, tenantId, sealed }: OpenedLink): LinkSight {
    if (!sealed) throw linkGone();
    return JSON.parse(this.cipher.open(sealed, linkOwner('seen', tenantId, id))) as LinkSight;
  }
}
