import type { App } from '@slack/bolt';
import type { Deps } from '../../deps.ts';
import { registerAnswer } from './answer/register.ts';
import { registerCapture } from './capture/register.ts';
import { registerCard } from './card/register.ts';
import { registerDigest } from './digest/register.ts';
import { registerHome } from './home/register.ts';
import { registerNotices } from './notice/register.ts';
import { registerRevise } from './revise/register.ts';
import { registerRuns } from './runs/register.ts';
import { registerSettings } from './settings/register.ts';
import { registerWorkspace } from './workspace/register.ts';

/** Everything that Slack can say to Hunch, one line for each thing people do. */
export function registerListeners(app: App, deps: Deps): void {
  registerCapture(app, deps);
  registerCard(app, deps);
  registerAnswer(app, deps);
  registerRevise(app, deps);
  registerWorkspace(app, deps);
  registerDigest(app, deps);
  registerHome(app, deps);
  registerSettings(app, deps);
  registerRuns(app, deps);
  registerNotices(app, deps);
}
