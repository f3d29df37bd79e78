import { openRateLimits } from './api/rate-limits.ts';
import { openChanges } from './changes.ts';
import { openWorldClock } from './clock/clock.ts';
import { EVENT_RETRY_DELAYS_MS } from './delivery/events.ts';
import { openSockets } from './delivery/sockets.ts';
import { openFaults, seededRandom } from './faults/faults.ts';
import { openInspector } from './inspector.ts';
import { installedApp } from './install.ts';
import { readManifest } from './manifest.ts';
import type { SandboxOptions } from './options.ts';
import { openResponseUrls } from './state/response-urls.ts';
import { openState } from './state/state.ts';
import { openTriggers } from './state/triggers.ts';
import type { Workspace } from './workspace.ts';
import { readWorkspaceData } from './workspace-data.ts';
/** The one address the sandbox listens on. */
export const LOOPBACK = '127.0.0.1';
const FILE_READY_AFTER_MS = 150;

/** What changes while a sandbox runs, outside of the workspace itself. */
export interface Running {
  port: number;
  requestUrl: string | null;
  readonly timers: Set<NodeJS.Timeout>;
}

/** Puts a workspace together from its options; it listens to nobody yet. */
export function openWorkspace(options: SandboxOptions, running: Running): Workspace {
  const seed = options.seed ?? 1;
  const random = seededRandom(seed);
  const manifest = readManifest(options.manifest);
  const data = readWorkspaceData(options.workspace);
  const state = openState(options.statePath ?? null);
  const app = installedApp(manifest, data, seed);
  const changes = openChanges();
  const url = (): string => `http://${LOOPBACK}:${running.port}`;
  return {
    state,
    data,
    manifest,
    app,
    changes,
    url,
    clock: openWorldClock(state, options.worldNow === undefined ? null : Date.parse(options.worldNow)),
    log: openInspector(changes),
    faults: openFaults(random),
    sockets: openSockets(app.appId, (n) => Math.floor(random() * n)),
    triggers: openTriggers(),
    responseUrls: openResponseUrls(url, options.monotonic ?? (() => performance.now())),
    grantsOptionalScopes: options.optionalScopes ?? true,
    rateLimits: options.rateLimits ? openRateLimits(options.monotonic ?? (() => performance.now())) : null,
    mode: options.mode ?? 'socket',
    get requestUrl() {
      return running.requestUrl;
    },
    eventRetryDelaysMs: options.eventRetryDelaysMs ?? EVENT_RETRY_DELAYS_MS,
    fileReadyAfterMs: options.fileReadyAfterMs ?? FILE_READY_AFTER_MS,
    background: new Set(),
    later(delayMs, run) {
      const timer = setTimeout(() => {
        running.timers.delete(timer);
        run();
      }, delayMs);
      running.timers.add(timer);
    },
  };
}
