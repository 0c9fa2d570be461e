import { isIn, tests, visitImports } from './place.mjs';

const allowed = ['libs/platform/src/queue/', ...tests];

/** A job is born from an outbox row in the transaction of the change: a queue reached directly forgets or repeats it. */
export const noDirectEnqueue = {
  create(context) {
    if (isIn(context, allowed)) return {};
    return visitImports((node, name) => {
      if (/^(bullmq|@nestjs\/bullmq)(\/|$)/.test(name)) {
        context.report({ node, message: 'Write an outbox row (platform/queue); only the relay adds jobs.' });
      }
    });
  },
};
