import type { HandOn } from '@samenspraak/conversations';
import { fold, tokenise } from '@samenspraak/language/text';
import { dutchGazetteer } from '@samenspraak/language/text/gazetteer';
import type { TenantDoor } from '@samenspraak/platform/database';
import type { Clock } from '@samenspraak/platform/kernel';
import type { Partnerships } from '@samenspraak/tenants';
import { decide } from './attribution-decision.js';
import { readEvidence } from './attribution-evidence.js';
import { ambiguousNameOf, wordOf } from './attribution-name.js';
import { BY_QUERY } from './attribution.js';
import type { Rule } from './attribution-rule.js';
import { tenantNotFound } from './monitoring.errors.js';
import { monitoringPermissions } from './monitoring.permissions.js';
import { lexemesOf } from './query-lexemes.js';
import { wordsOf } from './query-matching.js';
import type { StoredPostRepository } from './stored-post.repository.js';

/** What a rule made of a correction would say and have done. */
export interface RulePreview {
  /** The name that means nothing certain; without one there is no rule. */
  readonly name: string | null;
  /** Posts that came here and would have gone to the other. */
  readonly moved: number;
  /** Whether that is all there is; else there are at least so many. */
  readonly complete: boolean;
}

const DAYS = 30;
const MOST = 1_000;
/** What attribution brought here; who is addressed by account stays. */
const ATTRIBUTED = [...BY_QUERY, 'triage_assigned'];

/** Tries a rule on what the tenant itself got in the last 30 days, before anybody makes it. */
export class RulePreviewService {
  constructor(
    private readonly door: TenantDoor,
    private readonly handOn: HandOn,
    private readonly posts: StoredPostRepository,
    private readonly partnerships: Partnerships,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError CONVERSATIONS_NOT_FOUND, MONITORING_TENANT_NOT_FOUND, MONITORING_RULE_IMPOSSIBLE for a word that is not there */
  async preview(conversationId: string, tenantId: string, word?: string | null): Promise<RulePreview> {
    await this.door.require(monitoringPermissions.correct);
    const { messages } = await this.handOn.find(conversationId);
    const members = await this.partnerships.members();
    if (!members.some((member) => member.id === tenantId)) throw tenantNotFound();
    const text = messages[0]?.text ?? '';
    const name = ambiguousNameOf(text);
    if (!name) return { name: null, moved: 0, complete: true };
    const subject = { id: '', name, word: wordOf(word, text) };
    const rule: Rule = { ...subject, state: 'ACTIVE', meantId: tenantId, version: 1, rulings: [] };
    const found = await this.withWords([name, rule.word]);
    const routed = members.map(({ id, code, gmCode }) => ({ tenantId: id, code, gmCode }));
    const moves = found.filter((post) => {
      const evidence = readEvidence(wordsOf(post), dutchGazetteer());
      const decision = decide({ text: evidence, members: routed, rules: [rule], accounts: [] });
      return decision.outcome === 'lead' && decision.named[0].tenantId === tenantId;
    });
    const moved = await this.posts.countLed(
      moves.map((post) => post.id),
      ATTRIBUTED,
    );
    return { name, moved, complete: found.length < MOST };
  }

  private async withWords(texts: readonly string[]) {
    const since = new Date(this.clock.now().getTime() - DAYS * 86_400_000);
    const before = new Date(this.clock.now().getTime() + 86_400_000);
    const words = texts.flatMap((text) => tokenise(text).tokens.filter((token) => token.isWord && !token.joined));
    const children = words.map((token) => ({ type: 'word', value: fold(token.text) }) as const);
    const lexemes = lexemesOf({ type: 'and', children }, []);
    return lexemes ? this.posts.listWith(lexemes, since, before, MOST) : this.posts.listNewest(since, MOST);
  }
}
