export const tenantKinds = ['municipality', 'safety_region', 'service_organisation'] as const;
export type TenantKindName = (typeof tenantKinds)[number];

/** A participant as its neighbours know it. */
export interface TenantView {
  readonly id: string;
  /** Two to five capitals, such as WOR. */
  readonly code: string;
  readonly name: string;
  readonly kind: TenantKindName;
  readonly theme: string;
}

export interface Member extends TenantView {
  readonly gmCode: string | null;
  readonly inhabitants: number | null;
  readonly holder: boolean;
}

export interface PartnershipView {
  readonly id: string;
  readonly name: string;
  readonly holderId: string;
  readonly members: readonly Member[];
}

/** A person in this tenant; `id` is the membership's. */
export interface ColleagueView {
  readonly id: string;
  readonly displayName: string;
  readonly initials: string;
}

export type AgreementKind = 'monitoring' | 'library' | 'benchmark_named';

export interface AgreementView {
  readonly id: string;
  readonly partnershipId: string;
  readonly kind: AgreementKind;
  readonly name: string;
  /** `2026-01-01`; both days count. */
  readonly validFrom: string;
  readonly validUntil: string;
  readonly memberIds: readonly string[];
}
