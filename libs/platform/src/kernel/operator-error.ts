/**
 * Why a process does not run, for whoever runs it. Its message is the one text that a log shows as it is: it is ours, names
 * settings and files, and never quotes a value, a statement or a person.
 */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
}
