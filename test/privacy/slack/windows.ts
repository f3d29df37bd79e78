import { follow } from '../../sandbox/support/follower.ts';
import type { World } from '../../support/world.ts';

/** Something that one person was shown: a message, a modal, their Home, or a file. */
export interface Shown {
  readonly userId: string;
  readonly what: string;
  /** Everything of it, as JSON; what a person typed themselves is left out. */
  readonly text: string;
}

/** The open windows of several people, which miss nothing: also what is edited or taken away a moment later. */
export interface Windows extends AsyncDisposable {
  /** What was shown since this was last asked, files included. */
  read(): Promise<Shown[]>;
}

/** Opens a window for each of these people, given by their ids. */
export async function openWindows(world: World, people: readonly string[]): Promise<Windows> {
  const base = `${world.sandbox.url}/sandbox`;
  const windows = await Promise.all(
    people.map(async (userId) => ({
      userId,
      stream: await follow(base, userId, { path: `/stream?as=${userId}` }),
    })),
  );
  const files = new Map<string, string>();
  return {
    async read() {
      const shown: Shown[] = [];
      for (const { userId, stream } of windows)
        for (const told of stream.events.splice(0)) {
          const text = wordsOf(told)?.replaceAll(ID, '');
          if (text === undefined) continue;
          shown.push({ userId, what: told.kind, text });
          for (const url of urlsOf(told)) {
            if (!files.has(url)) files.set(url, (await (await fetch(url)).text()).replaceAll(ID, ''));
            shown.push({ userId, what: 'file', text: files.get(url) ?? '' });
          }
        }
      return shown;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(windows.map(({ stream }) => stream[Symbol.asyncDispose]()));
    },
  };
}

/** Random digits that are nobody's number. */
const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|"block_id":"[^"]*"/g;

type Told = Readonly<Record<string, unknown>> & { readonly kind: string };

/** What the app says of it; null for what is not the app's. */
function wordsOf(told: Told): string | null {
  switch (told.kind) {
    case 'message': {
      const message = told['message'] as { byBot: boolean; text: string; plain: string; blocks: unknown };
      return message.byBot ? JSON.stringify([message.text, message.plain, message.blocks]) : null;
    }
    case 'views': {
      const views = told['views'] as readonly { plain: string; blocks: unknown; privateMetadata: string }[];
      return JSON.stringify(
        views.map(({ plain, blocks, privateMetadata }) => [plain, blocks, privateMetadata]),
      );
    }
    case 'home': {
      const { plain, blocks, privateMetadata } = told['view'] as Record<string, unknown>;
      return JSON.stringify([plain, blocks, privateMetadata]);
    }
    default:
      return null;
  }
}

function urlsOf(told: Told): string[] {
  if (told.kind !== 'message') return [];
  const { files } = told['message'] as { files: readonly { url: string; mimetype: string }[] };
  return files.filter(({ mimetype }) => !mimetype.startsWith('image/')).map(({ url }) => url);
}
