import type { Topic } from '@samenspraak/platform/queue';

/** A visitor has answered, or passed the question on: `app.settle_link` rings these two. */
export const RECEIVE_TOPIC = 'colleagues.receive' satisfies Topic;
export const FORWARD_TOPIC = 'colleagues.forward' satisfies Topic;
/** A question goes to the neighbours, ends there, and an answer comes back. */
export const DELIVER_TOPIC = 'colleagues.deliver' satisfies Topic;
export const CLOSE_TOPIC = 'colleagues.close' satisfies Topic;
export const RETURN_TOPIC = 'colleagues.return' satisfies Topic;

export const QUESTION_MAIL = 'colleagues.question';
export const REMINDER_MAIL = 'colleagues.reminder';
