import type { ModalView, View } from '@slack/types';
import { EMPTY_FORM } from '../../../../src/domain/capture/form.ts';
import { ALL_ON } from '../../../../src/domain/people/switches.ts';
import type { Question } from '../../../../src/figures/questions/questions.ts';
import { patternsPictures, statisticsPictures } from '../../../../src/slack/listeners/statistics/pictures.ts';
import type { Message } from '../../../../src/slack/messenger.ts';
import { escapeMrkdwn } from '../../../../src/slack/mrkdwn.ts';
import { ANSWERED_AT_ONCE, answerAllModal } from '../../../../src/slack/views/answer/answer-all.ts';
import { followUpMessage, questionsMessage } from '../../../../src/slack/views/answer/follow-up.ts';
import { laterModal, noteModal, valueModal } from '../../../../src/slack/views/answer/forms.ts';
import { handedOverMessage } from '../../../../src/slack/views/answer/handed-over.ts';
import { postedMessage } from '../../../../src/slack/views/answer/posted.ts';
import { reminderMessage } from '../../../../src/slack/views/answer/reminder.ts';
import { settledMessage } from '../../../../src/slack/views/answer/settled.ts';
import {
  givenUpMessage,
  nothingWaitsMessage,
  unclearMessage,
} from '../../../../src/slack/views/answer/unclear.ts';
import { askAtModal } from '../../../../src/slack/views/capture/form/ask-at-modal.ts';
import { percentModal } from '../../../../src/slack/views/capture/form/percent-modal.ts';
import { recordModal } from '../../../../src/slack/views/capture/form/record-modal.ts';
import { noteText } from '../../../../src/slack/views/capture/notes.ts';
import { readBackMessage, readBackView } from '../../../../src/slack/views/capture/read-back.ts';
import { notSharedText, shareModal } from '../../../../src/slack/views/capture/sharing.ts';
import { cardMessage, goneCardMessage } from '../../../../src/slack/views/card/card.ts';
import { cardNoteMessage } from '../../../../src/slack/views/card/card-note.ts';
import { cardThreadMessage } from '../../../../src/slack/views/card/card-thread.ts';
import { forecastModal } from '../../../../src/slack/views/card/forecast-modal.ts';
import { forecastReply } from '../../../../src/slack/views/card/forecast-reply.ts';
import { digestMessages } from '../../../../src/slack/views/digest/digest.ts';
import { digestProblemText, previewMessages } from '../../../../src/slack/views/digest/preview.ts';
import { digestForm, digestSetText, digestSetView } from '../../../../src/slack/views/digest/settings.ts';
import { handOverModal } from '../../../../src/slack/views/hand-over-modal.ts';
import { exportMessage } from '../../../../src/slack/views/home/export.ts';
import { helpMessage, unknownWordMessage } from '../../../../src/slack/views/home/help.ts';
import { homeView } from '../../../../src/slack/views/home/home.ts';
import { listMessage } from '../../../../src/slack/views/home/list.ts';
import { welcomeMessage } from '../../../../src/slack/views/home/welcome.ts';
import { noticeMessage } from '../../../../src/slack/views/notice.ts';
import { type PicturedMessage, picturesOf, withPictures } from '../../../../src/slack/views/pictured.ts';
import { nameTakenMessage, trackerNamesMessage } from '../../../../src/slack/views/runs/links.ts';
import { promptsChosenMessage, runPromptMessage } from '../../../../src/slack/views/runs/prompt.ts';
import {
  newTokenMessage,
  newWebhookMessage,
  tokenRefusedMessage,
  tokensMessage,
} from '../../../../src/slack/views/runs/tokens.ts';
import { sentenceModal } from '../../../../src/slack/views/sentence-modal.ts';
import { forgetModal, forgottenView } from '../../../../src/slack/views/settings/forget.ts';
import { privacyModal } from '../../../../src/slack/views/settings/privacy.ts';
import { settingsModal, settingsSavedView } from '../../../../src/slack/views/settings/settings.ts';
import {
  switchedOffText,
  switchesRefusedText,
  workspaceModal,
} from '../../../../src/slack/views/settings/workspace.ts';
import {
  noPatternsText,
  noStatisticsText,
  privateStatisticsText,
} from '../../../../src/slack/views/statistics/nothing.ts';
import { patternsMessage } from '../../../../src/slack/views/statistics/patterns.ts';
import { statisticsMessage } from '../../../../src/slack/views/statistics/statistics.ts';
import { digestOf } from '../digest/sample.ts';
import type { Hostile } from './hostile.ts';
import {
  cardOf,
  digestFiguresOf,
  idOf,
  many,
  NOW,
  patternsFiguresOf,
  personRecordOf,
  placeOf,
  predictionOf,
  questionOf,
  readBackOf,
  saidOf,
  statisticsFiguresOf,
} from './samples.ts';

