import { createContext, lazy, Suspense, useContext, type ReactNode } from 'react';
import type { Conversation } from './conversation-store';

const HurtfulCover = lazy(() => import('./hurtful-cover'));

/** The open conversation, for what covers its messages. */
export const HurtfulContext = createContext<Conversation | undefined>(undefined);

/** A citizen's text, covered when it hurts, until this person chooses to read it. */
export function HurtfulText({ messageId, children }: { messageId: string; children: ReactNode }) {
  const conversation = useContext(HurtfulContext);
  const found = conversation?.hurtful.find((one) => one.messageId === messageId);
  if (!conversation || !found || found.opened) return children;
  const first = conversation.hurtful.findLast((one) => !one.opened)?.messageId === messageId;
  return (
    <Suspense fallback={null}>
      <HurtfulCover conversation={conversation} message={found} hearsKey={first} />
    </Suspense>
  );
}
