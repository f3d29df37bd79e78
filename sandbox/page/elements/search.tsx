import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { textOf } from '../blocks/fields.ts';
import { tellTrouble } from '../state/notices.ts';
import { withEmoji } from '../text/emoji.ts';
import { chosenIn, type Offer, offeredFor, pickedOf } from './offers.ts';
import { act } from './use.ts';
import { described, type ElementProps, keyOf } from './where.ts';

/** A field that searches: in what the app answers, or in a list of which several can be chosen. */
export function SearchElement(props: ElementProps): VNode {
  const { element } = props;
  const isSeveral = String(element['type']).startsWith('multi_');
  const chosen = chosenIn(props);
  const [query, setQuery] = useState<string | null>(null);
  const [offers, setOffers] = useState<readonly Offer[]>([]);
  const [active, setActive] = useState(0);
  const last = useRef(0);
  const listId = `${keyOf(props).replace(/\W+/g, '-')}-list`;
  const search = async (typed: string): Promise<void> => {
    setQuery(typed);
    last.current += 1;
    const mine = last.current;
    const found = await offeredFor(props, typed);
    if (mine !== last.current) return;
    setOffers(found.filter((each) => !chosen.some((one) => one.value === each.value)));
    setActive(0);
  };
  const choose = async (offer: Offer): Promise<void> => {
    setQuery(null);
    await act(props, isSeveral ? pickedOf([...chosen, offer]) : offer.picked);
  };
  const drop = (offer: Offer): Promise<boolean> =>
    act(props, isSeveral ? pickedOf(chosen.filter((each) => each.value !== offer.value)) : null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const offer = offers[active];
    if (step && query === null) search('').catch(tellTrouble);
    else if (step) setActive((active + step + offers.length) % Math.max(offers.length, 1));
    else if (event.key === 'Enter' && query !== null && offer) choose(offer).catch(tellTrouble);
    else if (event.key === 'Escape' && query !== null) setQuery(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const isOpen = query !== null;
  return (
    <div class="search">
      {chosen.map((each) => (
        <span key={each.value} class="chip">
          {withEmoji(each.words)}
          <button type="button" aria-label={`Remove ${each.words}`} onClick={() => drop(each)}>
            ×
          </button>
        </span>
      ))}
      {(isSeveral || chosen.length === 0) && (
        <input
          class="field"
          role="combobox"
          aria-expanded={isOpen}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={isOpen && offers.length > 0 ? `${listId}-${active}` : undefined}
          autocomplete="off"
          placeholder={textOf(element['placeholder'])}
          value={query ?? ''}
          {...described(props)}
          onFocus={() => search('')}
          onInput={(event) => search(event.currentTarget.value)}
          onBlur={() => setQuery(null)}
          onKeyDown={onKeyDown}
        />
      )}
      <div id={listId} role="listbox" aria-label="Choices" class="offers" hidden={!isOpen}>
        {offers.map((offer, at) => (
          <OfferLine
            key={offer.value}
            id={`${listId}-${at}`}
            offer={offer}
            isActive={at === active}
            onPick={() => choose(offer)}
          />
        ))}
        {offers.length === 0 && <p class="nothing">{query === '' ? 'Type to search' : 'Nothing found'}</p>}
      </div>
    </div>
  );
}

function OfferLine(props: { id: string; offer: Offer; isActive: boolean; onPick: () => void }): VNode {
  const { offer } = props;
  return (
    <div
      id={props.id}
      role="option"
      tabIndex={-1}
      aria-selected={props.isActive}
      class="offer"
      // Before the field loses the focus and the list closes.
      onMouseDown={(event) => {
        event.preventDefault();
        props.onPick();
      }}
    >
      {withEmoji(offer.words)}
      {offer.description !== '' && <small>{withEmoji(offer.description)}</small>}
    </div>
  );
}
