/** An answer that is not the usual one. `retryAfter` in seconds. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: 400 | 401 | 429 | 503;
  readonly retryAfter: number | null;

  constructor(status: 400 | 401 | 429 | 503, message: string, retryAfter: number | null = null) {
    super(message);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}
