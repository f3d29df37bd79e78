import type { Deps } from '../../src/deps.ts';
import { EMPTY_FORM } from '../../src/domain/capture/form.ts';
import { personExport } from '../../src/figures/person-export.ts';
import { planQuestions } from '../../src/jobs/looks/plan.ts';
import { forgetOld } from '../../src/jobs/looks/retention.ts';
import { toReport } from '../../src/runs/to-report.ts';
import { findPrediction } from '../../src/store/predictions/find.ts';
import { putOff } from '../../src/usecases/answer/put-off.ts';
import { reflect } from '../../src/usecases/answer/reflect.ts';
import { undoVoid, voidByAdmin } from '../../src/usecases/answer/void-by-admin.ts';
import { captureLine } from '../../src/usecases/capture/capture-line.ts';
import { confirmDraft } from '../../src/usecases/capture/confirm-draft.ts';
import { discardDraft } from '../../src/usecases/capture/discard-draft.ts';
import { recordForm } from '../../src/usecases/capture/record-form.ts';
import { importPredictions } from '../../src/usecases/exchange/import-predictions.ts';
import { forgetMe } from '../../src/usecases/forget/forget-me.ts';
import { changeDue } from '../../src/usecases/revise/change-due.ts';
import { editPrediction } from '../../src/usecases/revise/edit-prediction.ts';
import { handOver } from '../../src/usecases/revise/hand-over.ts';
import { withdraw } from '../../src/usecases/revise/withdraw.ts';
import { reportRun } from '../../src/usecases/runs/report-run.ts';
import { type Desk, percent } from './answer/desk.ts';

/** A Monday, 13:00 in Berlin. */
export const MONDAY = '2026-03-02T12:00:00.000Z';
/** Shortly after the prediction of a scene has fallen due. */
export const DUE = '2026-03-20T09:01:00.000Z';
export const T1 = { teamId: 'T1' };
/** Ada, who records; Ben, to whom she hands over; Cleo, who forecasts. */
export const PEOPLE = ['U1', 'U2', 'U4'] as const;

/** Somebody does something about a prediction of Ada's. */
interface Scene {
  readonly desk: Desk;
  readonly deps: Deps;
  readonly id: string;
}

/** One way in which a Home comes to show something else. */
export interface Row {
  /** The use case, under src/usecases, or the job. */
  readonly of: string;
  readonly what: string;
  readonly arrange?: (scene: Scene) => Promise<unknown>;
  readonly act: (scene: Scene) => Promise<unknown>;
  /** Whose Home shows something else afterwards. */
  readonly changes: readonly (typeof PEOPLE)[number][];
  /** Whose Home is published by whoever calls it, since nothing may be kept about them. */
  readonly publishedAtOnce?: readonly (typeof PEOPLE)[number][];
}

const ada = ({ id }: Scene) => ({ ...T1, userId: 'U1', predictionId: id });
const ben = ({ id }: Scene) => ({ ...T1, userId: 'U2', predictionId: id });
const typed = (userId: string, text: string) => ({
  ...T1,
  userId,
  channelId: null,
  text,
  originKey: `typed|${text}`,
  typedAt: MONDAY,
});
const form = { ...EMPTY_FORM, claim: 'it converges', percent: '60' };

const handed = (scene: Scene) => handOver(scene.deps, { ...ada(scene), toId: 'U2', originKey: 'handed' });
async function forecast({ desk, id }: Scene) {
  await desk.share(id);
  await desk.forecast(id, 'U4', percent(20));
}
async function due(scene: Scene) {
  scene.desk.office.moveTo(DUE);
  await planQuestions(scene.deps);
}
const all =
  (...steps: readonly ((scene: Scene) => Promise<unknown>)[]) =>
  async (scene: Scene) => {
    for (const step of steps) await step(scene);
  };
const yes = ({ desk, id }: Scene) => desk.answer(id, { kind: 'yes' });
const answerId = async ({ deps, id }: Scene) =>
  (await findPrediction(deps.db.read, { ...T1, id }))?.answer?.id ?? '';
const report = ({ deps }: Scene, body: Parameters<typeof toReport>[0]) =>
  reportRun(deps, { ...T1, id: null, userId: 'U1', channelId: null }, toReport(body));
const admin = async ({ desk }: Scene) => desk.office.users.set('U4', { name: 'Cleo', isAdmin: true });
const draftId = async ({ deps }: Scene) =>
  (await deps.db.read.selectFrom('drafts').select('id').executeTakeFirstOrThrow()).id;

