import type { Neighbours } from './neighbours.js';
import type { Stance } from './probe.js';
import type { Visitor } from './session.js';

/** One identity of the matrix: how it comes in, and how it stands before the tables then. */
export interface Identity {
  readonly name: string;
  readonly visitor?: Visitor;
  /** What coming in must answer when it is refused. */
  readonly refused?: string;
  readonly stance: Stance;
}

/** Everybody who may knock at a table, as seen from the northern neighbour. */
export function identities({ north, south, joint, worker }: Neighbours): Identity[] {
  const app = (
    name: string,
    tenant: typeof north,
    principalId: string,
    roles: readonly string[] = ['agent'],
  ): Identity => ({
    name,
    visitor: { login: 'app', tenantId: tenant.tenantId, principalId },
    stance: { name, login: 'app', context: { ...tenant, roles } },
  });
  const outside = (name: string, login: Stance['login'], visitor?: Visitor, refused?: string): Identity => ({
    ...{ name, visitor, refused },
    stance: { name, login, context: 'missing' },
  });
  const inWorker = (name: string, tenant: typeof north): Identity => ({
    name,
    visitor: { login: 'worker', tenantId: tenant.tenantId, principalId: worker },
    stance: { name, login: 'worker', context: { ...tenant, roles: ['system'] } },
  });
  const forged = app('the api with a forged context', north, north.agent);
  const forge = `select set_config('app.context', replace(current_setting('app.context'), '${north.tenantId}', '${south.tenantId}'), true)`;
  const to = (tenantId: string, principalId: string, login: 'app' | 'worker' = 'app') => ({
    login,
    tenantId,
    principalId,
  });
  return [
    app('an agent', north, north.agent),
    app('an agent of the neighbour', south, south.agent),
    app('a member with triage', north, north.triager, ['triage']),
    app('an analyst', north, north.analyst, ['analyst']),
    app('a joint agent in the one', north, joint),
    app('a joint agent in the other', south, joint),
    outside('the api without context', 'app'),
    { ...forged, stance: { ...forged.stance, context: 'forged', before: forge } },
    outside('a suspended member', 'app', to(north.tenantId, north.suspended), 'membership_refused'),
    outside('an agent who asks for the neighbour', 'app', to(south.tenantId, north.agent), 'membership_refused'),
    outside('the api as the worker', 'app', to(north.tenantId, worker), 'membership_refused'),
    inWorker('the worker', north),
    inWorker('the worker in the neighbour', south),
    outside('the worker without context', 'worker'),
    outside('the worker as a person', 'worker', to(north.tenantId, north.agent, 'worker'), 'membership_refused'),
    outside('the relay', 'relay'),
    outside('the queue', 'jobs'),
  ];
}
