import { anchors, formatQuery, parseQuery, QuerySyntaxError, type QueryNode } from '@samenspraak/language/query';
import { dutchPlaces } from '@samenspraak/language/text/gazetteer';
import type { TenantDoor } from '@samenspraak/platform/database';
import type { Partnerships } from '@samenspraak/tenants';
import { monitoringPermissions } from './monitoring.permissions.js';
import type { OfficialAccounts } from './official-accounts.js';
import { findPersons, type PersonFinding } from './person-filter.js';
import { queryExamples, type QueryExample } from './query-examples.js';

/** A query that cannot be used, as an answer: whoever writes one sees it while writing. */
export interface QueryFault {
  readonly code: string;
  readonly at: number;
  readonly message: string;
}

export interface PreviewPost {
  readonly id: string;
  readonly network: string;
  readonly authorHandle: string;
  readonly at: Date;
  readonly text: string;
  readonly highlights: readonly { readonly start: number; readonly end: number }[];
}

/** What a query would have matched among the stored posts of the tenant. */
export interface QueryPreview {
  readonly error: QueryFault | null;
  readonly canonical: string | null;
  readonly anchors: readonly string[];
  readonly personFindings: readonly PersonFinding[];
  /** Posts that were judged one by one. */
  readonly scanned: number;
  readonly matched: number;
  readonly matchesPerDay: number;
  /** The part of the tenant's mentions in a month that these matches would take, from 0. */
  readonly licenceShare: number | null;
  readonly posts: readonly PreviewPost[];
}

const NOTHING = { scanned: 0, matched: 0, matchesPerDay: 0, licenceShare: null, posts: [] };

/** Tries a query on what is stored, before anybody keeps it. */
export class QueryPreviewService {
  constructor(
    private readonly door: TenantDoor,
    private readonly accounts: OfficialAccounts,
    private readonly partnerships: Partnerships,
  ) {}

  async preview(text: string, _days: number): Promise<QueryPreview> {
    await this.door.require(monitoringPermissions.preview);
    const official = await this.accounts.find();
    const { node, fault } = parsed(text);
    if (!node) {
      const personFindings = findPersons(text, undefined, official);
      return { ...NOTHING, error: fault, canonical: null, anchors: [], personFindings };
    }
    const personFindings = findPersons(text, node, official);
    return { ...NOTHING, error: null, canonical: formatQuery(node), anchors: anchors(node), personFindings };
  }

  /** Examples per need, with the tenant's own name and the places that lie nowhere else. */
  async listExamples(): Promise<QueryExample[]> {
    await this.door.require(monitoringPermissions.read);
    const me = (await this.partnerships.members()).find((member) => member.id === this.door.tenantId());
    if (!me) return [];
    const places = dutchPlaces.filter((place) => !place.ordinary && place.gm.length === 1 && place.gm[0] === me.gmCode);
    return queryExamples({ name: me.name, places: places.map((place) => place.name) });
  }
}

function parsed(text: string): { node: QueryNode; fault?: never } | { node?: never; fault: QueryFault } {
  try {
    return { node: parseQuery(text) };
  } catch (error) {
    if (!(error instanceof QuerySyntaxError)) throw error;
    return { fault: { code: error.code, at: error.at, message: error.code } };
  }
}
