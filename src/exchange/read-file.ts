import type { ExportedPrediction } from '../domain/exchange/person-export.ts';
import { isFatebook, readFatebook } from './read-fatebook.ts';
import { exportSchema } from './schema.ts';

/** Predictions of a file, or everything that is wrong with it, each with its place, in sentences. */
export type FileRead =
  | { readonly predictions: readonly ExportedPrediction[]; readonly problems: readonly [] }
  | { readonly predictions: null; readonly problems: readonly string[] };

/** Problems told at once; a file that is wrong all over is mended from its top. */
const PROBLEMS_MAX = 20;

/**
 * Reads a file of predictions: the JSON of an export, or Fatebook's CSV. Nothing of a file with a problem is taken.
 *
 * @param forecaster whose forecasts in Fatebook's file are meant, as named there; null where only one person's are
 */
export function readFile(text: string, forecaster: string | null): FileRead {
  const content = text.replace(/^\uFEFF/, '');
  const read = /^\s*\{/.test(content)
    ? readExport(content)
    : isFatebook(content)
      ? readFatebook(content, forecaster)
      : problem(
          content.startsWith('prediction_id,')
            ? 'This is the CSV of an export, made for spreadsheets. Import the JSON that came with it.'
            : 'This is neither the JSON of an export from Hunch nor a CSV from Fatebook.',
        );
  const { problems } = read;
  if (problems.length <= PROBLEMS_MAX) return read;
  return {
    predictions: null,
    problems: [...problems.slice(0, PROBLEMS_MAX), `And ${problems.length - PROBLEMS_MAX} more.`],
  };
}

function readExport(content: string): FileRead {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch (error) {
    return problem(`The file is no whole JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
  const read = exportSchema.safeParse(json);
  if (read.success) return { predictions: read.data.predictions, problems: [] };
  const problems = read.error.issues.map(({ path, message }) => `${placeOf(path)}: ${message}`);
  return { predictions: null, problems };
}

/** `predictions[3].claim`, counting from 0 as the file's own tools do. */
function placeOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the file';
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}

const problem = (sentence: string): FileRead => ({ predictions: null, problems: [sentence] });
