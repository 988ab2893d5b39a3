/** A proxy between a server and its PostgreSQL. If it is shut, the database is away for the server. */
import net from 'node:net';
import type { AddressInfo } from 'node:net';

export interface DatabaseDoor {
  /** The address of the database through the door. */
  readonly url: string;
  /** Ends all connections, and refuses new ones. */
  readonly shut: () => Promise<void>;
  readonly open: () => Promise<void>;
  /** Stops all answers of the database; resolves when the next question waits for one. */
  readonly questionWithoutAnswer: () => Promise<void>;
}

/** @param databaseUrl the address of the database itself */
export async function doorTo(databaseUrl: string): Promise<DatabaseDoor> {
  const { hostname, port } = new URL(databaseUrl);
  const sockets = new Set<net.Socket>();
  const answers = new Set<net.Socket>();
  let onQuestion: () => void = () => undefined;

  const connect = (client: net.Socket): void => {
    const database = net.connect(Number(port), hostname);
    answers.add(database);
    for (const [socket, other] of [
      [client, database],
      [database, client],
    ] as const) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        answers.delete(socket);
        other.destroy();
      });
    }
    client.on('data', () => onQuestion());
    client.pipe(database);
    database.pipe(client);
  };

  const server = net.createServer(connect);
  const listen = (at: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(at, '127.0.0.1', () => resolve());
    });
  await listen(0);
  const { port: own } = server.address() as AddressInfo;
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${own}`;

  return {
    url: url.toString(),
    shut: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
    open: async () => {
      if (!server.listening) await listen(own);
    },
    questionWithoutAnswer: () =>
      new Promise((resolve) => {
        for (const answer of answers) answer.unpipe();
        onQuestion = resolve;
      }),
  };
}
