import type { MemberChoices } from '../../domain/people/member.ts';
import type { Switches } from '../../domain/people/switches.ts';
import { USUAL_DAY } from '../../domain/time/working-hours.ts';
import { settingsIds } from '../ids/settings.ts';
import type { ViewValues } from './record-form.ts';

/** What the settings form holds. An empty zone follows Slack; it may be a zone that does not exist. */
export type SettingsForm = Omit<MemberChoices, 'runPrompts' | 'zone'> & { readonly zone: string };

/** The boxes that say when Hunch may write, and who may see what. */
export const askingBoxes = { reminders: 'reminders', night: 'night' } as const;
export const seenBoxes = { named: 'named', statistics: 'statistics' } as const;

/** The boxes of what is on in a workspace. */
export const switchBoxes = { messages: 'messages', runs: 'runs', shortcut: 'shortcut' } as const;

/** What stands in the form of a workspace. */
export function readSwitches(values: ViewValues): Switches {
  const ticked = tickedIn(values, settingsIds.switches);
  return {
    takesMessages: ticked.includes(switchBoxes.messages),
    promptsRuns: ticked.includes(switchBoxes.runs),
    hasShortcut: ticked.includes(switchBoxes.shortcut),
  };
}

const tickedIn = (values: ViewValues, id: string): string[] =>
  (values[id]?.[id]?.selected_options ?? []).flatMap((option) => option.value ?? []);

/** What stands in the settings form. */
export function readSettingsForm(values: ViewValues): SettingsForm {
  const field = (id: string) => values[id]?.[id];
  const ticked = (id: string) => tickedIn(values, id);
  const [asking, seen] = [ticked(settingsIds.asking), ticked(settingsIds.seen)];
  return {
    zone: (field(settingsIds.zone)?.value ?? '').trim(),
    defaultSharing: sharingOf(field(settingsIds.sharing)?.selected_option?.value),
    workDays: ticked(settingsIds.workDays)
      .map(Number)
      .filter((day) => day >= 1 && day <= 7),
    day: {
      starts: Number(field(settingsIds.dayStarts)?.selected_option?.value ?? USUAL_DAY.starts),
      ends: Number(field(settingsIds.dayEnds)?.selected_option?.value ?? USUAL_DAY.ends),
    },
    wantsReminders: asking.includes(askingBoxes.reminders),
    wakesAtNight: asking.includes(askingBoxes.night),
    isNamedInDigests: seen.includes(seenBoxes.named),
    hasVisibleStatistics: seen.includes(seenBoxes.statistics),
  };
}

function sharingOf(value: string | undefined): MemberChoices['defaultSharing'] {
  return value === 'share' || value === 'private' ? value : 'ask';
}
