import { ConnectorFailure } from './failure.js';

/**
 * Asks twice before a credential is called revoked: one refusal may be a server that restarts.
 * @throws {ConnectorFailure} auth_revoked after the second refusal
 */
export async function confirmRefusal<T>(
  ask: () => Promise<T>,
  isRefusal: (failure: ConnectorFailure) => boolean = ({ kind }) => kind === 'auth_suspect',
): Promise<T> {
  const refused = (error: unknown) => error instanceof ConnectorFailure && isRefusal(error);
  try {
    return await ask();
  } catch (error) {
    if (!refused(error)) throw error;
  }
  try {
    return await ask();
  } catch (error) {
    if (!refused(error)) throw error;
    const { operation, status } = error as ConnectorFailure;
    throw new ConnectorFailure({ kind: 'auth_revoked' }, operation, status);
  }
}
