import { createContext, useContext } from 'react';
import type { ClearanceQuery } from '../../gql/graphql';

type Asked = ClearanceQuery['conversation'];
export type Approval = Asked['approvals'][number];
export type Stop = Asked['stops'][number];

/** What stands between an answer in the open conversation and the citizen. */
export interface Clearance {
  readonly need: Asked['approvalNeed'] | undefined;
  readonly approvals: readonly Approval[];
  readonly stops: readonly Stop[];
  /** What is written goes to colleagues first. */
  readonly asks: boolean;
  readonly again: () => void;
}

export const FREE: Clearance = { need: undefined, approvals: [], stops: [], asks: false, again: () => undefined };

export const ClearanceContext = createContext(FREE);
export const useClearance = (): Clearance => useContext(ClearanceContext);

/** The one that waits, or came back. */
export const openApproval = ({ approvals }: Clearance): Approval | undefined =>
  approvals.find((one) => one.state === 'WAITING' || one.state === 'RETURNED');

const plain = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** Whether the text is the line of a stop that lets its line go out. */
export const isStopLine = ({ stops }: Clearance, text: string): boolean =>
  stops.some((stop) => stop.holds && stop.lineAllowed && plain(stop.text) === plain(text));
