import { addOpenMinutes } from '@samenspraak/language/time';
import { Dice } from '../content/dice.js';
import type { Council } from '../content/participants.js';
import { questionPost } from '../content/question-post.js';
import { governmentQuestions, type GovernmentQuestion } from '../content/sources.js';
import { subjectOf } from '../content/subjects.js';
import { answerTo, templateFor } from './answers.js';
import { deskPlans, type DeskLine } from './desk-plan.js';
import { openMinutesBefore, type OwnMoments } from './moments.js';
import { openingOf, type Opening } from './opening.js';
import { person, stepsOf } from './past.js';
import type { PlannedConversation, PlannedMessage } from './planned.js';
import type { Profile } from './profile.js';

const NOTE = 'Demo: verzonnen. Nagevraagd bij';
const DAY = 24 * 60 * 60_000;

/** The conversations that are open or wait when the demo begins, so that the norm of each runs out as planned. */
export function deskOf(council: Council, profile: Profile, now: Date, moments: OwnMoments): PlannedConversation[] {
  const plan = deskPlans[council.code]!;
  const used = new Set<string>();
  const parts = { council, profile, now, moments };
  return [
    ...plan.open.map((line, nth) => open(line, nextOpening(council, `open ${nth}`, used), parts)),
    ...Array.from({ length: plan.waiting }, (_, nth) =>
      waiting(nth, nextOpening(council, `waiting ${nth}`, used), parts),
    ),
  ];
}

interface Parts {
  readonly council: Council;
  readonly profile: Profile;
  readonly now: Date;
  readonly moments: OwnMoments;
}

/** No two on a desk from the same citizen or about the same question; mostly ones that a template answers. */
function nextOpening(council: Council, name: string, used: Set<string>): Opening {
  const answerable = governmentQuestions.filter((question) => templateFor(question, council));
  for (let attempt = 0; ; attempt += 1) {
    const dice = new Dice(`desk ${council.code} ${name} ${attempt}`);
    const found = openingOf(council, dice, dice.fraction() < 0.8 ? answerable : governmentQuestions);
    if (used.has(found.citizen.handle) || (used.has(found.question.id) && attempt < 20)) continue;
    used.add(found.citizen.handle).add(found.question.id);
    return found;
  }
}

function open(line: DeskLine, opening: Opening, { council, profile, now, moments }: Parts): PlannedConversation {
  const { calendar, normMinutes } = profile;
  const agent = person(profile.agents[line.agent ?? 0]!);
  const waitsSince = moments.at(openMinutesBefore(now, normMinutes - line.remaining, calendar));
  const messages: PlannedMessage[] = [];
  let asked = waitsSince;
  if (line.again) {
    asked = moments.at(openMinutesBefore(waitsSince, 75, calendar));
    const answeredAt = moments.at(addOpenMinutes(asked, 22, calendar));
    messages.push({ at: asked, text: opening.text });
    messages.push({ at: answeredAt, ...answerTo({ ...opening, council, agent, dice: new Dice(opening.text) }) });
    messages.push({ at: waitsSince, text: secondQuestion(opening, council) });
  } else messages.push({ at: asked, text: opening.text });
  const working = line.agent !== null;
  const judged = line.step > 1 || line.again;
  return {
    ...begun(opening, council, asked),
    topic: judged ? opening.subject.topic : null,
    department: judged ? opening.subject.department : null,
    step: line.step,
    status: 'open',
    question: judged ? true : null,
    judgedAt: judged ? asked : null,
    assignee: working ? agent.username : null,
    unread: !working,
    messages,
    notes: line.noted
      ? [
          {
            at: between(waitsSince, now, 0.5),
            agent: agent.username,
            text: `${NOTE} ${opening.subject.department}: dit klopt.`,
          },
        ]
      : [],
    steps: working ? stepsOf(opening, agent.username, line.step - 1, asked, line.again ? waitsSince : now) : [],
  };
}

/** Answered, and the citizen has the word. */
function waiting(nth: number, opening: Opening, { council, profile, now, moments }: Parts): PlannedConversation {
  const { calendar } = profile;
  const agent = person(profile.agents[nth % profile.agents.length]!);
  const asked = moments.at(openMinutesBefore(now, profile.normMinutes + 130 + 90 * nth, calendar));
  const answeredAt = moments.at(addOpenMinutes(asked, 18 + 9 * nth, calendar));
  return {
    ...begun(opening, council, asked),
    topic: opening.subject.topic,
    department: opening.subject.department,
    step: 5,
    status: 'waiting',
    question: true,
    judgedAt: asked,
    assignee: agent.username,
    unread: false,
    snoozedUntil: nth === 0 ? new Date(now.getTime() + DAY) : null,
    messages: [
      { at: asked, text: opening.text },
      { at: answeredAt, ...answerTo({ ...opening, council, agent, dice: new Dice(opening.text) }) },
    ],
    notes: [],
    steps: stepsOf(opening, agent.username, 5, asked, answeredAt),
  };
}

function begun({ citizen, why }: Opening, council: Council, asked: Date) {
  return {
    key: `${council.code} ${asked.toISOString()}`,
    council,
    citizen,
    why,
    excludedReason: null,
    snoozedUntil: null,
    result: null,
    closedAt: null,
    onNetwork: true,
  } as const;
}

/** Another real question about the same subject. */
function secondQuestion({ question, subject, text }: Opening, council: Council): string {
  const place = { account: council.account, municipality: council.name, place: '' };
  const others = governmentQuestions.filter((other) => other !== question && subjectOf(other.question) === subject);
  const other: GovernmentQuestion = others[text.length % Math.max(1, others.length)] ?? question;
  return questionPost(other.question, place, 'account')!;
}

const between = (from: Date, until: Date, share: number) =>
  new Date(Math.round(from.getTime() + (until.getTime() - from.getTime()) * share));