const capture: readonly Row[] = [
  {
    of: 'capture/capture-line.ts',
    what: 'a line is recorded',
    act: ({ deps }) => captureLine(deps, typed('U2', 'bleu > 30 by friday 60%')),
    changes: ['U2'],
  },
  {
    of: 'capture/capture-line.ts',
    what: 'a line becomes a draft',
    act: ({ deps }) => captureLine(deps, typed('U2', 'the loss spikes by friday')),
    changes: ['U2'],
  },
  {
    of: 'capture/record-form.ts',
    what: 'a form is recorded',
    act: ({ deps }) => recordForm(deps, { ...T1, userId: 'U2', originKey: 'view', form, draftId: null }),
    changes: ['U2'],
  },
  {
    of: 'capture/confirm-draft.ts',
    what: 'a draft is recorded',
    arrange: ({ deps }) => captureLine(deps, typed('U2', 'the loss spikes by friday')),
    act: async (scene) =>
      confirmDraft(scene.deps, {
        ...{ ...T1, userId: 'U2', draftId: await draftId(scene) },
        ...{ percent: 60, reading: null },
      }),
    changes: ['U2'],
  },
  {
    of: 'capture/discard-draft.ts',
    what: 'a draft is thrown away',
    arrange: ({ deps }) => captureLine(deps, typed('U2', 'the loss spikes by friday')),
    act: async (scene) => discardDraft(scene.deps, { ...T1, userId: 'U2', draftId: await draftId(scene) }),
    changes: ['U2'],
  },
  {
    of: 'the job that forgets',
    what: 'a draft expires',
    arrange: ({ deps }) => captureLine(deps, typed('U2', 'the loss spikes by friday')),
    act: async ({ desk, deps }) => {
      desk.office.moveTo('2026-03-10T12:00:00.000Z');
      await forgetOld(deps);
    },
    changes: ['U2'],
  },
];

const answering: readonly Row[] = [
  { of: 'the job that plans', what: 'a question falls due', act: due, changes: ['U1'] },
  {
    of: 'the job that plans',
    what: 'a question that was handed over falls due',
    arrange: handed,
    act: due,
    changes: ['U1', 'U2'],
  },
  {
    of: 'answer/answer.ts',
    what: 'it is answered: the record of its forecasters changes, too',
    arrange: all(forecast, handed, due),
    act: yes,
    changes: ['U1', 'U2', 'U4'],
  },
  {
    of: 'answer/undo-answer.ts',
    what: 'the answer is taken back',
    arrange: all(forecast, handed, due, yes),
    act: ({ desk, id }) => desk.undo(id),
    changes: ['U1', 'U2', 'U4'],
  },
  {
    of: 'answer/put-off.ts',
    what: 'the other person puts it off',
    arrange: all(handed, due),
    act: (scene) =>
      putOff(scene.deps, { ...ben(scene), dueSeq: 1, until: '2026-03-21T09:00:00.000Z', phrase: null }),
    changes: ['U1', 'U2'],
  },
  {
    of: 'answer/reflect.ts',
    what: 'a lesson is written down',
    arrange: all(handed, due, yes),
    act: async (scene) =>
      reflect(scene.deps, {
        ...ben(scene),
        answerId: await answerId(scene),
        ...{ note: 'it spiked', lesson: 'warm up longer', why: 'luck' },
      }),
    changes: ['U1', 'U2'],
  },
  {
    of: 'answer/void-by-admin.ts',
    what: 'an admin makes it void',
    arrange: all(forecast, handed, due, admin),
    act: (scene) => voidByAdmin(scene.deps, { ...ada(scene), userId: 'U4' }),
    changes: ['U1', 'U2'],
  },
  {
    of: 'answer/void-by-admin.ts',
    what: 'an admin takes that back',
    arrange: all(forecast, handed, due, admin, (scene) =>
      voidByAdmin(scene.deps, { ...ada(scene), userId: 'U4' }),
    ),
    act: (scene) => undoVoid(scene.deps, { ...ada(scene), userId: 'U4' }),
    changes: ['U1', 'U2'],
  },
];

