/**
 * What is wrong with an answer after it was edited or taken away: the network has the old or the new, and we and the desk say which.
 * Nobody refused the change and the network can be asked all the time, so in the end it has been made.
 * @param {{ run: import('./batch.mjs').Run, change?: { state: string, refusal: string | null, before_text: string },
 *   rows: { id: string, state: string, external_id: string, text: string, removed_at: Date | null }[],
 *   posts: { id: string, text: string }[],
 *   shown: { replyId: string, text: string, deleted: boolean, replyState: string, details: { changes: { kind: string, state: string }[] } }[] }} all
 * @returns {{ kind: 'lost' | 'twice' | 'untruthful' | 'unsettled', what: string }[]}
 */
export function judgeChange({ run, change, rows, posts, shown }) {
  const [reply] = rows;
  const { kind, text, refused } = run.change;
  if (!change || !reply) return [{ kind: 'lost', what: `the change is not there; the client heard ${refused}` }];
  if (!['DONE', 'REJECTED'].includes(change.state))
    return [{ kind: 'unsettled', what: `the change is ${change.state}` }];
  const post = posts.find(({ id }) => id === reply.external_id);
  const isDone = change.state === 'DONE';
  const wrong = [];
  const untruthful = (is, what) => is && wrong.push({ kind: 'untruthful', what });
  if (!isDone) wrong.push({ kind: 'lost', what: `the change was given up: ${change.refusal}` });
  if (kind === 'EDIT') {
    const there = post?.text.includes(text) === true;
    untruthful(isDone !== there, `the edit is ${change.state} and the network has: ${post?.text}`);
    untruthful(!isDone && plain(post?.text ?? '') !== plain(change.before_text), 'the network has neither text');
    untruthful(!post || plain(reply.text) !== plain(post.text), 'the reply has another text than the network');
  } else {
    untruthful(isDone !== !post, `the removal is ${change.state} and the post ${post ? 'stands there' : 'is gone'}`);
    untruthful((reply.removed_at !== null) !== !post, 'the reply does not say whether it was taken away');
  }
  const item = shown.find(({ replyId }) => replyId === reply.id);
  if (!item) return [...wrong, { kind: 'lost', what: 'the desk does not show the answer' }];
  const last = item.details.changes.at(-1);
  untruthful(item.deleted !== !post, `the desk shows it as ${item.deleted ? 'taken away' : 'standing'}`);
  untruthful(
    Boolean(post) && plain(item.text) !== plain(post.text),
    'the desk shows another text than the network has',
  );
  untruthful(item.replyState !== reply.state, `the desk shows the answer as ${item.replyState}`);
  untruthful(
    last?.kind !== kind || last.state !== change.state,
    `the desk shows the change as ${last?.kind} ${last?.state}`,
  );
  return wrong;
}

/** Without the mention that the network wants in front. */
export const plain = (text) => text.replace(/^(?:@\S+\s+)+/u, '').trim();
