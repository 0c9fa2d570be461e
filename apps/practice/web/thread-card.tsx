import { StatusBody, type StatusActions } from './status-card.js';
import { useText } from './texts.js';
import type { Thread } from './threads.js';

/** A post with the answers to it shown under it; official answers stand out. */
export function ThreadCard({ thread, alone, ...actions }: StatusActions & { thread: Thread; alone: boolean }) {
  const t = useText();
  const { root, replies } = thread;
  return (
    <article className="card" data-testid="status" data-status-id={root.id} aria-label={root.account.display_name}>
      <StatusBody status={root} alone={alone} {...actions} />
      {replies.length > 0 && (
        <ol className="replies" aria-label={t('replies')}>
          {replies.map((reply) => (
            <li key={reply.id}>
              <article
                className={reply.account.roles.length > 0 ? 'reply is-official' : 'reply'}
                data-testid="reply"
                data-status-id={reply.id}
                aria-label={reply.account.display_name}
              >
                <StatusBody status={reply} {...actions} />
              </article>
            </li>
          ))}
        </ol>
      )}
    </article>
  );
}