type Shown = Message | View | string;

const COMMAND = '/predict';
const HOOK = `https://hooks.slack.com/actions/T0000000001/1234567890123/${'a'.repeat(24)}`;
const PAYLOAD = {
  reply: { url: HOOK, at: NOW, replaces: true },
  draftId: idOf(0),
  predictionId: idOf(1),
  all: { p: many(8, idOf), d: many(8, idOf) },
};

/** Every builder of a message, a view or a sentence, with the worst that can be given to it. */
export const builders: Readonly<Record<string, (h: Hostile) => Shown | readonly Shown[]>> = {
  followUpMessage: (h) => followUpMessage({ questions: questionsOf(h) }),
  questionsMessage: (h) =>
    questionsMessage(questionsOf(h), 'What happened?', { typedId: null, proposed: null }),
  answerAllModal: (h) => {
    const questions = many(ANSWERED_AT_ONCE, (n) => questionOf({ ...h, isAnswered: false }, n));
    const payload = { u: HOOK, all: many(14, idOf), v: numbersOf(questions, h.value) };
    const doubts = new Map(questions.map(({ prediction }) => [prediction.id, h.prose]));
    return [
      answerAllModal({ questions, offset: 0, total: h.total }, payload, 3, doubts),
      answerAllModal({ questions: [], offset: 0, total: 0 }, payload),
    ];
  },
  handedOverMessage: (h) => handedOverMessage({ byId: 'U2', question: questionOf(h) }),
  reminderMessage: (h) => reminderMessage({ questions: questionsOf(h), offset: 0, total: h.total }),
  unclearMessage: (h) => unclearMessage(questionsOf(h), idOf(0)),
  nothingWaitsMessage: () => nothingWaitsMessage(COMMAND),
  valueModal: (h) => [
    valueModal(placeOf(h)),
    valueModal(placeOf(h), h.prose, { claim: h.prose, said: h.prose }),
  ],
  postedMessage: (h) => [
    postedMessage({ questions: questionsOf(h), movedTo: ['U1', 'U2'] }),
    postedMessage({ questions: [], movedTo: ['U1'] }),
  ],
  settledMessage: (h) =>
    settledMessage({ byId: 'U2', isByAdmin: h.hides, question: questionOf({ ...h, isAnswered: true }) }),
  noStatisticsText: (h) => noStatisticsText(statisticsFiguresOf(h), COMMAND) ?? '',
  statisticsMessage: (h) => {
    const figures = statisticsFiguresOf(h);
    return shownWith(statisticsMessage(figures, statisticsPictures(figures), COMMAND));
  },
  noPatternsText: (h) => noPatternsText({ ...patternsFiguresOf(h), tags: [], lessons: [] }, COMMAND) ?? '',
  patternsMessage: (h) => {
    const figures = patternsFiguresOf(h);
    return shownWith(patternsMessage(figures, patternsPictures(figures), COMMAND));
  },
  privateStatisticsText: () => privateStatisticsText(COMMAND),
  handOverModal: () => handOverModal('hand-over', 'm'.repeat(3000)),
  laterModal: (h) => laterModal(placeOf(h)),
  noteModal: (h) => noteModal(placeOf(h), { note: h.prose, lesson: h.prose, why: 'bug' }),
  recordModal: (h) => [
    recordModal(),
    ...[true, false].map((changes) => recordModal({ form: formOf(h), payload: PAYLOAD, changes })),
  ],
  askAtModal: () => askAtModal(PAYLOAD),
  percentModal: () => percentModal(PAYLOAD),
  noteText: (h) => noteText({ kind: 'percent-rounded', from: h.label, percent: 67 }),
  readBackMessage: (h) => readBackMessage(readBackOf(h)),
  readBackView: (h) => readBackView(readBackOf(h)),
  shareModal: (h) => shareModal({ payload: PAYLOAD, channelId: 'C0000000001', hidesForecasts: h.hides }),
  notSharedText: (h) =>
    notSharedText({ channelId: 'C1', name: h.name, because: 'already-shared', cardLink: h.url }),
  cardMessage: (h) => [cardMessage(cardOf(h)), cardMessage(cardOf({ ...h, count: 500 }))],
  goneCardMessage: () => goneCardMessage(),
  cardNoteMessage: (h) =>
    [true, false].map((isAmong) => cardNoteMessage(cardOf({ ...h, isAnswered: true }), h.label, isAmong)),
  cardThreadMessage: () => cardThreadMessage('2026-11-23'),
  forecastModal: (h) => forecastModal(predictionOf(h), HOOK),
  forecastReply: (h) => [
    forecastReply({ taken: 'again' }, predictionOf(h), saidOf(h), {
      similar: readBackOf(h).similar ?? { past: [], tagRate: null },
      now: NOW,
      zone: 'UTC',
    }),
    forecastReply({ refusal: 'outsider' }, predictionOf(h), null),
  ],
  digestMessages: (h) => [...digestMessages(digestFiguresOf(h), DIGEST), ...digestMessages(QUIET, DIGEST)],
  previewMessages: (h) => {
    const payload = { channelId: 'C0000000001', previewId: 'p'.repeat(60), since: NOW, until: NOW };
    const wholes = [digestFiguresOf(h), QUIET].map((figures) => digestMessages(figures, DIGEST));
    return [...wholes, []].flatMap((messages) => previewMessages(messages, payload, true));
  },
  digestProblemText: (h) => digestProblemText('not-a-member', h.name),
  digestForm: (h) =>
    digestForm({
      channelId: 'C1',
      channelName: h.name,
      isOn: h.hides,
      weekday: 7,
      hour: 23,
      zone: 'UTC',
      hasCardsInThread: h.hides,
    }),
  digestSetText: (h) => digestSetText(digestSetOf(h), COMMAND),
  digestSetView: (h) => digestSetView(digestSetOf(h), COMMAND),
  helpMessage: () => (['all', 'scores'] as const).map((topic) => helpMessage(topic, COMMAND)),
  unknownWordMessage: (h) => unknownWordMessage(h.typed, COMMAND),
  homeView: (h) => homeView(homeOf(h), COMMAND),
  listMessage: (h) => {
    const filter = { state: 'open', tag: h.tag } as const;
    return [
      listMessage({ filter, ...LIST_PAGE, lines: [], total: 0 }, COMMAND),
      listMessage(
        { filter, ...LIST_PAGE, lines: many(12, (n) => lineOf(h, n)), total: 12 + h.total },
        COMMAND,
      ),
    ];
  },
  noticeMessage: (h) =>
    noticeMessage({ what: h.name, problem: h.label, todo: h.label, again: h.hides ? idOf(0) : null }),
  runPromptMessage: (h) =>
    (['prediction', 'whether', 'whose'] as const).map((asks) =>
      runPromptMessage({
        asks,
        runRowId: idOf(0),
        name: h.typed,
        project: h.typed,
        url: h.url,
        ownerHint: h.typed,
        ageMs: 86_400_000,
      }),
    ),
  promptsChosenMessage: () => promptsChosenMessage('never', COMMAND),
  givenUpMessage: () => givenUpMessage(COMMAND),
  nameTakenMessage: (h) => nameTakenMessage({ tracker: h.tag, name: h.typed.slice(0, 120) }, 'U2', COMMAND),
  newWebhookMessage: (h) =>
    newWebhookMessage({ tokenId: idOf(1), secret: ''.padEnd(64, 'a') }, h.name, COMMAND),
  newTokenMessage: (h) => newTokenMessage('hunch_'.padEnd(60, 'a'), h.name, COMMAND),
  tokenRefusedMessage: () => tokenRefusedMessage('too-many'),
  tokensMessage: (h) =>
    tokensMessage(
      many(20, (n) => ({
        teamId: 'T1',
        id: idOf(n),
        userId: 'U1',
        channelId: 'C1',
        label: h.label,
        madeBy: 'U1',
        madeAt: NOW,
        lastUsedAt: NOW,
        // Slack lets channels be called by small letters and signs only.
        channelName: 'c'.repeat(80),
      })),
      COMMAND,
    ),
  sentenceModal: (h): ModalView => sentenceModal(escapeMrkdwn(h.typed)),
  settingsModal: () =>
    settingsModal({ choices: CHOICES, zone: 'America/Argentina/ComodRivadavia', mayAdminister: true }),
  settingsSavedView: () => settingsSavedView(),
  workspaceModal: () => workspaceModal(ALL_ON),
  switchedOffText: () => switchedOffText('messages', COMMAND),
  switchesRefusedText: () => switchesRefusedText('not-an-admin'),
  welcomeMessage: () => welcomeMessage(COMMAND),
  forgetModal: () => forgetModal(COMMAND),
  forgottenView: () => forgottenView(COMMAND),
  privacyModal: () => privacyModal(COMMAND),
  exportMessage: (h) => exportMessage(h.hides),
  trackerNamesMessage: (h) => {
    // As long as the command takes them.
    const names = many(40, () => ({ tracker: h.tag, name: h.typed.slice(0, 120) }));
    return [
      trackerNamesMessage({ names }, null, COMMAND),
      trackerNamesMessage({ names }, names[0] ?? null, COMMAND),
    ];
  },
};

