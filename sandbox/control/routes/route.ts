import type { Request, Response, Router } from 'express';
import { z } from 'zod';
import { NotPossible } from '../../people/outcome.ts';
import { Refusal } from '../../refusal.ts';

/** A request of the control API that makes no sense. */
class BadRequest extends Error {}

/** Checks a request's body. */
export function body<T extends z.ZodType>(schema: T, request: Request): z.output<T> {
  const read = schema.safeParse(request.body ?? {});
  if (!read.success) throw new BadRequest(z.prettifyError(read.error));
  return read.data;
}

/** Adds `POST path`: JSON in, JSON out; 409 for what a person cannot do, 400 for what makes no sense. */
export function route(router: Router, path: string, run: (request: Request) => unknown): void {
  router.post(path, (request, response) => answer(request, response, run));
}

/** Adds `GET path`, with the same errors. */
export function readRoute(router: Router, path: string, run: (request: Request) => unknown): void {
  router.get(path, (request, response) => answer(request, response, run));
}

async function answer(
  request: Request,
  response: Response,
  run: (request: Request) => unknown,
): Promise<void> {
  try {
    response.json((await run(request)) ?? {});
  } catch (error) {
    if (error instanceof NotPossible) response.status(409).json({ error: error.message });
    else if (error instanceof Refusal)
      response.status(409).json({ error: error.code, messages: error.messages });
    else if (error instanceof BadRequest) response.status(400).json({ error: error.message });
    else throw error;
  }
}
