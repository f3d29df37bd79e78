import type { Deps } from '../../deps.ts';
import type { Switches } from '../../domain/people/switches.ts';
import { findSwitches } from '../../store/workspace/switches.ts';

/** What is on in a workspace, for its form and for whoever meets something that is off. */
export const switchesFigures = (deps: Deps, teamId: string): Promise<Switches> =>
  findSwitches(deps.db.read, teamId);
