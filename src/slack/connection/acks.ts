import type { App, ReceiverEvent } from '@slack/bolt';

type Ack = ReceiverEvent['ack'];

/** Finds the ack of a payload that was not acked yet; a payload is known by its body. */
export type FindOpenAck = (body: object) => Ack | undefined;

/** Remembers what was not acked yet, so that whoever deals with a failure can still answer it. */
export function rememberOpenAcks(app: App): FindOpenAck {
  const open = new WeakMap<object, Ack>();
  const process = app.processEvent.bind(app);
  app.processEvent = (event) => {
    const ack: Ack = (answer) => {
      open.delete(event.body);
      return event.ack(answer);
    };
    open.set(event.body, ack);
    return process({ ...event, ack });
  };
  return (body) => open.get(body);
}
