import { setTimeout as wait } from 'node:timers/promises';
import type { Router } from 'express';
import { z } from 'zod';
import { run } from '../../api/server.ts';
import { deliver } from '../../delivery/deliver.ts';
import type { Envelope } from '../../delivery/envelope.ts';
import { faultSchema } from '../../faults/faults.ts';
import type { LogEntry } from '../../inspector.ts';
import { NotPossible, outcomeOf } from '../../people/outcome.ts';
import type { Workspace } from '../../workspace.ts';
import { keepLedger } from '../ledger.ts';
import { body, readRoute, route } from './route.ts';

/** What happens under the floor: faults, sockets, the log of payloads, the ledger, waiting for quiet. */
export function machineRoutes(router: Router, workspace: Workspace): void {
  const { faults, sockets, log } = workspace;
  const ledger = keepLedger(workspace);
  readRoute(router, '/faults', () => faults.list());
  route(router, '/faults', (request) => faults.add(body(faultSchema, request)));
  route(router, '/faults/clear', () => faults.clear());
  readRoute(router, '/sockets', () => ({ open: sockets.open() }));
  const chosen = { socket: z.int().optional() };
  route(router, '/sockets/cut', (request) => ({
    cut: sockets.cut(body(z.strictObject(chosen), request).socket),
  }));
  route(router, '/sockets/refresh', (request) => {
    const asked = body(
      z.strictObject({
        ...chosen,
        gapMs: z.int().min(0).default(0),
        reason: z.enum(['warning', 'refresh_requested', 'link_disabled']).default('refresh_requested'),
      }),
      request,
    );
    return { asked: sockets.refresh(asked) };
  });
  readRoute(router, '/log', (request) => filtered(log.list(), request.query));
  route(router, '/log/clear', () => log.clear());
  route(router, '/log/resend', (request) => {
    const { id } = body(z.strictObject({ id: z.int() }), request);
    const entry = log.find(id);
    if (!entry) throw new NotPossible(`the log has no payload ${id}`);
    return resend(workspace, entry);
  });
  readRoute(router, '/ledger', () => ledger.list());
  readRoute(router, '/idle', (request) => idle(workspace, Number(request.query['quietMs'] ?? 50)));
}

function filtered(
  entries: readonly LogEntry[],
  query: Readonly<Record<string, unknown>>,
): readonly LogEntry[] {
  const { method, direction, after, failed } = query;
  return entries.filter(
    (each) =>
      (method === undefined || each.method === method) &&
      (direction === undefined || each.direction === direction) &&
      (after === undefined || each.id > Number(after)) &&
      (failed === undefined || each.error !== undefined),
  );
}

/** Sends a payload once more: to the app as a new envelope, to Slack as the same call. */
async function resend(workspace: Workspace, entry: LogEntry): Promise<unknown> {
  const payload = { ...(entry.request as object) };
  if (entry.direction === 'app-to-slack') {
    const { app } = workspace;
    const token = entry.method === 'apps.connections.open' ? app.appToken : app.botToken;
    return run(workspace, entry.method, token, payload);
  }
  const type: Envelope['type'] =
    'event' in payload ? 'events_api' : 'command' in payload ? 'slash_commands' : 'interactive';
  return outcomeOf(await deliver(workspace, { type, payload, acceptsPayload: type !== 'events_api' }));
}

/** Answers when nothing is under way and nothing has been for `quietMs` of machine time; at most 10 seconds. */
async function idle(workspace: Workspace, quietMs: number): Promise<{ quiet: boolean }> {
  const deadline = performance.now() + 10_000;
  let last = performance.now();
  const stop = workspace.changes.subscribe(() => {
    last = performance.now();
  });
  try {
    while (performance.now() < deadline) {
      const busy = workspace.log.pending() > 0 || workspace.background.size > 0;
      if (!busy && performance.now() - last >= quietMs) return { quiet: true };
      await wait(5);
    }
    return { quiet: false };
  } finally {
    stop();
  }
}
