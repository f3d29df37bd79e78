import type { InstallationStore } from '@slack/bolt';
import type { Installations } from './installations.ts';

/** Where Bolt's OAuth pages keep a new installation. Reading it back is `authorize`'s work, not theirs. */
export function installationStore(installations: Installations): InstallationStore {
  return {
    async storeInstallation(installation) {
      const teamId = installation.team?.id ?? installation.enterprise?.id;
      const { bot } = installation;
      if (teamId === undefined || bot === undefined) throw new Error('an installation without team or bot');
      await installations.remember({
        teamId,
        enterpriseId: installation.enterprise?.id ?? null,
        name: installation.team?.name ?? installation.enterprise?.name ?? teamId,
        domain: '',
        appId: installation.appId ?? '',
        botId: bot.id,
        botUserId: bot.userId,
        botToken: bot.token,
        scopes: bot.scopes,
        installedBy: installation.user.id,
      });
    },
    async fetchInstallation() {
      throw new Error('installations are read by authorize');
    },
  };
}
