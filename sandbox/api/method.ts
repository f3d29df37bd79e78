import { z } from 'zod';
import { Refusal } from '../refusal.ts';
import type { Workspace } from '../workspace.ts';
import type { Tier } from './rate-limits.ts';

/** What a Web API method is, apart from what it does. */
interface Description {
  readonly name: string;
  readonly token: 'bot' | 'app';
  readonly tier: Tier;
  /** Bot scopes, any one of which is enough; what depends on the conversation is checked by the method. */
  readonly scopes: readonly string[];
  /** Whether Slack reads a JSON body; arguments in one are ignored otherwise. */
  readonly readsJson: boolean;
  /** Slack's codes for this method that the sandbox answers with, as published. */
  readonly errors: readonly string[];
  /** Codes that Slack answers with but does not publish for the method, seen in practice (SDK issues, other pages). */
  readonly unpublishedErrors?: readonly string[];
}

/** A Web API method of any arguments. */
export interface Method extends Description {
  readonly argumentNames: readonly string[];
  readonly requiredNames: readonly string[];
  /** Checks the arguments and runs. @throws Refusal for everything Slack would refuse. */
  readonly call: (workspace: Workspace, raw: Readonly<Record<string, unknown>>) => unknown;
}

/** Slack's codes that any method may answer with. */
const COMMON_ERRORS: readonly string[] = [
  'not_authed',
  'invalid_auth',
  'not_allowed_token_type',
  'missing_scope',
  'invalid_arguments',
  'invalid_json',
  'json_not_object',
  'internal_error',
  'fatal_error',
  'ratelimited',
  'service_unavailable',
  'account_inactive',
];

/** Puts a method together with the schema of its arguments. */
export function method<S extends z.ZodRawShape>(
  description: Description & {
    readonly args: z.ZodObject<S>;
    readonly run: (workspace: Workspace, args: z.output<z.ZodObject<S>>) => object | Promise<object>;
  },
): Method {
  const { args, run, ...rest } = description;
  const accepted = Object.entries(args.shape);
  const known = new Set([...rest.errors, ...(rest.unpublishedErrors ?? []), ...COMMON_ERRORS]);
  return {
    ...rest,
    argumentNames: accepted.map(([name]) => name),
    requiredNames: accepted.filter(([, type]) => !z.safeParse(type, undefined).success).map(([name]) => name),
    async call(workspace, raw) {
      // `token` and `team_id` may come with every call; the SDK adds them by itself.
      const { token: _token, team_id: _team, ...given } = raw;
      try {
        return await run(workspace, readArguments(args, given));
      } catch (error) {
        if (error instanceof Refusal && !known.has(error.code))
          throw new Error(`${rest.name} may not answer ${error.code}`);
        throw error;
      }
    },
  };
}

/** A boolean argument, as JSON or form text. */
export const flag = z
  .union([z.boolean(), z.enum(['true', 'false', '1', '0'])])
  .transform((value) => value === true || value === 'true' || value === '1');

/** A whole-number argument, as JSON or form text. */
export const wholeNumber = z.coerce.number().int();

/** An argument that comes as JSON text in a form and as itself in a JSON body. */
export function jsonArgument<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (typeof value === 'string' ? parseJson(value) : value), schema);
}

/** Parses JSON text; text that is none stays text. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function readArguments<S extends z.ZodRawShape>(
  schema: z.ZodObject<S>,
  given: Readonly<Record<string, unknown>>,
): z.output<z.ZodObject<S>> {
  const read = schema.strict().safeParse(given);
  if (read.success) return read.data;
  throw new Refusal('invalid_arguments', read.error.issues.map(describe));
}

function describe(issue: z.core.$ZodIssue): string {
  const path = issue.path.join('/');
  if (issue.code === 'unrecognized_keys') return `[ERROR] unsupported argument: ${issue.keys.join(', ')}`;
  const missing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
  if (missing && issue.path.length === 1) return `[ERROR] missing required field: ${path}`;
  return `[ERROR] ${issue.message} [json-pointer:/${path}]`;
}
