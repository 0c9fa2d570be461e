import { councils } from '../content/participants.js';
import { deskOf } from './desk.js';
import { OwnMoments } from './moments.js';
import { pastOf } from './past.js';
import type { PlannedConversation } from './planned.js';
import { profiles } from './profile.js';

/** Everything that was said in the demo up to `now`, the same for the same moment; oldest first. */
export function planHistory(now: Date): PlannedConversation[] {
  const moments = new OwnMoments();
  const all = councils.flatMap((council) => {
    const profile = profiles.find(({ code }) => code === council.code)!;
    const desk = deskOf(council, profile, now, moments);
    const unanswered = desk.filter(({ question, messages }) => question && !messages.some(({ answer }) => answer));
    return [...desk, ...pastOf({ council, profile, now, moments, unanswered: unanswered.length })];
  });
  return all.sort((a, b) => a.messages[0]!.at.getTime() - b.messages[0]!.at.getTime());
}
