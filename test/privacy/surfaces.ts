import { NOTHING_CAPTURED } from '../../src/domain/capture/captured.ts';
import { FIRST_PAGES } from '../../src/domain/people/home-pages.ts';
import { exportCsv } from '../../src/exchange/export-csv.ts';
import { draftForm } from '../../src/figures/capture/draft-form.ts';
import { ownPrediction } from '../../src/figures/capture/own-prediction.ts';
import { readBack } from '../../src/figures/capture/read-back.ts';
import { recentRuns } from '../../src/figures/capture/recent-runs.ts';
import { similarTo } from '../../src/figures/capture/similar.ts';
import { tagSuggestions } from '../../src/figures/capture/tag-suggestions.ts';
import { card, sharedPrediction } from '../../src/figures/card.ts';
import { digestFigures } from '../../src/figures/digest/digest.ts';
import { previewFigures } from '../../src/figures/digest/preview.ts';
import { digestFormFigures } from '../../src/figures/digest/settings.ts';
import { homeFigures } from '../../src/figures/home.ts';
import { listFigures } from '../../src/figures/list.ts';
import { personExport } from '../../src/figures/person-export.ts';
import { followUpFigures } from '../../src/figures/questions/follow-up.ts';
import { handedOver } from '../../src/figures/questions/handed-over.ts';
import { openQuestions } from '../../src/figures/questions/open-questions.ts';
import { postedQuestions } from '../../src/figures/questions/posted-questions.ts';
import { questionFigures } from '../../src/figures/questions/questions.ts';
import { settled } from '../../src/figures/questions/settled.ts';
import { waitingFigures } from '../../src/figures/questions/waiting.ts';
import { settingsFigures } from '../../src/figures/settings/settings.ts';
import { switchesFigures } from '../../src/figures/settings/switches.ts';
import { tokensFigures } from '../../src/figures/settings/tokens.ts';
import { trackerNamesFigures } from '../../src/figures/settings/tracker-names.ts';
import { patternsFigures } from '../../src/figures/statistics/patterns.ts';
import { ownStatistics, statisticsOf } from '../../src/figures/statistics/statistics.ts';
import { listPredictionsOf } from '../../src/runs/predictions.ts';
import { patternsPictures, statisticsPictures } from '../../src/slack/listeners/statistics/pictures.ts';
import { followUpMessage, questionsMessage } from '../../src/slack/views/answer/follow-up.ts';
import { handedOverMessage } from '../../src/slack/views/answer/handed-over.ts';
import { postedMessage } from '../../src/slack/views/answer/posted.ts';
import { reminderMessage } from '../../src/slack/views/answer/reminder.ts';
import { settledMessage } from '../../src/slack/views/answer/settled.ts';
import { unclearMessage } from '../../src/slack/views/answer/unclear.ts';
import { recordModal } from '../../src/slack/views/capture/form/record-modal.ts';
import { readBackMessage } from '../../src/slack/views/capture/read-back.ts';
import { similarBlocks } from '../../src/slack/views/capture/similar.ts';
import { cardMessage } from '../../src/slack/views/card/card.ts';
import { cardNoteMessage } from '../../src/slack/views/card/card-note.ts';
import { forecastModal } from '../../src/slack/views/card/forecast-modal.ts';
import { digestMessages } from '../../src/slack/views/digest/digest.ts';
import { digestForm } from '../../src/slack/views/digest/settings.ts';
import { homeView } from '../../src/slack/views/home/home.ts';
import { listMessage } from '../../src/slack/views/home/list.ts';
import { picturesOf, withPictures } from '../../src/slack/views/pictured.ts';
import { trackerNamesMessage } from '../../src/slack/views/runs/links.ts';
import { tokensMessage } from '../../src/slack/views/runs/tokens.ts';
import { settingsModal } from '../../src/slack/views/settings/settings.ts';
import { workspaceModal } from '../../src/slack/views/settings/workspace.ts';
import { noPatternsText, noStatisticsText } from '../../src/slack/views/statistics/nothing.ts';
import { patternsMessage } from '../../src/slack/views/statistics/patterns.ts';
import { statisticsMessage } from '../../src/slack/views/statistics/statistics.ts';
import { findPrediction } from '../../src/store/predictions/find.ts';
import { channelFor } from '../../src/usecases/people/channel-for.ts';
import { knowViewer } from '../../src/usecases/people/know-channel.ts';
import { wordsOf } from './canaries.ts';
import type { Channel, Person } from './model.ts';
import type { Stage } from './stage.ts';

