import { describe, expect, test } from 'vitest';
import { tagSuggestions } from '../../src/figures/capture/tag-suggestions.ts';
import { captureLine } from '../../src/usecases/capture/capture-line.ts';
import { share } from '../../src/usecases/capture/share.ts';
import { knowViewer } from '../../src/usecases/people/know-channel.ts';
import { dialects } from '../support/databases.ts';
import { type Office, openOffice } from '../usecases/office.ts';

const MONDAY = '2026-03-02T08:00:00.000Z';

describe.each(dialects)('suggested tags on %s', (dialect) => {
  test('begin with what was typed, the most used first; signs of patterns are letters', async () => {
    await using office = await openOffice(dialect, MONDAY);
    await record(office, 'U1', 'loss stays below 2, 70% #lr #lr_decay');
    await record(office, 'U1', 'loss stays below 3, 70% #lr #data');

    expect(await suggestions(office, 'U1', 'l')).toEqual(['lr', 'lr_decay']);
    expect(await suggestions(office, 'U1', '')).toEqual(['lr', 'data', 'lr_decay']);
    expect(await suggestions(office, 'U1', 'l_')).toEqual([]);
    expect(await suggestions(office, 'U1', '%')).toEqual([]);
  });

  test('come only from what one may see', async () => {
    await using office = await openOffice(dialect, MONDAY);
    office.channels.set('C2', { name: 'secret', hasBot: true, isPrivate: true, members: ['U2'] });
    await record(office, 'U2', 'loss stays below 2, 70% #private');
    await record(office, 'U2', 'loss stays below 2, 70% #secret', 'C2');
    await record(office, 'U2', 'loss stays below 2, 70% #open', 'C1');

    expect(await suggestions(office, 'U1', '')).toEqual(['open']);
    expect((await suggestions(office, 'U2', '')).sort()).toEqual(['open', 'private', 'secret']);
  });
});

let lines = 0;

async function record(office: Office, userId: string, text: string, channelId?: string): Promise<void> {
  lines += 1;
  const typed = { teamId: 'T1', userId, channelId: null, text, originKey: `r${lines}`, typedAt: MONDAY };
  const [predictionId] = (await captureLine(office.deps, typed)).predictionIds;
  if (!predictionId) throw new Error(`not recorded: ${text}`);
  if (channelId)
    await share(office.deps, { teamId: 'T1', userId, predictionId, channelId, hidesForecasts: true });
}

const suggestions = async (office: Office, userId: string, start: string) =>
  tagSuggestions(office.deps, await knowViewer(office.deps, 'T1', userId), start);
