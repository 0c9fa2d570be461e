import { instantOf } from '@samenspraak/language/time';
import { citizen } from '../content/citizens.js';
import { Dice } from '../content/dice.js';
import { SHARED_PLACE } from '../content/queries.js';
import { questionPost } from '../content/question-post.js';
import { governmentQuestions } from '../content/sources.js';
import { planHistory } from '../history/history.js';
import { historyDays } from '../history/moments.js';
import type { PlannedConversation } from '../history/planned.js';
import { seedAsking } from './asking.js';
import { seedChannels, type Accounts } from './channels.js';
import { seedClearance } from './clearance.js';
import { seedConversations } from './conversations.js';
import { seedFigures } from './figures.js';
import { seedKnowledge } from './knowledge.js';
import { seedLibrary } from './library.js';
import { seedLicensing } from './licensing.js';
import { seedMonitoring } from './monitoring.js';
import { postIdAt, type PracticeAccount, type PracticeNetwork, type PracticePost } from './practice-network.js';
import { seedOwnTemplates } from './own-templates.js';
import { seedPromises } from './promises.js';
import { seedReplies } from './replies.js';
import type { SeedOptions } from './seed-demo.js';
import type { SeedRepository } from './seed.repository.js';
import { seedTextFigures } from './text-figures.js';
import { seedTenants } from './tenants.js';
import { messageRow, threadOf, type Thread } from './threads.js';
import { seedTopics } from './topics.js';
import { seedViews } from './views.js';

export interface DemoPlan {
  readonly planned: readonly PlannedConversation[];
  readonly threads: readonly Thread[];
  /** When the history begins. */
  readonly since: Date;
}

/** Plans the history; citizens whose posts will stand on the network get an account there. */
export async function planDemo(network: PracticeNetwork, { now, tell }: SeedOptions): Promise<DemoPlan> {
  const planned = planHistory(now);
  tell(`${planned.length} conversations planned`);
  const citizens = new Map<string, PracticeAccount>();
  for (const { onNetwork, citizen: author } of planned) {
    if (!onNetwork || citizens.has(author.handle)) continue;
    citizens.set(author.handle, await network.account(author.handle, author.name, false));
  }
  const threads = planned.map((one) => threadOf(one, { baseUrl: network.baseUrl, citizens }));
  return { planned, threads, since: new Date(instantOf(historyDays(now)[0]!, 0, 'Europe/Amsterdam')) };
}

/** Writes all parts, in the transaction that is open. */
export async function writeDemo(
  database: SeedRepository,
  network: PracticeNetwork,
  accounts: Accounts,
  { planned, threads, since }: DemoPlan,
  { issuer, fieldKey, now, tell }: SeedOptions,
): Promise<void> {
  const messages = threads.flatMap((thread) => thread.messages.map(messageRow));
  const parts: readonly [string, () => Promise<void>][] = [
    ['tenants, people and agreements', () => seedTenants(database, issuer, since)],
    ['channel accounts', () => seedChannels(database, network, accounts, fieldKey, since)],
    ['licence and meters', () => seedLicensing(database, messages, since)],
    ['queries', () => seedMonitoring(database, messages, since, now)],
    ['library', () => seedLibrary(database, planned, since)],
    ['own templates', () => seedOwnTemplates(database, since, now)],
    ['topics, departments and tags', () => seedTopics(database)],
    ['saved views', () => seedViews(database)],
    ['conversations', () => seedConversations(database, threads)],
    ['promises', () => seedPromises(database, now)],
    ['questions to colleagues and neighbours', () => seedAsking(database, now)],
    ['knowledge', () => seedKnowledge(database, now)],
    ['replies', () => seedReplies(database, threads)],
    ['figures of texts', () => seedTextFigures(database, since, now)],
    ['figures', () => seedFigures(database, threads)],
    ['what waits for approval', () => seedClearance(database, threads, now)],
  ];
  for (const [name, work] of parts) {
    await work();
    tell(`${name} written`);
  }
}

/** Posts about a place that two municipalities share: the worker hears them, and the triage desk gets them. */
export function triagePosts(now: Date): PracticePost[] {
  return [17, 49].flatMap((minutes) => {
    const dice = new Dice(`triage ${minutes}`);
    const { question } = dice.pick(governmentQuestions);
    const { handle } = citizen(`triage ${minutes}`);
    const place = { account: '', municipality: '', place: SHARED_PLACE };
    const at = new Date(now.getTime() - minutes * 60_000 - 7);
    const text = questionPost(question, place, 'place');
    return text ? [{ id: postIdAt(at), username: handle, text, at, inReplyTo: null }] : [];
  });
}
