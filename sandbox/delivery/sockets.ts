import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { z } from 'zod';
import { parseJson } from '../api/method.ts';
import { ACK_WITHIN_MS, type Answer, type Envelope } from './envelope.ts';

/** An app's open Socket Mode connections. */
export interface Sockets {
  attach(server: Server): void;
  /** A one-use address for `apps.connections.open`. */
  newUrl(base: string): string;
  /** Sends to exactly one open socket and waits for its ack. */
  send(envelope: Envelope): Promise<Answer>;
  /** Numbers of the sockets that take envelopes. */
  open(): readonly number[];
  /**
   * Asks sockets to reconnect, as Slack does every few hours. New connections get no hello for `gapMs`.
   * Without `socket` all are asked.
   */
  refresh(request: { socket?: number | undefined; gapMs: number; reason: string }): number;
  /** Cuts sockets without a word. */
  cut(socket?: number): number;
  shutdown(): void;
}

interface Connection {
  readonly id: number;
  readonly webSocket: WebSocket;
  state: 'greeting' | 'open' | 'leaving';
}

/** @see https://docs.slack.dev/apis/events-api/using-socket-mode */
const CONNECTIONS_AT_MOST = 10;
const TICKET_LIFE_MS = 30_000;
const PING_EVERY_MS = 10_000;
const LEAVING_MS = 10_000;
const CONNECTION_SECONDS = 3_600;

const ackMessage = z.looseObject({ envelope_id: z.string(), payload: z.unknown().optional() });

/** No connections yet. `pick` chooses one of n for an envelope. */
export function openSockets(appId: string, pick: (n: number) => number): Sockets {
  const server = new WebSocketServer({ noServer: true });
  const connections = new Map<number, Connection>();
  const tickets = new Map<string, number>();
  const waiting = new Map<string, (payload: unknown) => void>();
  let lastId = 0;
  let greetAfter = 0;

  const pings = setInterval(() => {
    for (const { webSocket } of connections.values()) webSocket.ping('Ping from applink');
  }, PING_EVERY_MS);
  pings.unref();

  const openOnes = (): Connection[] => [...connections.values()].filter((each) => each.state === 'open');
  const chosen = (socket: number | undefined): Connection[] =>
    openOnes().filter((each) => socket === undefined || each.id === socket);

  function accept(webSocket: WebSocket): void {
    lastId += 1;
    const connection: Connection = { id: lastId, webSocket, state: 'greeting' };
    connections.set(connection.id, connection);
    webSocket.on('close', () => connections.delete(connection.id));
    webSocket.on('error', () => webSocket.terminate());
    webSocket.on('message', (data) => receive(String(data)));
    setTimeout(() => greet(connection), Math.max(0, greetAfter - performance.now()));
  }

  function greet(connection: Connection): void {
    if (connection.webSocket.readyState !== connection.webSocket.OPEN) return;
    connection.state = 'open';
    connection.webSocket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: openOnes().length,
        debug_info: {
          host: 'sandbox',
          build_number: 1,
          approximate_connection_time: CONNECTION_SECONDS,
        },
        connection_info: { app_id: appId },
      }),
    );
  }

  function receive(text: string): void {
    const message = ackMessage.safeParse(parseJson(text));
    if (message.success) waiting.get(message.data.envelope_id)?.(message.data.payload);
  }

  function askToLeave(connection: Connection, reason: string): void {
    connection.state = 'leaving';
    connection.webSocket.send(
      JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'sandbox' } }),
    );
    setTimeout(() => connection.webSocket.terminate(), LEAVING_MS).unref();
  }

  return {
    attach(httpServer) {
      httpServer.on('upgrade', (request, socket, head) => {
        const ticket = new URL(request.url ?? '/', 'http://localhost').searchParams.get('ticket') ?? '';
        const issuedAt = tickets.get(ticket);
        tickets.delete(ticket);
        if (issuedAt === undefined || performance.now() - issuedAt > TICKET_LIFE_MS) {
          socket.end('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
          return;
        }
        server.handleUpgrade(request, socket, head, (webSocket) => {
          accept(webSocket);
          const extra = openOnes().length - CONNECTIONS_AT_MOST;
          for (const oldest of openOnes().slice(0, Math.max(0, extra + 1)))
            if (extra >= 0) askToLeave(oldest, 'too_many_websockets');
        });
      });
    },
    newUrl(base) {
      const ticket = randomUUID();
      tickets.set(ticket, performance.now());
      return `${base.replace(/^http/, 'ws')}/link/?ticket=${ticket}&app_id=${appId}`;
    },
    send(envelope) {
      const candidates = openOnes();
      const connection = candidates[pick(candidates.length)];
      const sentAt = performance.now();
      const ackMs = (): number => Math.round((performance.now() - sentAt) * 10) / 10;
      if (!connection) return Promise.resolve({ acked: false, error: 'dispatch_failed', ackMs: 0 });
      const socket = connection.id;
      const envelopeId = randomUUID();
      return new Promise((resolve) => {
        const end = (answer: Answer): void => {
          clearTimeout(timer);
          waiting.delete(envelopeId);
          resolve(answer);
        };
        const timer = setTimeout(
          () => end({ acked: false, error: 'operation_timeout', ackMs: ackMs(), socket }),
          ACK_WITHIN_MS,
        );
        waiting.set(envelopeId, (payload) => end({ acked: true, payload, ackMs: ackMs(), socket }));
        connection.webSocket.send(JSON.stringify(frame(envelopeId, envelope)));
      });
    },
    open: () => openOnes().map((each) => each.id),
    refresh({ socket, gapMs, reason }) {
      greetAfter = performance.now() + gapMs;
      const asked = chosen(socket);
      for (const connection of asked) askToLeave(connection, reason);
      return asked.length;
    },
    cut(socket) {
      const cut = chosen(socket);
      for (const { webSocket } of cut) webSocket.terminate();
      return cut.length;
    },
    shutdown() {
      clearInterval(pings);
      for (const { webSocket } of connections.values()) webSocket.terminate();
      server.close();
    },
  };
}

function frame(envelopeId: string, envelope: Envelope): Record<string, unknown> {
  return {
    envelope_id: envelopeId,
    type: envelope.type,
    payload: envelope.payload,
    accepts_response_payload: envelope.acceptsPayload,
    ...(envelope.type === 'events_api'
      ? { retry_attempt: envelope.retry?.attempt ?? 0, retry_reason: envelope.retry?.reason ?? '' }
      : {}),
  };
}
