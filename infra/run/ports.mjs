import { createServer } from 'node:net';

/** Whether nothing listens on this port of the loopback interface or of all interfaces. */
export async function isFree(port) {
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, undefined));
}

/** A port that was free a moment ago. */
export function freePort() {
  return new Promise((done, refuse) => {
    const server = createServer();
    server.on('error', refuse);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** The wished port when it is free, else any other. */
export async function portNear(wished) {
  return (await isFree(wished)) ? wished : freePort();
}

function canListen(port, host) {
  return new Promise((done) => {
    const server = createServer();
    server.on('error', () => done(false));
    server.listen({ port, host }, () => server.close(() => done(true)));
  });
}
