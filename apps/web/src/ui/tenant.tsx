import { DataBadge } from '@nl-design-system-candidate/data-badge-react';

export interface TenantFace {
  code: string;
  name: string;
}

export const tenantClass = (code: string) => `tn tn-${code.toLowerCase()}`;

/** The code of a deelnemer in its colour; `quiet` when its name stands beside it. */
export function TenantCode({ tenant, quiet = false }: { tenant: TenantFace; quiet?: boolean }) {
  return (
    <DataBadge
      className={`badge ${tenantClass(tenant.code)}`}
      title={quiet ? undefined : tenant.name}
      aria-hidden={quiet || undefined}
    >
      {tenant.code}
      {quiet ? null : <span className="sr"> {tenant.name}</span>}
    </DataBadge>
  );
}

export function TenantName({ tenant }: { tenant: TenantFace }) {
  return (
    <span className={`badge-l ${tenantClass(tenant.code)}`}>
      <TenantCode tenant={tenant} quiet />
      {tenant.name}
    </span>
  );
}
