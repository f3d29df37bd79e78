import type { Reader, Tx } from '../../../db/connect.ts';
import type { Deps } from '../../deps.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import type { Message } from '../../slack/messenger.ts';
import type { Delivery, DeliveryItem } from '../../store/deliveries/delivery.ts';

/** What a kind may look at while it renders: one transaction's view of the database and the world's time. */
export interface RenderContext {
  readonly db: Reader;
  readonly now: Instant;
  readonly commandName: string;
}

/** What a kind may do when its message has been sent. */
export interface SentContext extends RenderContext {
  readonly db: Tx;
}

/** One kind of thing that Hunch says on its own; one file each. */
export interface DeliveryKind {
  readonly kind: string;
  /**
   * The message, rendered once at the first claim and frozen; null when there is no longer anything to say (answered
   * meanwhile, withdrawn), which cancels the delivery. Reads the database, never Slack.
   */
  render(context: RenderContext, delivery: Delivery, items: readonly DeliveryItem[]): Promise<Message | null>;
  /**
   * Until when (world time) this is held although its time has come, as for the night after an outage; `now` or earlier
   * where it may go.
   */
  heldUntil?(context: RenderContext, delivery: Delivery, items: readonly DeliveryItem[]): Promise<Instant>;
  /** Harmless work before the claim that may be repeated, such as uploading a picture; `later` sends nothing yet. */
  prepare?(deps: Deps, delivery: Delivery): Promise<'now' | 'later'>;
  /** What else is to be written once Slack surely has the message, in the transaction that settles it. */
  sent?(
    context: SentContext,
    delivery: Delivery,
    message: { readonly channelId: string; readonly ts: string },
  ): Promise<void>;
  /** Who is told when it can never arrive, and what it was; null tells nobody. */
  whoToTell?(
    context: RenderContext,
    delivery: Delivery,
  ): Promise<{ readonly userId: string; readonly what: string } | null>;
}
