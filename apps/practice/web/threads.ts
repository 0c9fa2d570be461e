import type { Status } from './api.js';

export interface Thread {
  root: Status;
  /** In the order in which they were written. */
  replies: Status[];
}

const compare = (a: string, b: string) => a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
const byId = (a: Status, b: Status) => compare(a.id, b.id);

export function sortReplies(thread: Thread): Thread {
  return { ...thread, replies: [...thread.replies].sort(byId) };
}

/** Puts a post where it belongs: under its question, or as a new thread on top when `takesRoots`. */
export function addStatus(threads: Thread[], status: Status, takesRoots: boolean): Thread[] {
  if (threads.some((thread) => holds(thread, status.id))) return replaceStatus(threads, status);
  const parent = status.in_reply_to_id;
  if (parent !== null) {
    return threads.map((thread) => {
      return holds(thread, parent) ? sortReplies({ ...thread, replies: [...thread.replies, status] }) : thread;
    });
  }
  if (!takesRoots) return threads;
  return [{ root: status, replies: [] }, ...threads].sort((a, b) => byId(b.root, a.root));
}

export function replaceStatus(threads: Thread[], status: Status): Thread[] {
  return threads.map((thread) => {
    if (!holds(thread, status.id)) return thread;
    if (thread.root.id === status.id) return { ...thread, root: status };
    return { ...thread, replies: thread.replies.map((reply) => (reply.id === status.id ? status : reply)) };
  });
}

export function removeStatus(threads: Thread[], id: string): Thread[] {
  return threads
    .filter(({ root }) => root.id !== id)
    .map((thread) => ({ ...thread, replies: thread.replies.filter((reply) => reply.id !== id) }));
}

/** Joins an older page to what is there; a thread that is in both stays once. */
export function joinThreads(threads: Thread[], older: Thread[]): Thread[] {
  const known = new Set(threads.map(({ root }) => root.id));
  return [...threads, ...older.filter(({ root }) => !known.has(root.id))];
}

function holds(thread: Thread, id: string): boolean {
  return thread.root.id === id || thread.replies.some((reply) => reply.id === id);
}
