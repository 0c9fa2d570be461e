import { demoPeople, type DemoPerson } from '@samenspraak/identity';
import { addOpenMinutes } from '@samenspraak/language/time';
import { Dice } from '../content/dice.js';
import type { Council } from '../content/participants.js';
import { answerTo } from './answers.js';
import { dutchDay, historyDays, momentOn, questionsOf, type OwnMoments } from './moments.js';
import { openingOf, type Opening } from './opening.js';
import type { PlannedConversation, PlannedMessage } from './planned.js';
import type { Profile } from './profile.js';

/** What citizens write back; invented, and the handle says so. */
const THANKS = [
  'Dank u wel, dat helpt.',
  'Fijn, bedankt!',
  'Duidelijk, dank voor het antwoord.',
  'Super, dan weet ik genoeg.',
];
const SHARE_EXCLUDED = 0.07;
const SHARE_THANKS = 0.3;
/** Steepness of the delays (log-logistic): a quarter takes longer than 1.8 times the median. */
const STEEPNESS = 1.9;
const GOLDEN = 0.618_033_988_75;
const LONGEST_DELAY = 900;
/** So many of the latest stand on the practice network too. */
const ON_NETWORK = 5;

export interface PastOptions {
  readonly council: Council;
  readonly profile: Profile;
  readonly now: Date;
  readonly moments: OwnMoments;
  /** Questions on the desk that still wait: they count already, so that many others of this month got their answer. */
  readonly unanswered: number;
}

/** The finished conversations of a council, from the first of the month before up to now. */
export function pastOf({ council, profile, now, moments, unanswered }: PastOptions): PlannedConversation[] {
  const thisMonth = dutchDay(now).slice(0, 7);
  let waiting = unanswered;
  const days = historyDays(now);
  const counts = questionsOf(days, profile.questionsPerMonth);
  const planned: PlannedConversation[] = [];
  let questions = 0;
  for (const [at, day] of days.entries()) {
    for (let nth = 0; nth < counts[at]!; nth += 1) {
      const dice = new Dice(`past ${council.code} ${day} ${nth}`);
      const asked = moments.at(momentOn(day, profile.calendar, dice));
      const opening = openingOf(council, dice);
      const excluded = dice.fraction() < SHARE_EXCLUDED;
      let answered = !excluded && isAnswered(questions, profile.responseRate);
      if (!excluded && !answered && waiting > 0 && dutchDay(asked).startsWith(thisMonth)) {
        waiting -= 1;
        answered = true;
      }
      const minutes = delayOf(questions, profile.medianOpenMinutes);
      const one = finished({ council, profile, opening, asked, dice, excluded, answered, minutes, moments });
      if (one.closedAt! > now) continue;
      if (!excluded) questions += 1;
      planned.push(one);
    }
  }
  planned.sort((a, b) => a.closedAt!.getTime() - b.closedAt!.getTime());
  return planned.map((one, index) => ({ ...one, onNetwork: index >= planned.length - ON_NETWORK }));
}

/** Spreads the answers evenly, so that every long enough stretch has the rate. */
function isAnswered(nth: number, rate: number): boolean {
  return Math.floor((nth + 1) * rate + 0.5) > Math.floor(nth * rate + 0.5);
}

/** Minutes in opening hours until the answer; spread evenly too, so that a small council has its median as well. */
function delayOf(nth: number, median: number): number {
  const share = (0.5 + nth * GOLDEN) % 1;
  return Math.min(LONGEST_DELAY, Math.max(3, median * (share / (1 - share)) ** (1 / STEEPNESS)));
}

interface Parts {
  readonly council: Council;
  readonly profile: Profile;
  readonly opening: Opening;
  readonly asked: Date;
  readonly dice: Dice;
  readonly excluded: boolean;
  readonly answered: boolean;
  readonly minutes: number;
  readonly moments: OwnMoments;
}

function finished({
  council,
  profile,
  opening,
  asked,
  dice,
  excluded,
  answered,
  minutes,
  moments,
}: Parts): PlannedConversation {
  const { calendar } = profile;
  const agent = person(profile.agents[dice.fraction() < 0.65 ? 0 : profile.agents.length - 1]!);
  const judgedAt = addOpenMinutes(asked, minutes * 0.4, calendar);
  const done = addOpenMinutes(asked, minutes, calendar);
  const messages: PlannedMessage[] = [{ at: asked, text: opening.text }];
  let closedAt = done;
  if (answered) {
    const at = moments.at(done);
    messages.push({ at, ...answerTo({ ...opening, council, agent, dice }) });
    closedAt = addOpenMinutes(at, dice.between(2, 40), calendar);
    if (dice.fraction() < SHARE_THANKS) {
      const thanked = moments.at(new Date(at.getTime() + dice.between(3, 180) * 60_000));
      messages.push({ at: thanked, text: dice.pick(THANKS) });
      if (thanked > closedAt) closedAt = addOpenMinutes(thanked, 3, calendar);
    }
  }
  return {
    key: `${council.code} ${asked.toISOString()}`,
    council,
    citizen: opening.citizen,
    why: opening.why,
    topic: opening.subject.topic,
    department: opening.subject.department,
    step: answered ? 5 : 2,
    status: 'closed',
    question: !excluded,
    excludedReason: excluded ? 'DUPLICATE' : null,
    assignee: agent.username,
    unread: false,
    snoozedUntil: null,
    result: excluded ? 'NO_REPLY_NEEDED' : answered ? 'ANSWERED' : 'REFERRED',
    closedAt,
    judgedAt,
    messages,
    notes: [],
    steps: stepsOf(opening, agent.username, answered ? 5 : 2, asked, done),
    onNetwork: false,
  };
}

/** The steps that were taken up to and including `last`, spread over the time that it took. */
export function stepsOf(
  opening: Opening,
  agent: string,
  last: number,
  from: Date,
  until: Date,
): PlannedConversation['steps'] {
  const results = [
    opening.heardBy,
    `vraag over ${opening.subject.topic.charAt(0).toLowerCase()}${opening.subject.topic.slice(1)}`,
    'antwoord gevonden',
    'Mastodon, openbaar',
    'antwoord',
  ];
  const span = until.getTime() - from.getTime();
  return results.slice(0, last).map((result, at) => ({
    step: at + 1,
    at: new Date(from.getTime() + Math.round((span * (at + 1)) / results.length)),
    agent,
    result,
  }));
}

/** @throws Error for a name that no demo person has. */
export function person(username: string): DemoPerson {
  const found = demoPeople.find((one) => one.username === username);
  if (!found) throw new Error(`No demo person is called ${username}`);
  return found;
}