/** Something of Hunch that one person reads. Ids of everything there is are offered to it, as a forged press would. */
export interface PersonalSurface {
  readonly name: string;
  /** The files of src/figures whose content it shows. */
  readonly figures: readonly string[];
  /** It adds up percents, so that digits alone prove nothing. */
  readonly isAggregate?: boolean;
  /** What Slack would get for this person, or a list of that. */
  read(stage: Stage, viewer: Person): Promise<unknown>;
}

/** Something that everybody in a channel reads. */
export interface ChannelSurface extends Omit<PersonalSurface, 'read'> {
  read(stage: Stage, channel: Channel): Promise<unknown>;
}

const COMMAND = '/predict';
const idsOf = ({ things }: Stage) => things.filter(({ kind }) => kind !== 'draft').map(({ id }) => id);
const draftIdsOf = ({ things }: Stage) => things.filter(({ kind }) => kind === 'draft').map(({ id }) => id);
const each = <T, R>(list: readonly T[], read: (one: T) => Promise<R>) => Promise.all(list.map(read));

/** Every surface that is one person's. A new one gets a line here; a test misses it otherwise. */
export const personalSurfaces: readonly PersonalSurface[] = [
  {
    name: 'list',
    figures: ['list.ts', 'visible.ts'],
    async read({ deps }, { teamId, userId }) {
      const viewer = await knowViewer(deps, teamId, userId);
      return each([null, 'open', 'waiting', 'answered'] as const, async (state) =>
        listMessage(await listFigures(deps.db.read, viewer, { state, tag: null }), COMMAND),
      );
    },
  },
  {
    name: 'list for a terminal',
    figures: ['list.ts'],
    read: ({ deps }, { teamId, userId }) => listPredictionsOf(deps, { ...TOKEN, teamId, userId }, undefined),
  },
  {
    name: 'Home',
    figures: [
      'home.ts',
      'questions/waiting.ts',
      'questions/questions.ts',
      'statistics/home.ts',
      'statistics/first-answers.ts',
    ],
    isAggregate: true,
    read: async ({ deps }, viewer) =>
      homeView(await homeFigures(deps.db.read, viewer, deps.clock.now(), FIRST_PAGES), COMMAND),
  },
  {
    name: 'follow-up',
    figures: ['questions/follow-up.ts', 'questions/questions.ts'],
    async read(stage, { teamId, userId }) {
      const { deps } = stage;
      const items = idsOf(stage).map((predictionId) => ({ predictionId, dueSeq: 1 }));
      return followUpMessage(await followUpFigures(deps.db.read, teamId, userId, items, deps.clock.now()));
    },
  },
  {
    name: 'question after a press',
    figures: ['questions/questions.ts'],
    isAggregate: true,
    async read(stage, viewer) {
      const { deps } = stage;
      const questions = await questionFigures(deps.db.read, viewer, idsOf(stage), deps.clock.now());
      return questions.map((question) => questionsMessage([question], null));
    },
  },
  {
    name: 'posted questions, brought up to date',
    figures: ['questions/posted-questions.ts'],
    isAggregate: true,
    read: async (stage, viewer) =>
      postedMessage(await postedQuestions(stage.deps.db.read, viewer, idsOf(stage), stage.deps.clock.now())),
  },
  {
    name: 'what somebody else settled',
    figures: ['questions/settled.ts'],
    isAggregate: true,
    read: (stage, viewer) =>
      each(idsOf(stage), async (predictionId) => {
        const { db, clock } = stage.deps;
        const prediction = await findPrediction(db.read, { teamId: viewer.teamId, id: predictionId });
        const given = { predictionId, answerId: prediction?.answer?.id ?? '' };
        const figures = await settled(db.read, viewer, given, clock.now());
        return figures && settledMessage(figures);
      }),
  },
  {
    name: 'statistics, one’s own and everybody’s',
    figures: ['statistics/statistics.ts', 'statistics/person-record.ts', 'statistics/against-others.ts'],
    isAggregate: true,
    async read({ deps, people }, { teamId, userId }) {
      const viewer = await knowViewer(deps, teamId, userId);
      const all = await each(people, async (person) =>
        person.userId === userId
          ? ownStatistics(deps.db.read, viewer, null)
          : statisticsOf(deps.db.read, viewer, person.userId),
      );
      return all.map((figures) => {
        if (figures === 'private') return null;
        const message = statisticsMessage(figures, statisticsPictures(figures), COMMAND);
        return [noStatisticsText(figures, COMMAND), withPictures(message, {}), picturesOf(message)];
      });
    },
  },
  {
    name: 'patterns with the lessons',
    figures: ['statistics/patterns.ts', 'statistics/tag-rates.ts', 'visible.ts'],
    isAggregate: true,
    async read(stage, { teamId, userId }) {
      const { deps, things } = stage;
      const viewer = await knowViewer(deps, teamId, userId);
      const tags = [null, 'lr', ...things.slice(0, 2).map(({ number }) => wordsOf(number).tag)];
      return each(tags, async (tag) => {
        const figures = await patternsFigures(deps.db.read, viewer, tag);
        if (noPatternsText(figures, COMMAND) !== null) return null;
        return [
          withPictures(patternsMessage(figures, patternsPictures(figures), COMMAND), {}).blocks?.slice(1),
          patternsPictures(figures),
        ];
      });
    },
  },
  {
    name: 'what was handed over',
    figures: ['questions/handed-over.ts'],
    read: (stage, viewer) =>
      each(idsOf(stage), async (predictionId) => {
        const { deps } = stage;
        const handed = { predictionId, byId: 'U1', dueSeq: null };
        const figures = await handedOver(deps.db.read, viewer, handed, deps.clock.now());
        return figures && handedOverMessage(figures);
      }),
  },
  {
    name: 'reminder',
    figures: ['questions/waiting.ts'],
    read: async ({ deps }, { teamId, userId }) =>
      reminderMessage(await waitingFigures(deps.db.read, teamId, userId, deps.clock.now())),
  },
  {
    name: 'questions that a typed message may answer',
    figures: ['questions/open-questions.ts'],
    async read({ deps }, viewer) {
      const typed = { ...viewer, channelId: 'D1', threadTs: null };
      const { questions } = await openQuestions(deps.db.read, typed, deps.clock.now());
      return unclearMessage(questions, 'typed');
    },
  },
  {
    name: 'reading back',
    figures: ['capture/read-back.ts'],
    read: async (stage, viewer) =>
      each([idsOf(stage).slice(0, 1), idsOf(stage)], async (predictionIds) =>
        readBackMessage(
          await readBack(stage.deps, viewer, {
            ...NOTHING_CAPTURED,
            predictionIds,
            draftIds: draftIdsOf(stage),
          }),
        ),
      ),
  },
  {
    name: 'similar ones',
    figures: ['capture/similar.ts', 'visible.ts'],
    async read(stage, { teamId, userId }) {
      const { deps } = stage;
      const viewer = await knowViewer(deps, teamId, userId);
      // All claims are alike, so that a few show everything that can be shown.
      return each(idsOf(stage).slice(-2), async (id) => {
        const like = await findPrediction(deps.db.read, { teamId, id });
        const similar = like && (await similarTo(deps.db.read, viewer, like));
        return similar && similarBlocks(similar, { now: deps.clock.now(), zone: 'UTC' });
      });
    },
  },
  {
    name: 'edit form and "again with changes"',
    figures: ['capture/own-prediction.ts'],
    read: (stage, viewer) =>
      each(idsOf(stage), async (id) => {
        const own = await ownPrediction(stage.deps, viewer, id);
        return own && recordModal({ form: own.form });
      }),
  },
  {
    name: 'form of a draft',
    figures: ['capture/draft-form.ts'],
    read: (stage, viewer) =>
      each(draftIdsOf(stage), async (id) => {
        const form = await draftForm(stage.deps, viewer, id, null);
        return form && recordModal({ form });
      }),
  },
  {
    name: 'suggested tags',
    figures: ['capture/tag-suggestions.ts', 'visible.ts'],
    async read({ deps }, { teamId, userId }) {
      const viewer = await knowViewer(deps, teamId, userId);
      return each(['', 'zq', 'l'], (start) => tagSuggestions(deps, viewer, start));
    },
  },
  {
    name: 'recent runs',
    figures: ['capture/recent-runs.ts'],
    read: async ({ deps }, { teamId, userId }) =>
      recentRuns(deps, await knowViewer(deps, teamId, userId), ''),
  },
  {
    name: 'preview of a digest',
    figures: ['digest/preview.ts', 'digest/digest.ts', 'digest/judged.ts', 'digest/record.ts'],
    isAggregate: true,
    read: (stage, { teamId, userId }) =>
      each(stage.channels, async ({ channelId }) => {
        const channel = await channelFor(stage.deps, teamId, userId, channelId);
        if (typeof channel === 'string') return null;
        const figures = await previewFigures(stage.deps, { teamId, userId, channelId });
        return digestMessages(figures, { commandName: COMMAND, files: {} });
      }),
  },
  {
    name: 'form of a digest',
    figures: ['digest/settings.ts'],
    read: async ({ deps, channels }, viewer) =>
      each(channels, async ({ channelId }) => digestForm(await digestFormFigures(deps, viewer, channelId))),
  },
  {
    name: 'settings',
    figures: ['settings/settings.ts'],
    read: async ({ deps }, viewer) => settingsModal(await settingsFigures(deps, viewer)),
  },
  {
    name: 'export',
    figures: ['person-export.ts', 'visible.ts'],
    async read({ deps }, { teamId, userId }) {
      const viewer = await knowViewer(deps, teamId, userId);
      const everything = await personExport(deps.db.read, viewer, deps.clock.now());
      return [JSON.stringify(everything), exportCsv(everything)];
    },
  },
  {
    name: 'what is on in the workspace',
    figures: ['settings/switches.ts'],
    read: async ({ deps }, { teamId }) => workspaceModal(await switchesFigures(deps, teamId)),
  },
  {
    name: 'names with trackers',
    figures: ['settings/tracker-names.ts'],
    read: async ({ deps }, viewer) =>
      trackerNamesMessage(await trackerNamesFigures(deps.db.read, viewer), null, COMMAND),
  },
  {
    name: 'tokens',
    figures: ['settings/tokens.ts'],
    read: async ({ deps }, viewer) =>
      tokensMessage((await tokensFigures(deps.db.read, viewer)).tokens, COMMAND),
  },
];