const revising: readonly Row[] = [
  { of: 'revise/hand-over.ts', what: 'it is handed over', act: handed, changes: ['U1', 'U2'] },
  {
    of: 'revise/change-due.ts',
    what: 'it is asked at another time',
    arrange: handed,
    act: (scene) =>
      changeDue(scene.deps, { ...ada(scene), originKey: 'view', whenPreset: '', whenTyped: 'in 3 days' }),
    changes: ['U1', 'U2'],
  },
  {
    of: 'revise/edit-prediction.ts',
    what: 'its claim is changed',
    arrange: handed,
    act: (scene) => editPrediction(scene.deps, { ...ada(scene), originKey: 'view', form }),
    changes: ['U1', 'U2'],
  },
  {
    of: 'revise/withdraw.ts',
    what: 'it is withdrawn without trace',
    arrange: handed,
    act: (scene) => withdraw(scene.deps, ada(scene)),
    changes: ['U1', 'U2'],
  },
  {
    of: 'revise/withdraw.ts',
    what: 'it becomes void as withdrawn',
    arrange: all(handed, async ({ desk }) => desk.office.moveTo('2026-03-03T12:00:00.000Z')),
    act: (scene) => withdraw(scene.deps, ada(scene)),
    changes: ['U1', 'U2'],
  },
];

const others: readonly Row[] = [
  {
    of: 'runs/report-run.ts',
    what: 'its run ends and tells how its metric came out',
    arrange: async (scene) => {
      await captureLine(scene.deps, typed('U2', 'run-7 val_loss < 2 by tomorrow 60%'));
      await report(scene, { state: 'running', run_id: 'r7', run_name: 'run-7' });
      scene.desk.office.moveTo('2026-03-03T14:01:00.000Z');
      await planQuestions(scene.deps);
    },
    act: (scene) =>
      report(scene, { state: 'finished', run_id: 'r7', run_name: 'run-7', summary: { val_loss: 1.8 } }),
    changes: ['U2'],
  },
  {
    of: 'exchange/import-predictions.ts',
    what: 'a file is read',
    act: async ({ deps }) => {
      const whose = { ...T1, userId: 'U1', isLimited: false, freshAfter: MONDAY };
      const { predictions } = await personExport(deps.db.read, whose, MONDAY);
      const copy = <T extends { readonly id: string }>(one: T): T => ({ ...one, id: `copy-${one.id}` });
      const copies = predictions.map((one) => ({ ...copy(one), forecasts: one.forecasts.map(copy) }));
      await importPredictions(deps, { ...T1, userId: 'U2' }, copies);
    },
    changes: ['U2'],
  },
  {
    of: 'forget/forget-me.ts',
    what: 'whoever was asked is forgotten, so its author is asked again; their own Home is published at once',
    arrange: all(handed, due),
    act: ({ deps }) => forgetMe(deps, { ...T1, userId: 'U2' }),
    changes: ['U1', 'U2'],
    publishedAtOnce: ['U2'],
  },
];

export const rows: readonly Row[] = [...capture, ...answering, ...revising, ...others];

/** Use cases that change nothing of what a Home shows, and why. */
export const elsewhere: Readonly<Record<string, string>> = {
  'answer/reply.ts': 'posts a message',
  'capture/choose-sharing.ts': 'Home does not tell where something is shared',
  'capture/keep-dm.ts': 'where messages go',
  'capture/share.ts': 'Home does not tell where something is shared',
  'card/add-forecast.ts': 'Home lists what is one’s own, and a forecast counts once there is an outcome',
  'card/remove-card.ts': 'a card in a channel',
  'digest/post-now.ts': 'a post in a channel',
  'digest/set-digest.ts': 'a channel’s setting',
  'exchange/ask-for-export.ts': 'posts a message',
  'home/turn-home.ts': 'whoever turns a page is shown it at once',
  'people/know-channel.ts': 'who is in a channel',
  'people/know-member.ts': 'names and times are shown by Slack, as each reader has them',
  'revise/unshare.ts': 'Home does not tell where something is shared',
  'runs/claim-run.ts': 'whose run it is; Home lists predictions',
  'runs/link-tracker.ts': 'what a tracker calls somebody',
  'runs/look-up-owner.ts': 'whose run it is; Home lists predictions',
  'runs/tokens.ts': 'tokens are listed by their command',
  'settings/choose-settings.ts': 'settings are shown by their form',
  'settings/set-switches.ts': 'the workspace’s settings are shown by their form',
  'statistics/rebuild.ts': 'an operator’s command, which changes a figure only where it was wrong',
  'statistics/send-pictured.ts': 'posts a message',
  'workspace/channel-changed.ts': 'who is in a channel; Home lists what is one’s own',
};