const DIGEST = { commandName: COMMAND, files: { reliability: 'F0000000001', intervals: 'F0000000002' } };
const QUIET = digestOf({ counts: { created: 0, answered: 0, void: 0, waiting: 500 } });

/** As it is posted, with every picture uploaded. */
const shownWith = (message: PicturedMessage): Message =>
  withPictures(
    message,
    Object.fromEntries(Object.keys(picturesOf(message)).map((name) => [name, 'F0000000001'])),
  );

/** In the middle of a long list, so that both buttons are there. */
const LIST_PAGE = { offset: 12, pageSize: 12 };

const CHOICES = {
  zone: 'America/Argentina/ComodRivadavia',
  defaultSharing: 'ask',
  workDays: [1, 2, 3, 4, 5, 6, 7],
  day: { starts: 0, ends: 24 },
  wakesAtNight: true,
  wantsReminders: true,
  isNamedInDigests: true,
  hasVisibleStatistics: true,
  runPrompts: 'every-start',
} as const;

const questionsOf = (h: Hostile) => many(h.count, (n) => questionOf({ ...h, isAnswered: n % 3 === 0 }, n));

const numbersOf = (questions: readonly Question[], value: number) =>
  Object.fromEntries(questions.map(({ prediction }) => [prediction.id, value]));

