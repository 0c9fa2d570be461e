import { hasRole, type Membership } from '../../app/session';

// What the menu and the buttons show; the api decides again at every question.
export const mayManage = (member: Membership) =>
  hasRole(member, ['COORDINATOR', 'ANALYST', 'TENANT_ADMIN', 'LICENCE_HOLDER']);
export const mayPreview = (member: Membership) => mayManage(member) || hasRole(member, ['PRIVACY_OFFICER']);
export const mayRelease = (member: Membership) => hasRole(member, ['PRIVACY_OFFICER']);
/** Public order is no webcare: its queries stand in a compartment. */
export const inCompartment = (member: Membership) => hasRole(member, ['ANALYST', 'PRIVACY_OFFICER']);
