/** Ids of everything that belongs to recording a prediction; each has exactly one handler. */
export const captureIds = {
  /** Message shortcut "Predict about this"; the manifest names it. */
  messageShortcut: 'capture.message',

  recordModal: 'capture.record',
  editModal: 'capture.change',
  shareModal: 'capture.share-form',
  percentModal: 'capture.percent-form',
  askAtModal: 'capture.ask-at-form',
  recordedView: 'capture.recorded',

  kind: 'capture.kind',
  tags: 'capture.tags',
  recentRun: 'capture.recent-run',

  open: 'capture.open',
  edit: 'capture.edit',
  askAt: 'capture.ask-at',
  addReference: 'capture.add-reference',
  changeLevel: 'capture.change-level',
  withdraw: 'capture.withdraw',
  again: 'capture.again',
  handOver: 'capture.hand-over',
  handOverModal: 'capture.hand-over-form',
  /** Who shall be asked, in either form that asks for it. */
  handOverTo: 'capture.hand-over-to',

  share: 'capture.share',
  shareAndAsk: 'capture.share-and-ask',
  shareHere: 'capture.share-here',
  unshare: 'capture.unshare',
  keepPrivate: 'capture.keep-private',
  alwaysThisWay: 'capture.always',

  looksRight: 'capture.looks-right',
  firstReading: 'capture.first-reading',
  secondReading: 'capture.second-reading',
  otherPercent: 'capture.percent-other',
  finish: 'capture.finish',
  discard: 'capture.discard',
} as const;

/** Block and element of each field of the record form: a field is both, so that typing survives a change of kind. */
export const fieldId = (field: string): string => `capture.field.${field}`;

/** One of the quick percent buttons; ids are unique within a block. */
export const percentButtonId = (percent: number): string => `capture.percent.${percent}`;
export const percentButtonPattern = /^capture\.percent\.\d+$/;
