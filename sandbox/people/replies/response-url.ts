import express, { type Router } from 'express';
import { readContent, storedContent } from '../../api/chat/content.ts';
import { post, remove, replace } from '../../conversations/messages.ts';
import { answerWithFaults } from '../../faults/answer.ts';
import { Refusal } from '../../refusal.ts';
import type { Message } from '../../state/model.ts';
import type { ResponseTarget } from '../../state/response-urls.ts';
import type { Workspace } from '../../workspace.ts';
import { type Reply, readAnswer } from './answer.ts';

/** Where apps answer interactions: `POST /response/<secret>`. */
export function responseUrlRoutes(workspace: Workspace): Router {
  const router = express.Router();
  router.use(express.json({ limit: '20mb', type: () => true }));
  router.post('/:path', (request, response) => {
    const done = workspace.log.begin('app-to-slack', 'response_url', request.body);
    const faults = workspace.faults.strike(['response_url'], {});
    const early = faults.some((each) =>
      ['rate_limited', 'error_before', 'dropped_before'].includes(each.kind),
    );
    const error = early
      ? null
      : refused(() => respond(workspace, String(request.params['path']), request.body));
    const outcome = {
      ...(error ? { error: error.code } : {}),
      ...(faults.length > 0 ? { faults: faults.map((each) => each.kind) } : {}),
    };
    if (faults.length > 0) {
      done({ ...outcome, status: answerWithFaults(response, { ok: error === null }, faults) });
      return;
    }
    const status = error ? (error.code.endsWith('_url') ? 404 : 400) : 200;
    const body = error
      ? { ok: false, error: error.code, response_metadata: { messages: error.messages } }
      : 'ok';
    response.status(status).send(body);
    done({ ...outcome, response: body, status });
  });
  return router;
}

function refused(run: () => void): Refusal | null {
  try {
    run();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** One use of a response URL. @throws Refusal for a dead URL or content Slack would not take. */
function respond(workspace: Workspace, path: string, body: unknown): void {
  const target = workspace.responseUrls.use(path);
  const reply = readAnswer(body);
  if (!reply) throw new Refusal('no_text');
  const original = originalOf(workspace, target);
  if (reply.delete_original) {
    if (!original) throw new Refusal('message_not_found');
    remove(workspace, original);
    return;
  }
  const { metadata, ...content } = storedContent(readContent(workspace, reply));
  if (reply.replace_original && original) {
    const { blocks: _blocks, attachments: _attachments, metadata: kept, ...rest } = original;
    const shown = {
      ...rest,
      ...content,
      ...((metadata ?? kept) ? { metadata: metadata ?? kept } : {}),
    } as Message;
    replace(workspace, original.ephemeralFor ? shown : { ...shown, edited: editedNow(workspace) }, original);
    return;
  }
  answerAnew(workspace, target, reply, { ...content, ...(metadata ? { metadata } : {}) });
}

function answerAnew(
  workspace: Workspace,
  target: ResponseTarget,
  reply: Reply,
  content: Pick<Message, 'text' | 'blocks'> & Partial<Message>,
): void {
  post(workspace, {
    ...content,
    channelId: target.channelId,
    userId: workspace.app.botUserId,
    ...(reply.response_type === 'in_channel' ? {} : { ephemeralFor: target.userId }),
    ...(reply.thread_ts ? { threadTs: reply.thread_ts } : {}),
  });
}

/** Only the app's own messages can be replaced or deleted this way. */
function originalOf(workspace: Workspace, target: ResponseTarget): Message | null {
  if (target.messageTs === null) return null;
  const message = workspace.state.messages.get(target.channelId, target.messageTs);
  return message?.userId === workspace.app.botUserId ? message : null;
}

function editedNow({ app, clock }: Workspace): { userId: string; ts: string } {
  return { userId: app.botUserId, ts: clock.nextTs() };
}
