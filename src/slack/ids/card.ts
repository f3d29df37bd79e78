/** Ids of everything on a card in a channel; each has exactly one handler. */
export const cardIds = {
  forecast: 'card.forecast',
  forecastModal: 'card.forecast-form',
  /** What admins can do. */
  admin: 'card.admin',
} as const;

/** One of the quick percents of a card; ids are unique within a block. */
export const cardPercentId = (percent: number): string => `card.percent.${percent}`;
export const cardPercentPattern = /^card\.percent\.\d+$/;

/** The field for one option's percent in the form of a card. */
export const optionFieldId = (position: number): string => `card.option.${position}`;
