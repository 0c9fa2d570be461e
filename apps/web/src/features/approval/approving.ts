import type { Role } from '../../gql/graphql';

/** Roles with which one may agree with a colleague's answer. */
export const APPROVING: readonly Role[] = ['APPROVER', 'COORDINATOR', 'SPOKESPERSON'];