/** Every surface that a whole channel reads. */
export const channelSurfaces: readonly ChannelSurface[] = [
  {
    name: 'card, posted or edited, and its note',
    figures: ['card.ts'],
    read: async ({ deps }, { teamId, channelId }) => {
      const rows = await deps.db.read
        .selectFrom('cards')
        .selectAll()
        .where('team_id', '=', teamId)
        .where('channel_id', '=', channelId)
        .where('ts', 'is not', null)
        .execute();
      return each(rows, async ({ prediction_id: id }) => {
        const figures = await card(deps.db.read, { teamId, id, channelId }, deps.clock.now());
        if (!figures) return null;
        return [cardMessage(figures), figures.happened && cardNoteMessage(figures, figures.happened)];
      });
    },
  },
  {
    name: 'form of a forecast, opened from any card',
    figures: ['card.ts'],
    read: (stage, { teamId, channelId }) =>
      each(idsOf(stage), async (id) => {
        const shared = await sharedPrediction(stage.deps.db.read, { teamId, id, channelId });
        return shared && forecastModal(shared, 'https://hooks.example.org');
      }),
  },
  {
    name: 'digest',
    figures: ['digest/digest.ts', 'digest/judged.ts', 'digest/record.ts', 'scope-record.ts'],
    isAggregate: true,
    async read({ deps }, { teamId, channelId }) {
      const until = deps.clock.now();
      const period = { since: '2026-03-01T00:00:00.000Z', until, postedBy: null };
      const figures = await digestFigures(deps.db.read, { teamId, channelId, ...period });
      return digestMessages(figures, { commandName: COMMAND, files: {} });
    },
  },
];

/** Files of src/figures whose content nobody reads, and why. */
export const notSurfaces: Readonly<Record<string, string>> = {
  'questions/doubt.ts': 'a typed value is held against it; what people read is the value they typed',
  'capture/remembering.ts': 'a metric’s direction, scale and unit, which a team shares by its name',
  'questions/run-prompt.ts': 'what a run is called and how old it is; nothing that was predicted',
};

const TOKEN = {
  id: 'token',
  channelId: null,
  label: 'laptop',
  madeBy: 'U1',
  madeAt: '2026-03-02T08:00:00.000Z',
  lastUsedAt: null,
};
