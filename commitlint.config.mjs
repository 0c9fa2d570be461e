/** Conventional Commits; the scope is the package or the room. */
export default {
  extends: ['@commitlint/config-conventional'],
  rules: { 'body-max-line-length': [0], 'subject-case': [0] },
};
