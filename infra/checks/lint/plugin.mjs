import { fileNames } from './file-names.mjs';
import { guardedRootFields } from './guarded-root-fields.mjs';
import { noDirectEnqueue } from './no-direct-enqueue.mjs';
import { noProcessEnv } from './no-process-env.mjs';
import { oneDoor } from './one-door.mjs';

export default {
  meta: { name: 'house' },
  rules: {
    'file-names': fileNames,
    'guarded-root-fields': guardedRootFields,
    'no-direct-enqueue': noDirectEnqueue,
    'no-process-env': noProcessEnv,
    'one-door': oneDoor,
  },
};
