import type { Request, Response } from 'express';

/** Opens a stream of server-sent events; the returned function sends one, `onClose` runs once at the end. */
export function openStream(
  request: Request,
  response: Response,
  onClose: () => void,
): (data: unknown) => void {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-cache, no-transform',
    connection: 'keep-alive',
  });
  response.write(': here\n\n');
  const beat = setInterval(() => response.write(': still here\n\n'), 15_000);
  request.on('close', () => {
    clearInterval(beat);
    onClose();
  });
  return (data) => response.write(`data: ${JSON.stringify(data)}\n\n`);
}
