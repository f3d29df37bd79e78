import { runOfLink } from '../reading/extract/links.ts';
import type { Run } from './report.ts';

/** The run that a W&B or MLflow link names, by what its tracker knows it by; null for any other address. */
export function linkedRun(url: string): Pick<Run, 'source' | 'entity' | 'project' | 'runId'> | null {
  const { source, entity, project, runId } = runOfLink(url);
  if (source === null || runId === null) return null;
  return { source, entity: decoded(entity), project: decoded(project), runId: decoded(runId) };
}

/** Names stand in addresses with their blanks and signs encoded. */
function decoded(part: string | null): string {
  try {
    return decodeURIComponent(part ?? '').slice(0, NAME_MAX);
  } catch {
    return (part ?? '').slice(0, NAME_MAX);
  }
}

const NAME_MAX = 200;
