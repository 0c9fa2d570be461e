import { getInstance } from './instance.mjs';
import { RunError } from './report.mjs';

/** Prints an access token of a demo person of the running instance. */
export async function main([name]) {
  const { mode, urls, people, tokenClient } = getInstance();
  if (mode !== 'demo') throw new RunError('Only an instance in demo mode gives out tokens this way.');
  const known = people.map((person) => person.username);
  if (!known.includes(name))
    throw new RunError(`Name a demo person: npm run -s demo:token -- <name>\nThere are: ${known.join(', ')}.`);
  const response = await fetch(`${urls.issuer}/protocol/openid-connect/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'password',
      client_id: tokenClient.id,
      client_secret: tokenClient.secret,
      username: name,
      password: name,
      scope: 'openid',
    }),
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok)
    throw new RunError(`The identity provider refused: ${answer.error_description ?? answer.error ?? response.status}`);
  process.stdout.write(`${answer.access_token}\n`);
}
