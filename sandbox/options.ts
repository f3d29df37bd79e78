import type { WorkspaceData } from './workspace-data.ts';

/** How a sandbox is set up. */
export interface SandboxOptions {
  /** Path of a YAML or JSON manifest, or one that was parsed already. */
  readonly manifest: string | object;
  readonly workspace: WorkspaceData;
  /** 0 for any; a busy port gives the next free one. */
  readonly port?: number;
  /** Where the workspace is kept; null (the default) for memory only. */
  readonly statePath?: string | null;
  /** What faults, tokens and the choice of sockets are drawn from. */
  readonly seed?: number;
  /** World time a new workspace starts at, an ISO instant; real time if absent. */
  readonly worldNow?: string;
  /** How payloads reach the app; Socket Mode unless this says http. */
  readonly mode?: 'socket' | 'http';
  /** With http: one URL for everything, in place of the manifest's. */
  readonly requestUrl?: string;
  /** Whether the installer kept the manifest's optional scopes; true if absent. */
  readonly optionalScopes?: boolean;
  /** Whether Slack's rate limits hold; false if absent, so that tests are quick. */
  readonly rateLimits?: boolean;
  /** Milliseconds before an event that was not acked is repeated, per attempt. */
  readonly eventRetryDelaysMs?: readonly number[];
  /** Milliseconds after which an uploaded file can be shown. */
  readonly fileReadyAfterMs?: number;
  /** Milliseconds of patience with followers of the clock. */
  readonly clockPatienceMs?: number;
  /** Machine's clock in milliseconds by which response URLs age and calls are counted; tests may give their own. */
  readonly monotonic?: () => number;
}
