import { type JobSettings, slackJobSettings } from '../../src/jobs/settings.ts';

/** The settings for Slack as it is, with every rate multiplied. */
export function fasterBy(factor: number): JobSettings {
  const faster = ({ perSecond, burst }: JobSettings['perTeam']) => ({
    perSecond: perSecond * factor,
    burst: burst * factor,
  });
  const { perChannel, perTeam, lookUpsPerTeam } = slackJobSettings;
  return {
    ...slackJobSettings,
    perChannel: faster(perChannel),
    perTeam: faster(perTeam),
    lookUpsPerTeam: faster(lookUpsPerTeam),
  };
}
