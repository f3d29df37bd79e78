import express, { type Router } from 'express';
import type { Workspace } from '../../workspace.ts';

const BYTES_AT_MOST = '25mb';

/** Where bytes of files are sent to, and where pages get them from. */
export function fileRoutes(workspace: Workspace): Router {
  const router = express.Router();
  const raw = express.raw({ type: () => true, limit: BYTES_AT_MOST });
  router.post('/upload/v1/:id', raw, async (request, response) => {
    const file = workspace.state.files.get(String(request.params['id']));
    const done = workspace.log.begin('app-to-slack', 'upload', { file: request.params['id'] });
    const bytes = await uploadedBytes(request.body, request.headers['content-type'] ?? '');
    const problem = !file || file.deleted ? 404 : bytes.length !== file.size ? 400 : null;
    if (!file || problem !== null) {
      response.status(problem ?? 404).send('upload refused');
      done({ status: problem ?? 404, error: 'upload_refused' });
      return;
    }
    workspace.state.files.put(file.id, { ...file, uploaded: true, base64: bytes.toString('base64') });
    response.status(200).send(`OK - ${bytes.length}`);
    done({ status: 200, response: { bytes: bytes.length } });
  });
  router.get('/files/:id', (request, response) => {
    const file = workspace.state.files.get(String(request.params['id']));
    if (!file?.completed || file.deleted) {
      response.status(404).send('no such file');
      return;
    }
    response
      .type(file.mimetype)
      .setHeader('content-disposition', `inline; filename="${encodeURIComponent(file.name)}"`);
    response.send(Buffer.from(file.base64, 'base64'));
  });
  return router;
}

/** The bytes of a raw body, or of the one file in a form. */
async function uploadedBytes(body: unknown, contentType: string): Promise<Buffer> {
  const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
  if (!contentType.startsWith('multipart/form-data')) return bytes;
  const form = await new Response(new Uint8Array(bytes), {
    headers: { 'content-type': contentType },
  }).formData();
  const file = [...form.values()].find((each) => typeof each !== 'string');
  return file ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0);
}
