import type { Urls } from './visit.js';

export interface Post {
  readonly id: string;
  readonly text: string;
  readonly in_reply_to_id: string | null;
  readonly accepted_at: string;
}

/** What a test may do behind the network's back. */
export async function controlSquare<Body>(urls: Urls, method: string, path: string, body?: unknown): Promise<Body> {
  const answer = await fetch(`${urls.practice}/control/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`The practice network answered ${answer.status} to ${method} ${path}`);
  return (await answer.json()) as Body;
}

/** An invented citizen whom no other test knows; `name` is shown, the handle is made from it. */
export async function inventCitizen(urls: Urls, name: string): Promise<string> {
  const username = `${name.toLowerCase()}_${Math.random().toString(36).slice(2, 7)}_fictief`;
  await controlSquare(urls, 'POST', 'accounts', { username, displayName: name });
  return username;
}

/** Posts behind the page's back, as if on a telephone; `more` may hold `created_at` or `in_reply_to_id`. */
export async function post(urls: Urls, username: string, status: string, more: object = {}): Promise<Post> {
  const { id } = await controlSquare<{ id: string }>(urls, 'POST', 'statuses', { username, status, ...more });
  const made = (await posts(urls, username)).find((one) => one.id === id);
  if (!made) throw new Error(`The practice network lost post ${id}`);
  return made;
}

export const posts = (urls: Urls, username: string): Promise<Post[]> =>
  controlSquare(urls, 'GET', `statuses?username=${username}`);

/** What an account of a council wrote under a post. */
export const answersTo = async (urls: Urls, council: string, postId: string): Promise<Post[]> =>
  (await posts(urls, council)).filter((one) => one.in_reply_to_id === postId);
