export const roles = [
  'reader',
  'drafter',
  'agent',
  'approver',
  'coordinator',
  'spokesperson',
  'analyst',
  'board',
  'privacy_officer',
  'archivist',
  'tenant_admin',
  'licence_holder',
  'triage',
  'system',
] as const;

export type Role = (typeof roles)[number];

/** What a person may do, and with which role in the tenant. Each capability lists its own in `*.permissions.ts`. */
export interface Permission {
  /** `<capability>.<verb>`, such as `replies.send`. */
  readonly name: string;
  readonly roles: readonly Role[];
}
