import { placeOf } from './place.mjs';

const drawers = 'utils?|helpers?|common|misc|managers?|handlers?';
const emptyName = new RegExp(`^(base|data|info|core|(.+-)?(${drawers}))$`);
const emptyFolder = /^(utils?|helpers?|common|misc|managers?|base|handlers?|core)$/;
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** A file is named after its idea; a drawer called "utils" gathers whatever nobody named. */
export const fileNames = {
  create(context) {
    return {
      Program() {
        const loc = { start: { line: 1, column: 0 }, end: { line: 1, column: 1 } };
        const segments = placeOf(context).split('/');
        const parts = segments.pop().split('.').slice(0, -1);
        const stem = parts[0];
        const folder = segments.find((segment) => emptyFolder.test(segment));
        if (emptyName.test(stem)) context.report({ loc, message: `The name "${stem}" says nothing; name the idea.` });
        if (folder) context.report({ loc, message: `The folder name "${folder}" says nothing; name the idea.` });
        if (parts.some((part) => !kebab.test(part))) context.report({ loc, message: 'File names are kebab-case.' });
      },
    };
  },
};