const lineOf = (h: Hostile, n: number) => ({
  prediction: predictionOf(h, n),
  isAuthor: n % 2 === 0,
  said: h.prose,
  state: (['open', 'waiting', 'answered'] as const)[n % 3] ?? 'open',
  happened: h.label,
  surpriseBits: 9.965784284662087,
});

const formOf = (h: Hostile) => ({
  ...EMPTY_FORM,
  kind: h.kind,
  claim: h.typed,
  percent: h.label,
  metric: h.name,
  unit: h.unit,
  low: h.label,
  median: h.label,
  high: h.label,
  level: h.label,
  options: h.typed,
  whenTyped: h.prose,
  run: h.url,
  tags: many(20, (n) => `${n}${h.tag}`.slice(0, 40)),
  because: h.typed,
});

const digestSetOf = (h: Hostile) => ({
  settings: { ...(digestOf().settings ?? NO_SETTINGS), isOn: h.hides },
  channelName: h.name,
  now: NOW,
});
const NO_SETTINGS: never = undefined as never;

const homeOf = (h: Hostile) => ({
  waiting: {
    questions: many(8, (n) => questionOf({ ...h, isAnswered: false }, n)),
    offset: 8,
    total: 16 + h.total,
  },
  drafts: many(5, (n) => ({
    teamId: 'T1',
    id: idOf(n),
    userId: 'U1',
    text: h.typed,
    form: null,
    channelId: null,
    typedAt: NOW,
  })),
  open: {
    questions: many(10, (n) => ({
      ...questionOf({ ...h, isAnswered: false }, n),
      state: 'put-off' as const,
    })),
    offset: 10,
    total: 20 + h.total,
  },
  recent: {
    questions: many(5, (n) => questionOf({ ...h, isAnswered: true }, 100 + n)),
    offset: 5,
    total: 10 + h.total,
  },
  record: {
    record: personRecordOf(h),
    picture: { fileId: 'F0000000001', alt: h.typed },
  },
  isFirstVisit: h.count === 0,
});
