import { useEffect, useMemo, useState } from 'react';
import { ask } from '../../../app/ask';
import { deskMemberships, useSession, type Membership, type Tenant } from '../../../app/session';
import { channelsOf, type Channel } from './channel-view';
import { COUNCIL_FACTS } from './editor.queries';

export interface Council {
  readonly tenant: Tenant;
  readonly membership: Membership;
  readonly facts: ReadonlyMap<string, string>;
  readonly channels: readonly Channel[];
  readonly ownWords: readonly string[];
}

/** The councils that this person answers for, the one of the page first, each with its own facts and channels. */
export function useCouncils(first: Tenant, again: number): readonly Council[] {
  const { me } = useSession();
  const [found, setFound] = useState<readonly Council[]>([]);
  const memberships = useMemo(() => {
    const all = deskMemberships(me);
    const ours = all.filter(({ tenant }) => tenant.id === first.id);
    return [...ours, ...all.filter(({ tenant }) => tenant.id !== first.id)];
  }, [me, first.id]);
  useEffect(() => {
    let gone = false;
    const asked = memberships.map(async (membership): Promise<Council> => {
      const facts = await ask(membership.tenant.id, COUNCIL_FACTS, {});
      return {
        tenant: membership.tenant,
        membership,
        facts: new Map(facts.variables.flatMap(({ name, shown }) => (shown ? [[name, shown] as const] : []))),
        channels: channelsOf(facts.channelAccounts),
        ownWords: facts.ownWords,
      };
    });
    // A council that does not answer is left out of the preview; the template is written all the same.
    void Promise.allSettled(asked).then((answers) => {
      if (gone) return;
      setFound(answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : [])));
    });
    return () => {
      gone = true;
    };
  }, [memberships, again]);
  return found;
}
