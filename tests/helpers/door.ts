/** A port that stays the same while the server behind it dies and comes back, as behind a load balancer. */
import net from 'node:net';

export interface Door {
  readonly url: string;
  /** Leads to another server; with null, all connections are refused. */
  readonly leadTo: (url: string | null) => void;
  readonly close: () => Promise<void>;
}

export function openDoor(to: string): Promise<Door> {
  let target: string | null = to;
  const open = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => socket.destroy());
    if (target === null) {
      socket.destroy();
      return;
    }
    const behind = net.connect(Number(new URL(target).port), '127.0.0.1');
    behind.on('error', () => socket.destroy()).on('close', () => socket.destroy());
    socket.on('close', () => behind.destroy());
    socket.pipe(behind).pipe(socket);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      resolve({
        url: `http://127.0.0.1:${port}`,
        leadTo(url) {
          target = url;
          for (const socket of open) socket.destroy();
        },
        close: () =>
          new Promise((closed) => {
            for (const socket of open) socket.destroy();
            server.close(() => closed());
          }),
      });
    });
  });
}
