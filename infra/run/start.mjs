import { join } from 'node:path';
import { announce, claim, findInstance, withdraw } from './instance.mjs';
import { dataFolder } from './paths.mjs';
import { progress, RunError, step } from './report.mjs';
import { startStack } from './stack.mjs';

/** Starts the demo on this machine and stays until it is told to stop. */
export async function main(_args, gone) {
  const running = findInstance();
  if (running) return tellRunning(running);
  if (!claim()) return tellRunning(findInstance() ?? { state: 'starting' });
  const stopping = new AbortController();
  const stopped = new Promise((done) => {
    const stop = () => (stopping.abort(new RunError('stopped while starting')), done());
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
    gone.addEventListener('abort', stop);
  });
  try {
    const stack = await startStack({ step, onRestart: progress, signal: stopping.signal });
    const { mode, urls, people, tokenClient } = stack;
    announce({ pid: process.pid, state: 'ready', mode, urls, people, tokenClient });
    welcome(stack);
    await stopped;
    progress('stopping');
    await stack.stop();
    progress('stopped; the data is kept (npm run reset clears it)');
  } finally {
    withdraw();
  }
}

function tellRunning({ pid, state, urls }) {
  if (state === 'ready') process.stdout.write(`Samenspraak is already running at ${urls.web} (process ${pid}).\n`);
  else throw new RunError(`Another npm start of this checkout is busy starting (process ${pid ?? 'unknown'}).`);
}

function welcome({ urls, people }) {
  const width = Math.max(...people.map((person) => person.name.length));
  const lines = people.map(
    ({ username, name, tenants, roles }) =>
      `    ${username.padEnd(8)} ${name.padEnd(width)}  ${tenants.join(' ').padEnd(7)}  ${roles.join(', ')}`,
  );
  process.stdout.write(`
  Samenspraak   ${urls.web}
  Oefenplein    ${urls.practice}   (the practice network: post here as a citizen)
  Postbus       ${urls.mailbox}   (every mail of the demo; nothing goes out)
  Sign-in       ${urls.identity}

  Demo people (the password is the name in the first column; everybody is invented)
${lines.join('\n')}

  Logs are in ${join(dataFolder, 'logs')}. Stop with Ctrl-C.
`);
}
