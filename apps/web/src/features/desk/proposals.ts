import type { Aspect, MessageKind, Sentiment, Urgency } from '../../gql/graphql';
import type { Interpretation } from './use-conversation-commands';

interface Proposed {
  readonly aspect: Aspect;
  readonly value: string;
}

function asSaid({ aspect, value }: Proposed): Interpretation {
  switch (aspect) {
    case 'QUESTION':
      return { question: value === 'true' };
    case 'KIND':
      return { kind: value as MessageKind };
    case 'TOPIC':
      return { topic: value };
    case 'SENTIMENT':
      return { sentiment: value as Sentiment };
    case 'URGENCY':
      return { urgency: value as Urgency };
    case 'DEPARTMENT':
      return { department: value };
  }
}

/** Every proposal as a person's own word. */
export function acceptAll(proposals: readonly Proposed[]): Interpretation {
  return Object.assign({}, ...proposals.map(asSaid)) as Interpretation;
}

/** One of them; a topic takes its department along. */
export function acceptOne(proposals: readonly Proposed[], aspect: Aspect): Interpretation {
  const along = aspect === 'TOPIC' ? ['TOPIC', 'DEPARTMENT'] : [aspect];
  return acceptAll(proposals.filter((one) => along.includes(one.aspect)));
}
