import { type PicturedMessage, picturesOf, withPictures } from '../../slack/views/pictured.ts';
import type { Delivery } from '../../store/deliveries/delivery.ts';
import { uploadPictures } from '../pictures/upload-pictures.ts';
import type { DeliveryKind } from './kind.ts';

/**
 * Hunch's answer with pictures to somebody who asked for it: written when they asked, so that it says what they could
 * see then. Its pictures are uploaded before the claim; without them its text says the same.
 */
export const picturedKind: DeliveryKind = {
  kind: 'pictured',
  prepare: (deps, delivery) => uploadPictures(deps, delivery, picturesOf(messageOf(delivery))),
  render: async (_context, delivery) => withPictures(messageOf(delivery), delivery.files),
};

const messageOf = ({ payload }: Delivery): PicturedMessage => payload as PicturedMessage;
