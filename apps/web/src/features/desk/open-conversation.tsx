import type { ComponentProps, RefObject } from 'react';
import { ConversationPane, type PaneHandle } from './conversation-pane';
import { PresenceProvider } from './presence-provider';

type Props = Omit<ComponentProps<typeof ConversationPane>, 'ref'> & { paneRef: RefObject<PaneHandle | null> };

/** The open conversation, and the person in it for the others. */
export function OpenConversation({ paneRef, ...props }: Props) {
  const { id, tenantId } = props.conversation;
  return (
    <PresenceProvider tenantId={tenantId} conversationId={id}>
      <ConversationPane key={id} ref={paneRef} {...props} />
    </PresenceProvider>
  );
}
