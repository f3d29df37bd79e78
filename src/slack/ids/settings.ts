/** Ids of everything about a person's own settings; each has exactly one handler. */
export const settingsIds = {
  open: 'settings.open',
  form: 'settings.form',
  zone: 'settings.zone',
  sharing: 'settings.sharing',
  workDays: 'settings.work-days',
  dayStarts: 'settings.day-starts',
  dayEnds: 'settings.day-ends',
  asking: 'settings.asking',
  seen: 'settings.seen',
  openWorkspace: 'settings.open-workspace',
  workspace: 'settings.workspace',
  switches: 'settings.switches',
  privacy: 'settings.privacy',
  forget: 'settings.forget',
} as const;
