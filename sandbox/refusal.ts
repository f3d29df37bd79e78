/** Slack's answer to something it will not do: an error code and, for arguments, what is wrong with them. */
export class Refusal extends Error {
  readonly code: string;
  readonly messages: readonly string[];
  readonly details: Readonly<Record<string, string>>;

  constructor(
    code: string,
    messages: readonly string[] = [],
    details: Readonly<Record<string, string>> = {},
  ) {
    super(messages.length > 0 ? `${code}: ${messages.join('; ')}` : code);
    this.code = code;
    this.messages = messages;
    this.details = details;
  }
}
