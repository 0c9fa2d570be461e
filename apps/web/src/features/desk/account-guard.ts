/** As which council one last sent; a change of council needs one deliberate yes. */
export interface Guard {
  confirmedTenantId: string | undefined;
}

export const NOBODY_YET: Guard = { confirmedTenantId: undefined };

/** Opening the first conversation of the day settles the council; later ones do not change it. */
export function afterOpening(guard: Guard, tenantId: string): Guard {
  return guard.confirmedTenantId === undefined ? { confirmedTenantId: tenantId } : guard;
}

export const mustConfirm = (guard: Guard, tenantId: string) =>
  guard.confirmedTenantId !== undefined && guard.confirmedTenantId !== tenantId;

export const afterConfirming = (_guard: Guard, tenantId: string): Guard => ({ confirmedTenantId: tenantId });
