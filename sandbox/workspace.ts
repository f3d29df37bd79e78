import type { RateLimits } from './api/rate-limits.ts';
import type { Changes } from './changes.ts';
import type { WorldClock } from './clock/clock.ts';
import type { Sockets } from './delivery/sockets.ts';
import type { Faults } from './faults/faults.ts';
import type { Inspector } from './inspector.ts';
import type { Manifest } from './manifest.ts';
import type { ResponseUrls } from './state/response-urls.ts';
import type { State } from './state/state.ts';
import type { Triggers } from './state/triggers.ts';
import type { ReadWorkspaceData } from './workspace-data.ts';

/** The app as it is installed: its ids and its secrets, all made up. */
export interface InstalledApp {
  readonly appId: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly verificationToken: string;
}

/** One running workspace: what every part of the sandbox is handed. */
export interface Workspace {
  readonly state: State;
  readonly data: ReadWorkspaceData;
  readonly manifest: Manifest;
  readonly app: InstalledApp;
  readonly clock: WorldClock;
  readonly changes: Changes;
  readonly log: Inspector;
  readonly faults: Faults;
  readonly sockets: Sockets;
  readonly triggers: Triggers;
  readonly responseUrls: ResponseUrls;
  /** Whether the installer kept the manifest's optional scopes. */
  readonly grantsOptionalScopes: boolean;
  /** Slack's rate limits; null when they are off. */
  readonly rateLimits: RateLimits | null;
  readonly mode: 'socket' | 'http';
  /** Where signed HTTP goes in place of the manifest's request URLs; null to use those. */
  readonly requestUrl: string | null;
  /** Machine milliseconds to wait before each repeat of an event that was not acked. */
  readonly eventRetryDelaysMs: readonly number[];
  /** Machine milliseconds after which an uploaded file has been looked at. */
  readonly fileReadyAfterMs: number;
  /** `http://127.0.0.1:PORT`. */
  readonly url: () => string;
  /** Runs something later, unless the sandbox closes first. */
  readonly later: (delayMs: number, run: () => void) => void;
  /** Work that goes on after its call has returned; `idle` waits for it. */
  readonly background: Set<Promise<unknown>>;
}
